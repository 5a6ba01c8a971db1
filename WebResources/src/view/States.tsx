import type { ComponentChildren, JSX } from "preact";
import type { RequestFailure } from "../data/errors";
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
      <div class="bone bone-title" />
      <div class="bone bone-head" />
      <div class="bone bone-chart" />
      <div class="bone bone-line" />
      <div class="bone bone-line short" />
    </section>
  );
}

export function Failed({ failure }: { failure: RequestFailure }): JSX.Element {
  const { texts: t, format, actions } = usePanel();
  if (failure.kind === "denied") {
    return (
      <Notice title={t("DeniedTitle")} text={t("DeniedText", t(`Table_${failure.table}`))}>
        <button type="button" class="button" onClick={() => actions.retry()}>{t("Retry")}</button>
      </Notice>
    );
  }
  const text = failure.kind === "busy" && failure.retryAfter !== null ? format.plural("Failed_busyFor", failure.retryAfter) : t(`Failed_${failure.kind}`);
  return (
    <Notice title={t("FailedTitle")} text={text}>
      <button type="button" class="button" onClick={() => actions.retry()}>{t("Retry")}</button>
    </Notice>
  );
}
