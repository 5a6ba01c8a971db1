import type { JSX } from "preact";
import type { ReadyState } from "../controller";
import type { Choice, ThemeIndex } from "../model/filter";
import { usePanel } from "./context";
import { Facts } from "./Facts";
import { FollowUpBlock } from "./FollowUpBlock";
import { RiskBlock } from "./RiskBlock";
import { StandingBlock } from "./StandingBlock";

interface Props {
  readonly state: ReadyState;
  readonly index: ThemeIndex;
  readonly onChoose: (choice: Choice) => void;
  /** Beside a case's messages: the blocks stand one below the other. */
  readonly compact: boolean;
}

/** One look at the customer: how they feel, how likely they are to leave and why, what is to be done, what to know. */
export function Head({ state, index, onChoose, compact }: Props): JSX.Element {
  const { texts: t } = usePanel();
  const { data, loadedAt: now } = state;
  const name = data.target.customer?.name;
  return (
    <section class={compact ? "card head compact" : "card head"} aria-labelledby="head-title">
      <h1 id="head-title" class={compact ? "head-title" : "sr-only"}>{name ? t("HeadTitleNamed", name) : t("HeadTitle")}</h1>
      <div class="blocks">
        <StandingBlock standing={data.standing} rows={data.feedback} scoreBefore={state.scoreBefore} now={now} />
        <RiskBlock standing={data.standing} rows={data.feedback} index={index} now={now} onChoose={onChoose} />
        <FollowUpBlock followUps={data.followUps} now={now} />
      </div>
      <Facts data={data} index={index} now={now} onChoose={onChoose} />
    </section>
  );
}
