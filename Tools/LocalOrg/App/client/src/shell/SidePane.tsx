import { useSession, type Pane } from "./session";

export function SidePane({ pane, onClose }: { pane: Pane; onClose(): void }) {
  const { strings } = useSession();
  return (
    <aside class="sidepane" style={{ width: `${pane.width}px` }} aria-label={pane.title}>
      <header>
        <h2>{pane.title}</h2>
        {pane.canClose && <button type="button" class="icon" aria-label={strings.close} onClick={onClose}>✕</button>}
      </header>
      <iframe id={`pane-${pane.paneId}`} title={pane.title} src={pane.url} />
    </aside>
  );
}
