import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ThemeSense } from "../data/corrections";
import type { RequestFailure } from "../data/errors";
import { POLARITIES, SENTIMENTS, THEME_CODES, type Polarity, type Sentiment } from "../model/choices";
import type { Feedback, Mention } from "../model/feedback";
import { usePanel } from "./context";
import type { Written } from "./CorrectedNote";
import { themeName } from "./themeNames";
import { useCatalogue } from "./useCatalogue";
import { writeFailureText } from "./writeFailure";

interface Props {
  readonly feedback: Feedback;
  readonly themes: readonly Mention[];
  readonly onClose: () => void;
  readonly onWritten: (written: Written) => void;
}

/** What should be instead: the sentiment, the themes, or both. What is left as it is stays the analyser's. */
export function CorrectForm({ feedback, themes, onClose, onWritten }: Props): JSX.Element {
  const { texts: t, format, actions } = usePanel();
  const was = sensesOf(themes);
  const [sentiment, setSentiment] = useState<Sentiment | null>(feedback.sentiment);
  const [senses, setSenses] = useState<readonly ThemeSense[]>(was);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const catalogue = useCatalogue("all");
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);

  const codes = catalogue.length > 0 ? catalogue.map(theme => theme.code) : [...THEME_CODES];
  const free = codes.filter(code => !senses.some(sense => sense.code === code));
  const name = (code: string): string => themeName(code, t, catalogue, format.languageId);
  const newSentiment = sentiment !== feedback.sentiment ? sentiment : null;
  const newThemes = sameSenses(senses, was) ? null : senses;
  const unchanged = newSentiment === null && newThemes === null;
  const save = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const correction = { sentiment: newSentiment, themes: newThemes };
      onWritten({ id: await actions.correct(feedback.id, correction), correction, modifiedOn: feedback.modifiedOn, undone: false });
    } catch (error) {
      setFailure(error as RequestFailure);
      setBusy(false);
    }
  };

  return (
    <form
      class="correct" aria-label={t("CorrectTitle")}
      onSubmit={event => { event.preventDefault(); void save(); }}
      onKeyDown={event => { if (event.key === "Escape") onClose(); }}
    >
      <label class="field">
        <span>{t("CorrectSentiment")}</span>
        <select ref={first} value={sentiment ?? ""} onChange={event => setSentiment((event.currentTarget.value || null) as Sentiment | null)}>
          {sentiment === null && <option value="">–</option>}
          {SENTIMENTS.filter(option => option !== "unscorable" || feedback.sentiment === "unscorable").map(option => <option key={option} value={option}>{t(`Sentiment_${option}`)}</option>)}
        </select>
      </label>
      <fieldset class="field">
        <legend>{t("CorrectThemes")}</legend>
        {senses.length === 0 && <p class="quiet">{t("CorrectNoThemes")}</p>}
        <ul class="senses">
          {senses.map(sense => (
            <li key={sense.code}>
              <span>{name(sense.code)}</span>
              <select
                aria-label={t("CorrectSense", name(sense.code))} value={sense.polarity}
                onChange={event => setSenses(senses.map(other => (other.code === sense.code ? { ...other, polarity: event.currentTarget.value as Polarity } : other)))}
              >
                {POLARITIES.map(polarity => <option key={polarity} value={polarity}>{t(`Polarity_${polarity}`)}</option>)}
              </select>
              <button type="button" class="link" aria-label={t("CorrectRemoveTheme", name(sense.code))} onClick={() => setSenses(senses.filter(other => other.code !== sense.code))}>{t("CorrectRemove")}</button>
            </li>
          ))}
        </ul>
        {free.length > 0 && (
          <select
            aria-label={t("CorrectAddTheme")} value=""
            onChange={event => { if (event.currentTarget.value !== "") setSenses([...senses, { code: event.currentTarget.value, polarity: defaultPolarity(sentiment) }]); }}
          >
            <option value="">{t("CorrectAddTheme")}</option>
            {free.map(code => <option key={code} value={code}>{name(code)}</option>)}
          </select>
        )}
      </fieldset>
      <p class="quiet">{t("CorrectNote")}</p>
      {failure && <p role="alert" class="form-error">{writeFailureText(failure, t)}</p>}
      <p class="actions">
        <button type="submit" class="button primary" disabled={busy || unchanged}>{t("CorrectSave")}</button>
        <button type="button" class="button" onClick={onClose}>{t("Cancel")}</button>
      </p>
    </form>
  );
}

function sensesOf(themes: readonly Mention[]): ThemeSense[] {
  const senses = new Map(themes.map(theme => [theme.themeCode, theme.polarity]));
  return [...senses].map(([code, polarity]) => ({ code, polarity }));
}

function sameSenses(a: readonly ThemeSense[], b: readonly ThemeSense[]): boolean {
  return a.length === b.length && a.every(sense => b.some(other => other.code === sense.code && other.polarity === sense.polarity));
}

function defaultPolarity(sentiment: Sentiment | null): Polarity {
  return sentiment === "veryNegative" || sentiment === "negative" ? "negative" : sentiment === "veryPositive" || sentiment === "positive" ? "positive" : sentiment === "mixed" ? "mixed" : "neutral";
}
