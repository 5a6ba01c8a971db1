import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { RequestFailure } from "../data/errors";
import { RISK_CODES } from "../model/choices";
import { rowsOfReason } from "../model/facts";
import type { Feedback } from "../model/feedback";
import type { Choice, ThemeIndex } from "../model/filter";
import type { Counterfactual, RiskReason, Standing } from "../model/standing";
import { usePanel } from "./context";
import { themeName } from "./themeNames";

interface Props {
  readonly standing: Standing | null | RequestFailure;
  readonly rows: readonly Feedback[];
  readonly index: ThemeIndex;
  readonly now: number;
  readonly onChoose: (choice: Choice) => void;
}

const STRONGEST = 2;

/** How likely the customer is to leave, the two strongest reasons, and what would help. */
export function RiskBlock(props: Props): JSX.Element | null {
  const { texts: t, format } = usePanel();
  const { standing } = props;
  if (standing === null || standing instanceof RequestFailure || standing.level === null || standing.risk === null) return null;
  return (
    <section class="block" aria-labelledby="risk-title">
      <h2 id="risk-title">{t("RiskTitle")}</h2>
      <p class={`figure risk-${standing.level}`} data-risk={standing.level} data-points={standing.risk}>
        <strong class="figure-number">{format.count(Math.round(standing.risk))}</strong>
        <span class="quiet">{t("OfHundred")}</span>
        <span class="figure-word">{t(`Risk_${standing.level}`)}</span>
      </p>
      {standing.reasons.length === 0 && <p class="quiet">{t("RiskNoReasons")}</p>}
      <ul class="reasons">
        {standing.reasons.slice(0, STRONGEST).map(reason => <Reason key={reason.code} reason={reason} {...props} />)}
      </ul>
      {standing.counterfactual && <WhatHelps action={standing.counterfactual} />}
    </section>
  );
}

function Reason({ reason, rows, index, now, onChoose }: { reason: RiskReason } & Props): JSX.Element {
  const { texts: t, format } = usePanel();
  const ids = useMemo(() => rowsOfReason(reason.code, reason.theme, rows, index, now), [reason, rows, index, now]);
  const text = reasonText(reason, t, format.plural);
  const points = <span class="quiet number">{format.signed(reason.points)}</span>;
  return (
    <li data-reason={reason.code}>
      {ids.length === 0
        ? <span class="reason">{text}</span>
        : <button type="button" class="link reason" onClick={() => onChoose({ label: text, ids: new Set(ids) })}>{text}</button>}
      {points}
    </li>
  );
}

function reasonText({ code, n, theme }: RiskReason, t: (key: string, ...values: readonly string[]) => string, plural: (key: string, n: number, ...more: readonly string[]) => string): string {
  if (!(RISK_CODES as readonly string[]).includes(code)) return code;
  const about = theme === null ? "" : themeName(theme, t);
  if (code === "open_complaints" || code === "unanswered") return theme === null ? plural(`Reason_${code}`, n) : plural(`Reason_${code}_about`, n, about);
  if (code === "repeated_theme") return plural("Reason_repeated_theme", n, about);
  return t(`Reason_${code}`);
}

/** "If the three open complaints about delivery were closed: 71 → 44". */
function WhatHelps({ action }: { action: Counterfactual }): JSX.Element {
  const { texts: t, format } = usePanel();
  const { code, n, theme, from, to } = action;
  const key = code === "unanswered" ? "IfAnswered" : theme === null ? "IfClosed" : "IfClosedAbout";
  return (
    <p class="helps" data-from={from} data-to={to}>
      {format.plural(key, n, theme === null ? "" : themeName(theme, t))}{" "}
      <strong class="number">{t("RiskFromTo", format.count(from), format.count(to))}</strong>
    </p>
  );
}
