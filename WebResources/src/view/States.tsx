import type { ComponentChildren, JSX } from "preact";
import type { RequestFailure } from "../data/errors";
import type { Texts } from "../text/strings";
import { usePanel } from "./context";

/** A whole-panel message. */
export function Notice({ title, text, children }: { title: string; text: string; children?: ComponentChildren }): JSX.Element {
  return (
    <section class="notice" role="status">
      <svg class="notice-art" viewBox="0 0 48 40" aria-hidden="true">
        <path d="M8 2h32a6 6 0 0 1 6 6v16a6 6 0 0 1-6 6H26l-10 8v-8H8a6 6 0 0 1-6-6V8a6 6 0 0 1 6-6Z" />
        <path d="M12 12h24M12 20h15" />
      </svg>
      <h1>{title}</h1>
      <p>{text}</p>
      {children}
    </section>
  );
}

/** Grey shapes where the panel's parts will stand. */
export function Skeleton({ label }: { label: string }): JSX.Element {
  return (
    <section class="skeleton" role="status" aria-busy="true">
      <h1 class="sr-only">{label}</h1>
      <div class="card bones-head"><div class="bone bone-figure" /><div class="bone bone-figure" /><div class="bone bone-figure" /></div>
      <div class="columns">
        <div class="card"><div class="bone bone-title" /><div class="bone bone-chart" /></div>
        <div class="card"><div class="bone bone-title" /><div class="bone bone-line" /><div class="bone bone-line" /><div class="bone bone-line short" /></div>
      </div>
    </section>
  );
}

/** What a failure means for one part of the panel: a missing right is named, the rest said as it is. */
export function partFailureText(failure: RequestFailure, t: Texts): string {
  return failure.kind === "denied" ? t("PartDenied", t(`Table_${failure.table}`)) : t("PartFailed", t(`Failed_${failure.kind}`));
}

export function Failed({ failure }: { failure: RequestFailure }): JSX.Element {
  const { texts: t, format, actions } = usePanel();
  const retry = <button type="button" class="button" onClick={() => actions.retry()}>{t("Retry")}</button>;
  if (failure.kind === "denied") return <Notice title={t("DeniedTitle")} text={t("DeniedText", t(`Table_${failure.table}`))}>{retry}</Notice>;
  const text = failure.kind === "busy" && failure.retryAfter !== null ? format.plural("Failed_busyFor", failure.retryAfter) : t(`Failed_${failure.kind}`);
  return <Notice title={t("FailedTitle")} text={text}>{retry}</Notice>;
}
