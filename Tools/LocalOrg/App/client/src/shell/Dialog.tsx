import { useEffect, useRef } from "preact/hooks";
import { useSession } from "./session";

export interface DialogRequest {
  title: string;
  text: string;
  confirm: boolean;
  answer(confirmed: boolean): void;
}

export function Dialog({ request }: { request: DialogRequest }) {
  const { strings } = useSession();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-label={request.title || request.text} onCancel={() => request.answer(false)}>
      {request.title && <h2>{request.title}</h2>}
      <p class="dialog-text">{request.text}</p>
      <div class="dialog-buttons">
        <button type="button" class="primary" onClick={() => request.answer(true)}>{strings.ok}</button>
        {request.confirm && <button type="button" onClick={() => request.answer(false)}>{strings.cancel}</button>}
      </div>
    </dialog>
  );
}
