import type { SubArea } from "../api/definitions";
import { placeUrl, type Place } from "../router";
import { useSession } from "./session";

export function NavPane({ current, open }: { current: Place; open: boolean }) {
  const { siteMap, go, strings } = useSession();
  return (
    <nav class={open ? "navpane open" : "navpane"} aria-label={strings.menu}>
      {siteMap.groups.map((group) => (
        <section key={group.id}>
          <h2>{group.title}</h2>
          <ul>
            {group.subAreas.map((area) => <NavItem key={area.id} area={area} current={current} go={go} />)}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function NavItem({ area, current, go }: { area: SubArea; current: Place; go(place: Place): void }) {
  const { app } = useSession();
  const place = subAreaPlace(area, app);
  if (!place) {
    return null;
  }
  const selected = area.table !== null ? "table" in current && current.table === area.table : place.kind === "dashboard" && current.kind === "dashboard" && current.id === place.id;
  return (
    <li>
      <a href={placeUrl(place)} aria-current={selected ? "page" : undefined} onClick={(e) => { e.preventDefault(); go(place); }}>{area.title}</a>
    </li>
  );
}

/** The page a sub-area of the site map opens: a table's list, a dashboard or a web resource. */
export function subAreaPlace(area: SubArea, app: string): Place | null {
  if (area.table) {
    return { kind: "list", app, table: area.table, viewId: null };
  }
  if (area.dashboard) {
    return { kind: "dashboard", app, id: area.dashboard };
  }
  const prefix = "$webresource:";
  return area.url?.startsWith(prefix) ? { kind: "webresource", app, name: area.url.slice(prefix.length), data: null } : null;
}
