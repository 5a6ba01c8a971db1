import { FOLLOWUP_OUTCOMES, FOLLOWUP_STAGES, choiceName, type FollowUpOutcome, type FollowUpStage } from "./choices";
import { normalizeId, textOf, timeOrNull, type Row } from "./row";

/** One `cfb_followup` row. */
export interface FollowUp {
  readonly id: string;
  readonly open: boolean;
  readonly stage: FollowUpStage | null;
  /** Milliseconds since 1970-01-01 UTC, as all times. */
  readonly receivedOn: number;
  readonly dueOn: number | null;
  readonly verifiedOn: number | null;
  readonly outcome: FollowUpOutcome | null;
  readonly modifiedOn: string;
}

/** Reads the columns `<prefix>cfb_…`; null where there is no row or no time. */
export function toFollowUp(row: Row, prefix: string): FollowUp | null {
  const id = normalizeId(row[`${prefix}cfb_followupid`]);
  const receivedOn = timeOrNull(row[`${prefix}cfb_receivedon`]) ?? timeOrNull(row[`${prefix}createdon`]);
  if (id === "" || receivedOn === null) return null;
  return {
    id,
    receivedOn,
    open: row[`${prefix}statecode`] === 0,
    stage: choiceName(FOLLOWUP_STAGES, row[`${prefix}cfb_stage`]),
    dueOn: timeOrNull(row[`${prefix}cfb_dueon`]),
    verifiedOn: timeOrNull(row[`${prefix}cfb_verifiedon`]),
    outcome: choiceName(FOLLOWUP_OUTCOMES, row[`${prefix}cfb_outcome`]),
    modifiedOn: textOf(row[`${prefix}modifiedon`])
  };
}

/** The open one, if any. */
export function openFollowUp(all: readonly FollowUp[]): FollowUp | null {
  return all.find(followUp => followUp.open) ?? null;
}
