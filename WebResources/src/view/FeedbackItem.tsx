import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { toneOf } from "../model/choices";
import { sourceOf, wordsAreHidden, type Feedback, type Words } from "../model/feedback";
import { Badges } from "./Badges";
import { usePanel } from "./context";
import { ChannelMark, Face } from "./icons";
import { MarkedWords } from "./MarkedWords";

export type WordsState = Words | "loading" | "failed";

interface Props {
  readonly feedback: Feedback;
  readonly words: WordsState;
  /** The newest of its list is shown whole. */
  readonly first: boolean;
  /** Whether the key to the marks stands below the words. */
  readonly legend: boolean;
  readonly arrived: boolean;
  readonly selected: boolean;
  readonly onCase: string | null;
  readonly onElement: (element: HTMLElement | null) => void;
}

/** One thing one customer said: sentiment, origin, words with their weight, ways to the record. */
export function FeedbackItem({ feedback, words, first, legend, arrived, selected, onCase, onElement }: Props): JSX.Element {
  const { texts: t, format } = usePanel();
  const tone = toneOf(feedback.sentiment);
  const details = [feedback.kind && t(`Kind_${feedback.kind}`), feedback.emotion && t(`Emotion_${feedback.emotion}`)].filter(Boolean).join(" · ");
  return (
    <li
      class={`feedback ${tone}${arrived ? " arrived" : ""}${selected ? " selected" : ""}`} tabIndex={-1} ref={onElement}
      data-feedback-id={feedback.id} data-sentiment={feedback.sentiment} data-score={feedback.score}
    >
      <div class="feedback-head">
        <span class={`sentiment ${tone}`}>
          <Face tone={tone} />
          {t(`Sentiment_${feedback.sentiment ?? "unscorable"}`)}
          {feedback.score !== null && feedback.sentiment !== "unscorable" && <span class="number">{format.score(feedback.score)}</span>}
        </span>
        <span class="quiet channel"><ChannelMark channel={feedback.channel} />{t(`Channel_${feedback.channel ?? "unknown"}`)}</span>
        <time class="quiet" dateTime={new Date(feedback.receivedOn).toISOString()} title={format.dayAndTime(feedback.receivedOn)}>{format.day(feedback.receivedOn)}</time>
      </div>
      {details && <p class="quiet details">{details}</p>}
      <Badges feedback={feedback} />
      <WordsView feedback={feedback} words={words} first={first} legend={legend} />
      <Links feedback={feedback} onCase={onCase} />
    </li>
  );
}

function WordsView({ feedback, words, first, legend }: { feedback: Feedback; words: WordsState; first: boolean; legend: boolean }): JSX.Element {
  const { texts: t } = usePanel();
  if (words === "loading") return <p class="quiet">{t("WordsLoading")}</p>;
  if (words === "failed") return <p class="quiet">{t("WordsFailed")}</p>;
  if (words.text === null) {
    if (wordsAreHidden(feedback, words)) return <p class="quiet hidden-words">{t("WordsHidden")}</p>;
    return <p class="quiet">{feedback.nps !== null || feedback.csat !== null || feedback.ces !== null ? t("WordsNone") : t("Reason_noText")}</p>;
  }
  return (
    <>
      <MarkedWords text={words.text} evidence={words.evidence} whole={first} legend={legend} />
      {feedback.truncated && <p class="quiet">{t("WordsTruncated")}</p>}
    </>
  );
}

function Links({ feedback, onCase }: { feedback: Feedback; onCase: string | null }): JSX.Element {
  const { texts: t, actions } = usePanel();
  const [failed, setFailed] = useState(false);
  const source = sourceOf(feedback);
  const open = (opening: Promise<boolean>): void => {
    setFailed(false);
    void opening.then(opened => setFailed(!opened));
  };
  const label = source && { incident: "OpenCase", email: "OpenEmail", cfb_surveyresponse: "OpenSurvey" }[source.table];
  return (
    <p class="links">
      {label && source.id !== onCase && <button type="button" class="link" onClick={() => open(actions.openSource(feedback))}>{t(label)}</button>}
      <button type="button" class="link" onClick={() => open(actions.openFeedback(feedback))}>{t("OpenFeedback")}</button>
      {failed && <span role="alert" class="quiet">{t("OpenFailed")}</span>}
    </p>
  );
}
