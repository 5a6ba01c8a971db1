import { chooseLanguage, languages } from "../strings";
import { useSession } from "./session";

export function TopBar({ onMenu }: { onMenu(): void }) {
  const { strings, language, siteMap, apps, app, go, user } = useSession();
  return (
    <header class="topbar">
      <button type="button" class="icon" aria-label={strings.menu} onClick={onMenu}>☰</button>
      <a class="brand" href={`/main.aspx?appname=${app}`} onClick={(e) => { e.preventDefault(); go({ kind: "home", app }); }} aria-label={siteMap.app.name}>{apps.length > 1 ? "⌂" : siteMap.app.name}</a>
      {apps.length > 1 && (
        <label class="apps">
          <span class="sr">{strings.home}</span>
          <select value={app} onChange={(e) => location.assign(`/main.aspx?appname=${encodeURIComponent(e.currentTarget.value)}`)}>
            {apps.map((a) => <option key={a.uniqueName} value={a.uniqueName}>{a.name}</option>)}
          </select>
        </label>
      )}
      <span class="env">{strings.local}</span>
      <label class="language">
        <span class="sr">{strings.language}</span>
        <select value={String(language.id)} onChange={(e) => chooseLanguage(Number(e.currentTarget.value))}>
          {languages.map((l) => <option key={l.id} value={String(l.id)}>{l.name}</option>)}
        </select>
      </label>
      <span class="user" title={user.name} aria-label={user.name}>{initials(user.name)}</span>
    </header>
  );
}

function initials(name: string): string {
  return name.split(/\s+/).map((part) => [...part][0] ?? "").join("").slice(0, 2).toUpperCase();
}
