import type { JSX } from "preact";
import type { PanelState } from "../controller";
import { usePanel } from "./context";
import { Ready } from "./Ready";
import { Failed, Notice, Skeleton } from "./States";

export function Panel({ state }: { state: PanelState }): JSX.Element {
  const { texts: t } = usePanel();
  switch (state.kind) {
    case "loading":
      return <Skeleton label={t("Loading")} />;
    case "unsaved":
      return <Notice title={t("UnsavedTitle")} text={t(state.table === "incident" ? "UnsavedTextCase" : "UnsavedText")} />;
    case "wrongTable":
      return <Notice title={t("WrongTableTitle")} text={t("WrongTableText")} />;
    case "failed":
      return <Failed failure={state.failure} />;
    case "ready": {
      const { target } = state.data;
      return <Ready key={`${target.table}_${target.customer?.id ?? target.id}`} state={state} />;
    }
  }
}
