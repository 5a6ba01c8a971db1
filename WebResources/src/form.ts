import { handOver, onTabStateChange, watchPanelTab } from "./form/handOver";
import { openPanel } from "./form/openPanel";

/** Handler of the form's OnLoad event: gives the panel's frame its context, now and whenever the frame is rebuilt. */
function onLoad(executionContext: Xrm.Events.EventContext): void {
  try {
    const formContext = executionContext.getFormContext();
    handOver(formContext);
    watchPanelTab(formContext);
  } catch {
    // A form script's error would be shown to the user as a fault of the form; the panel says itself what it waits for.
  }
}

/** The library's namespace object; its functions are named in the form XML and in the command. */
const namespace = ((window as { CrmFeedback?: { Form?: unknown } }).CrmFeedback ??= {});
namespace.Form = { onLoad, onTabStateChange, openPanel };
