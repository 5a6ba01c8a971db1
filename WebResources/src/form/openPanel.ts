import { PANEL_TAB, handOver, panelControl } from "./handOver";

const PANE_ID = "cfb_feedback";

/**
 * The command's function. On a form that holds the panel it shows the panel's tab. On any other form it opens the panel in a
 * side pane: that page gets no client API from the platform and nothing may reach into its frame, so it says where the panel
 * can be read. Never throws.
 */
export function openPanel(primaryControl: Xrm.FormContext): void {
  try {
    const tab = primaryControl.ui.tabs.get(PANEL_TAB);
    if (tab && panelControl(primaryControl)) {
      tab.setVisible(true);
      tab.setFocus();
      handOver(primaryControl);
    } else {
      void openPane(primaryControl).catch(() => undefined);
    }
  } catch {
    // A command that fails silently is better than one that breaks the command bar.
  }
}

async function openPane(form: Xrm.FormContext): Promise<void> {
  const panes = Xrm.App?.sidePanes;
  if (!panes) return;
  const entity = form.data.entity;
  const page = {
    pageType: "webresource" as const,
    webresourceName: "cfb_/feedback/panel.html",
    data: `table=${entity.getEntityName()}&id=${entity.getId().replace(/[{}]/g, "").toLowerCase()}`
  };
  const pane = panes.getPane(PANE_ID) ?? await panes.createPane({
    paneId: PANE_ID,
    title: Xrm.Utility.getResourceString("cfb_/strings/panel", "PanelTitle") || "Customer feedback",
    imageSrc: "WebResources/cfb_/feedback/icon.svg",
    canClose: true,
    width: 400
  });
  await pane.navigate(page);
  pane.select();
}
