import { render } from "preact";
import type { PanelState, Surroundings } from "../controller";
import { englishTexts } from "../text/strings";
import { Panel } from "./Panel";
import { PanelContext } from "./context";
import { Notice, Skeleton } from "./States";

/** What the page shows before the form's script has called: a skeleton, after a while what it is waiting for. */
export function showWaiting(root: HTMLElement, hint: boolean): void {
  render(hint ? <Notice title={englishTexts("NoContextTitle")} text={englishTexts("NoContextText")} /> : <Skeleton label={englishTexts("Loading")} />, root);
}

export function showPanel(root: HTMLElement, state: PanelState, surroundings: Surroundings): void {
  document.documentElement.lang = surroundings.format.tag;
  document.title = surroundings.texts("PanelTitle");
  render(
    <PanelContext.Provider value={surroundings}>
      <Panel state={state} />
    </PanelContext.Provider>,
    root
  );
}

