import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Correction } from "../data/corrections";
import { RequestFailure } from "../data/errors";
import type { Feedback } from "../model/feedback";
import { usePanel } from "./context";
import { writeFailureText } from "./writeFailure";

/** A correction written from this panel. */
export interface Written {
  readonly id: string;
  readonly correction: Correction;
  /** `modifiedon` of the feedback when it was written: another one means that it has been applied. */
  readonly modifiedOn: string;
  readonly undone: boolean;
}

interface Props {
  readonly feedback: Feedback;
  /** Whether the stored sentiment is a person's. */
  readonly corrected: boolean;
  readonly written: Written | null;
  readonly onWritten: (written: Written | null) => void;
}

/** Says that a feedback was corrected, or is about to be, with the way to take it back. */
export function CorrectedNote({ feedback, corrected, written, onWritten }: Props): JSX.Element | null {
  const { texts: t, actions } = usePanel();
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [busy, setBusy] = useState(false);
  const applied = written !== null && written.modifiedOn !== feedback.modifiedOn;
  useEffect(() => {
    if (written?.undone && applied) onWritten(null);
  }, [written, applied]);
  if (!corrected && written === null) return null;

  const undo = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const id = written?.id ?? (await actions.corrections(feedback.id))[0]?.id;
      if (id !== undefined) {
        await actions.undoCorrection(id);
        onWritten({ id, correction: { sentiment: null, themes: null }, modifiedOn: feedback.modifiedOn, undone: true });
      }
    } catch (error) {
      setFailure(error as RequestFailure);
    }
    setBusy(false);
  };
  const text = written?.undone ? "CorrectionUndoing" : written !== null && !applied ? "CorrectionApplying" : "CorrectionStands";
  return (
    <p class="corrected" role="status">
      <svg class="mark-icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M11.3 1.7a1.4 1.4 0 0 1 2 0l1 1a1.4 1.4 0 0 1 0 2L5.5 13.5 1.5 14.5l1-4z" /></svg>
      <span>{t(text)}</span>
      {!written?.undone && <button type="button" class="link" disabled={busy} onClick={() => void undo()}>{t("CorrectionUndo")}</button>}
      {failure && <span role="alert">{writeFailureText(failure, t)}</span>}
    </p>
  );
}
