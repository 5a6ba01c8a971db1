import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { toneOf } from "../model/choices";
import { isCorrected, sourceOf, wordsAreHidden } from "../model/details";
import type { Feedback, Mention } from "../model/feedback";
import { Badges } from "./Badges";
import { usePanel } from "./context";
import { CorrectForm } from "./CorrectForm";
import { CorrectedNote, type Written } from "./CorrectedNote";
import { ChannelMark, Face } from "./icons";
import { MarkedWords } from "./MarkedWords";
import type { DetailsState } from "./useDetails";
import { WhyView } from "./WhyView";
import { themeName } from "./themeNames";

interface Props {
  readonly feedback: Feedback;
  readonly details: DetailsState;
  readonly themes: readonly Mention[];
  /** Whether the key to the marks stands below the words. */
  readonly legend: boolean;
  /** Where it lies in the list, in pixels. */
  readonly top: number;
  /** From 1; size is −1 where nobody knows how many there are. */
  readonly position: number;
  readonly size: number;
  /** Whether the list's one tab stop is here. */
  readonly stop: boolean;
  readonly arrived: boolean;
  readonly selected: boolean;
  readonly onCase: string | null;
  readonly onElement: (element: HTMLElement | null) => void;
}

/** One thing one customer said: sentiment, origin, words with their weight, ways to the record, to the reasons, to a correction. */
export function FeedbackItem(props: Props): JSX.Element {
  const { feedback, details, themes, top, position, size } = props;
  const { texts: t, format } = usePanel();
  const [open, setOpen] = useState<"why" | "correct" | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const tone = toneOf(feedback.sentiment);
  const known = typeof details === "string" ? null : details;
  const about = [feedback.kind && t(`Kind_${feedback.kind}`), feedback.emotion && t(`Emotion_${feedback.emotion}`)].filter(Boolean).join(" · ");
  const toggle = (what: "why" | "correct"): void => setOpen(open === what ? null : what);
  return (
    <li
      class={`feedback ${tone}${props.arrived ? " arrived" : ""}${props.selected ? " selected" : ""}`} style={{ top: `${top}px` }} ref={props.onElement}
      tabIndex={props.stop ? 0 : -1} aria-posinset={position} aria-setsize={size}
      data-feedback-id={feedback.id} data-sentiment={feedback.sentiment} data-score={feedback.score}
    >
      <div class="feedback-head">
        <span class={`sentiment ${tone}`}>
          <Face tone={tone} />
          {t(`Sentiment_${feedback.sentiment ?? "unscorable"}`)}
          {feedback.score !== null && feedback.sentiment !== "unscorable" && <span class="number">{format.score(feedback.score)}</span>}
        </span>
        {about && <span class="quiet">{about}</span>}
        <span class="quiet channel"><ChannelMark channel={feedback.channel} />{t(`Channel_${feedback.channel ?? "unknown"}`)}</span>
        <time class="quiet" dateTime={new Date(feedback.receivedOn).toISOString()} title={format.dayAndTime(feedback.receivedOn)}>{format.day(feedback.receivedOn)}</time>
      </div>
      <Badges feedback={feedback} details={known} />
      <WordsView feedback={feedback} details={details} legend={props.legend} />
      {themes.length > 0 && (
        <p class="quiet item-themes">{themes.map(theme => themeName(theme.themeCode, t)).filter((name, at, all) => all.indexOf(name) === at).join(" · ")}</p>
      )}
      <CorrectedNote feedback={feedback} corrected={known !== null && isCorrected(feedback, known)} written={written} onWritten={setWritten} />
      <div class="links">
        <RecordLinks feedback={feedback} sourceKey={known?.sourceKey ?? ""} onCase={props.onCase} />
        {known?.evidence && known.text !== null && <button type="button" class="link" aria-expanded={open === "why"} onClick={() => toggle("why")}>{t("Why")}</button>}
        {known && <button type="button" class="link" aria-expanded={open === "correct"} onClick={() => toggle("correct")}>{t("Correct")}</button>}
      </div>
      {open === "why" && known && <WhyView feedback={feedback} details={known} />}
      {open === "correct" && (
        <CorrectForm feedback={feedback} themes={themes} onClose={() => setOpen(null)} onWritten={value => { setWritten(value); setOpen(null); }} />
      )}
    </li>
  );
}

function WordsView({ feedback, details, legend }: { feedback: Feedback; details: DetailsState; legend: boolean }): JSX.Element {
  const { texts: t } = usePanel();
  if (details === "loading") return <p class="bone bone-line words" aria-label={t("WordsLoading")} role="img" />;
  if (details === "failed") return <p class="quiet">{t("WordsFailed")}</p>;
  if (details.text === null) {
    if (wordsAreHidden(feedback, details)) return <p class="quiet hidden-words">{t("WordsHidden")}</p>;
    return <p class="quiet">{feedback.nps !== null || feedback.csat !== null || feedback.ces !== null ? t("WordsNone") : t("Unscorable_noText")}</p>;
  }
  return (
    <>
      <MarkedWords text={details.text} evidence={details.evidence} legend={legend} />
      {details.truncated && <p class="quiet">{t("WordsTruncated")}</p>}
    </>
  );
}

function RecordLinks({ feedback, sourceKey, onCase }: { feedback: Feedback; sourceKey: string; onCase: string | null }): JSX.Element {
  const { texts: t, actions } = usePanel();
  const [failed, setFailed] = useState(false);
  const source = sourceOf(sourceKey);
  const open = (table: string, id: string): void => {
    setFailed(false);
    void actions.open(table, id).then(opened => setFailed(!opened));
  };
  const label = source && { incident: "OpenCase", email: "OpenEmail", cfb_surveyresponse: "OpenSurvey" }[source.table];
  return (
    <>
      {label && source.id !== onCase && <button type="button" class="link" onClick={() => open(source.table, source.id)}>{t(label)}</button>}
      <button type="button" class="link" onClick={() => open("cfb_feedback", feedback.id)}>{t("OpenFeedback")}</button>
      {failed && <span role="alert" class="quiet">{t("OpenFailed")}</span>}
    </>
  );
}
