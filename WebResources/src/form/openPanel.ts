import { PANEL_TAB, handOver, panelControl } from "./handOver";

const PANE_ID = "cfb_feedback";

/** The solutions' own main forms, which hold the panel; a test looks them up in Solution/. */
export const PANEL_FORMS: Readonly<Record<string, string>> = {
  account: "648af1e7-9ad6-59bc-a5ee-7540e857bd38",
  contact: "83cb003c-6857-5384-8668-ba608cac69e3",
  incident: "cc907ba6-2573-55a7-a43e-fdfaec08be3c"
};

/**
 * The command's function: opens the panel of the form's record in a side pane, whatever form the user works in. The pane shows
 * our own form at its feedback tab, because only a form's script can give the panel its client API: a bare page in a pane gets
 * none. Where there are no side panes, or the record is not saved yet, the form's own feedback tab is shown. Never throws.
 */
export function openPanel(primaryControl: Xrm.FormContext): void {
  try {
    const entity = primaryControl.data.entity;
    const entityId = entity.getId().replace(/[{}]/g, "").toLowerCase();
    const formId = PANEL_FORMS[entity.getEntityName()];
    const panes = Xrm.App?.sidePanes;
    if (panes && formId && entityId !== "") {
      const page = { pageType: "entityrecord" as const, entityName: entity.getEntityName(), entityId, formId, tabName: PANEL_TAB };
      openPane(panes, page).catch(() => showTab(primaryControl));
    } else {
      showTab(primaryControl);
    }
  } catch {
    // A command that does nothing is better than one that breaks the command bar.
  }
}

async function openPane(panes: typeof Xrm.App.sidePanes, page: Xrm.Navigation.PageInputEntityRecord): Promise<void> {
  const open = panes.getPane(PANE_ID);
  const pane = open || await panes.createPane({
    paneId: PANE_ID,
    title: Xrm.Utility.getResourceString("cfb_/strings/panel", "PanelTitle") || "Customer feedback",
    imageSrc: "WebResources/cfb_/feedback/icon.svg",
    canClose: true,
    width: 480
  });
  try {
    await pane.navigate(page);
    pane.select();
  } catch (error) {
    if (!open) pane.close();
    throw error;
  }
}

function showTab(form: Xrm.FormContext): void {
  try {
    const tab = form.ui.tabs.get(PANEL_TAB);
    if (!tab || !panelControl(form)) return;
    if (!tab.getVisible()) tab.setVisible(true);
    tab.setFocus();
    handOver(form);
  } catch {
    // The form was left while the pane was opening.
  }
}
