import { useSession, type Pane } from "./session";

/** The frame of an open side pane is found by scripts as an element with the id `pane-<paneId>`. */
export function SidePane({ pane, onClose }: { pane: Pane; onClose(): void }) {
  const { strings } = useSession();
  const query = pane.data ? `?data=${encodeURIComponent(pane.data)}` : "";
  return (
    <aside class="sidepane" style={{ width: `${pane.width}px` }} aria-label={pane.title}>
      <header>
        <h2>{pane.title}</h2>
        {pane.canClose && <button type="button" class="icon" aria-label={strings.close} onClick={onClose}>✕</button>}
      </header>
      {pane.webResource && <iframe id={`pane-${pane.paneId}`} title={pane.title} src={`/WebResources/${pane.webResource}${query}`} />}
    </aside>
  );
}
