import { useEffect, useMemo, useState } from "preact/hooks";
import type { AppSummary, Definitions, SiteMap } from "../api/definitions";
import { DashboardPage } from "../dashboard/DashboardPage";
import { FormPage } from "../form/FormPage";
import { hostScripts } from "../form/scripts";
import { QuickCreate, type QuickCreateRequest } from "../form/QuickCreate";
import { ListPage } from "../grid/ListPage";
import { placeUrl, readPlace, type Place } from "../router";
import type { Language } from "../strings";
import { createXrm, type Xrm } from "../xrm/xrm";
import { ResourceStrings } from "../xrm/utility";
import { Dialog, type DialogRequest } from "./Dialog";
import { NavPane, subAreaPlace } from "./NavPane";
import { SessionContext, type Pane, type Session } from "./session";
import { SidePane } from "./SidePane";
import { TopBar } from "./TopBar";

export function App({ definitions, language, apps, siteMap, user }: { definitions: Definitions; language: Language; apps: AppSummary[]; siteMap: SiteMap; user: { id: string; name: string } }) {
  const app = siteMap.app.uniqueName;
  const [place, setPlace] = useState<Place>(() => readPlace(location.search));
  const [menuOpen, setMenuOpen] = useState(false);
  const [dialog, setDialog] = useState<DialogRequest | null>(null);
  const [drawer, setDrawer] = useState<QuickCreateRequest | null>(null);
  const [pane, setPane] = useState<Pane | null>(null);
  const resources = useMemo(() => new ResourceStrings(language), []);

  const session: Session = useMemo(() => ({
    app, apps, siteMap, definitions, language, strings: language.strings, user,
    go: (next: Place) => {
      history.pushState(null, "", placeUrl(next));
      setPlace(next);
      setMenuOpen(false);
    },
    alert: (title: string, text: string, confirm = false) =>
      new Promise<boolean>((resolve) => setDialog({ title, text, confirm, answer: (yes) => { setDialog(null); resolve(yes); } })),
    quickCreate: (table: string, defaults: Record<string, string>) =>
      new Promise<string | null>((resolve) => setDrawer({ table, defaults, answer: (id) => { setDrawer(null); resolve(id); } })),
    openPane: setPane,
    globalContext: () => xrm.Utility.getGlobalContext(),
  }), []);
  const xrm: Xrm = useMemo(() => {
    const made = createXrm(session, resources);
    void hostScripts(made);
    return made;
  }, []);
  useEffect(() => {
    const back = () => setPlace(readPlace(location.search));
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);

  const embedded = place.kind === "record" && place.bare === true;
  const shown = place.kind === "home" ? firstPlace(siteMap) : place;
  return (
    <SessionContext.Provider value={session}>
      {!embedded && <><a class="skip" href="#main">{language.strings.skip}</a><TopBar onMenu={() => setMenuOpen(!menuOpen)} /></>}
      <div class="body">
        {!embedded && <NavPane current={shown} open={menuOpen} />}
        <main id="main" tabIndex={-1}><Page place={shown} resources={resources} /></main>
        {pane && <SidePane pane={pane} onClose={() => setPane(null)} />}
      </div>
      {drawer && <><div class="scrim" /><QuickCreate request={drawer} resources={resources} /></>}
      {dialog && <Dialog request={dialog} />}
    </SessionContext.Provider>
  );
}

function Page({ place, resources }: { place: Place; resources: ResourceStrings }) {
  switch (place.kind) {
    case "list":
      return <ListPage key={place.table} tableName={place.table} viewId={place.viewId} chartId={place.chartId ?? null} drill={place.drill ?? null} />;
    case "dashboard":
      return <DashboardPage key={place.id} id={place.id} />;
    case "record":
      return <FormPage table={place.table} id={place.id} formId={place.formId} defaults={place.defaults} tab={place.tab ?? null} embedded={place.bare === true} resources={resources} />;
    case "webresource":
      return <iframe class="webresource page" title={place.name} src={`/WebResources/${place.name}${place.data ? `?data=${encodeURIComponent(place.data)}` : ""}`} />;
    default:
      return null;
  }
}

/** Where the app opens: the first sub-area of its site map. */
function firstPlace(siteMap: SiteMap): Place {
  for (const area of siteMap.groups.flatMap((g) => g.subAreas)) {
    const place = subAreaPlace(area, siteMap.app.uniqueName);
    if (place) {
      return place;
    }
  }
  return { kind: "home", app: siteMap.app.uniqueName };
}
