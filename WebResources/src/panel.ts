import { PanelController } from "./controller";
import type { ClientApi, FormContext } from "./data/clientApi";
import { showPanel, showWaiting } from "./view/render";

declare global {
  interface Window {
    /**
     * The only door: the form's script hands over the client API and its form context. May be called any number of times;
     * a new form, record or customer starts the panel anew, the same one only makes it look for news.
     */
    setClientApiContext?: (xrm: ClientApi, formContext: FormContext) => void;
  }
}

/** How long the page waits for the form's script before it says what it is waiting for. */
const HINT_AFTER_MS = 8_000;

const root = document.getElementById("panel");
if (root) start(root);

function start(root: HTMLElement): void {
  let controller: PanelController | null = null;
  showWaiting(root, false);
  const hint = setTimeout(() => showWaiting(root, true), HINT_AFTER_MS);

  window.setClientApiContext = (xrm, formContext) => {
    clearTimeout(hint);
    if (controller && controller.form === formContext) {
      controller.follow();
      return;
    }
    controller?.dispose();
    controller = new PanelController(xrm, formContext, (state, surroundings) => showPanel(root, state, surroundings), isVisible);
  };

  const checkNow = (): void => controller?.checkNow();
  const touch = (): void => controller?.touch();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) checkNow();
  });
  window.addEventListener("focus", checkNow);
  window.addEventListener("pointermove", touch, { passive: true });
  window.addEventListener("keydown", touch);
  // The form outlives this frame: a handler left on it would call into a page that is gone.
  window.addEventListener("pagehide", () => {
    controller?.dispose();
    controller = null;
  });
}

// A frame in a form tab that is not open has no width although its document counts as visible.
function isVisible(): boolean {
  return !document.hidden && window.innerWidth > 0;
}
