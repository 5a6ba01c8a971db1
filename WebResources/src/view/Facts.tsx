import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { PanelData } from "../data/reader";
import { factsOf, type Fact } from "../model/facts";
import type { Choice, ThemeIndex } from "../model/filter";
import type { Format } from "../text/format";
import type { Texts } from "../text/strings";
import { usePanel } from "./context";
import { themeName } from "./themeNames";

interface Props {
  readonly data: PanelData;
  readonly index: ThemeIndex;
  readonly now: number;
  readonly onChoose: (choice: Choice) => void;
}

/** What to know before a call: three facts, each leading to the messages it rests on. */
export function Facts({ data, index, now, onChoose }: Props): JSX.Element | null {
  const { texts: t, format } = usePanel();
  const facts = useMemo(() => factsOf(data.feedback, index, now), [data.feedback, index, now]);
  if (facts.length === 0) return null;
  return (
    <section class="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{t("FactsTitle")}</h2>
      <ul>
        {facts.map(fact => {
          const text = factText(fact, t, format);
          return (
            <li key={fact.kind} data-fact={fact.kind}>
              <button type="button" class="fact" onClick={() => onChoose({ label: text, ids: new Set(fact.ids) })}>
                <span>{text}</span>
                <span class="quiet">{format.plural("FactRows", fact.ids.length)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {data.prefers && <p class="quiet">{t("Prefers", data.prefers)}</p>}
    </section>
  );
}

/** A fact in words. */
export function factText(fact: Fact, t: Texts, format: Format): string {
  switch (fact.kind) {
    case "leaving":
    case "mayLeave":
    case "regulator":
      return t(`Fact_${fact.kind}`, format.day(fact.on));
    case "openComplaints":
      return fact.theme === null
        ? format.plural("Fact_openComplaints", fact.count, format.day(fact.since))
        : format.plural("Fact_openComplaintsAbout", fact.count, format.day(fact.since), themeName(fact.theme, t));
    case "unanswered":
      return format.plural("Fact_unanswered", fact.count, format.day(fact.since));
    case "repeated":
    case "praised":
      return format.plural(`Fact_${fact.kind}`, fact.count, themeName(fact.theme, t));
    case "lastHeard": {
      const feeling = [fact.sentiment && t(`Sentiment_${fact.sentiment}`), fact.emotion && t(`Emotion_${fact.emotion}`)].filter(Boolean).join(" · ");
      return t("Fact_lastHeard", format.day(fact.on), t(`Channel_${fact.channel ?? "unknown"}`), feeling);
    }
    case "lastNps":
      return t("Fact_lastNps", format.count(fact.answer), format.day(fact.on));
    case "channel":
      return t("Fact_channel", t(`Channel_${fact.channel}`), format.count(fact.count), format.count(fact.of));
  }
}
