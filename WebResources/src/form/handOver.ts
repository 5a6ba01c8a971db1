import type { ClientApi, FormContext } from "../data/clientApi";

/** The panel's control on every form that holds it, and the tab it sits on. */
export const PANEL_CONTROL = "WebResource_CrmFeedbackPanel";
export const PANEL_TAB = "cfb_feedback";

interface PanelWindow {
  setClientApiContext?: (xrm: ClientApi, formContext: FormContext) => void;
}
interface FrameControl {
  getContentWindow?: () => PromiseLike<PanelWindow | null>;
}

/** The frame's window can be there before its script has run: a few tries, a quarter of a second apart. */
const TRIES = 40;
const TRY_EVERY_MS = 250;

/** Hands the client API to the panel of this form, if it has one. Never throws; any number of calls does no harm. */
export function handOver(formContext: Xrm.FormContext): void {
  const control = panelControl(formContext);
  if (!control?.getContentWindow) return;
  // On a tab not yet opened the promise waits until the frame exists.
  control.getContentWindow().then(panel => give(panel, formContext, TRIES), () => undefined);
}

export function panelControl(formContext: Xrm.FormContext): FrameControl | null {
  return formContext.getControl<Xrm.Controls.Control>(PANEL_CONTROL) as FrameControl | null;
}

function give(panel: PanelWindow | null, formContext: Xrm.FormContext, tries: number): void {
  try {
    if (typeof panel?.setClientApiContext === "function") panel.setClientApiContext(Xrm as unknown as ClientApi, formContext as unknown as FormContext);
    else if (panel && tries > 1) setTimeout(() => give(panel, formContext, tries - 1), TRY_EVERY_MS);
  } catch {
    // The frame was torn down meanwhile; the next TabStateChange hands over to the new one.
  }
}

/** Handler of TabStateChange: a form may destroy the frame when its tab is left and rebuild it when it is opened. */
export function onTabStateChange(executionContext: Xrm.Events.EventContext): void {
  try {
    handOver(executionContext.getFormContext());
  } catch {
    // As in onLoad: never a form error because of a panel.
  }
}

/** Listens to the panel's tab and to the form's data being loaded anew, for forms whose XML does not say so. */
export function watchPanelTab(formContext: Xrm.FormContext): void {
  const tab = formContext.ui.tabs.get(PANEL_TAB);
  // OnLoad may run again on the same form; removing first keeps one handler.
  tab?.removeTabStateChange?.(onTabStateChange);
  tab?.addTabStateChange?.(onTabStateChange);
  formContext.data.removeOnLoad?.(onDataLoad);
  formContext.data.addOnLoad?.(onDataLoad);
}

function onDataLoad(executionContext: Xrm.Events.EventContext): void {
  onTabStateChange(executionContext);
}
