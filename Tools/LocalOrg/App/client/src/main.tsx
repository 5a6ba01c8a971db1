import { render } from "preact";
import { Definitions } from "./api/definitions";
import { execute, retrieve } from "./api/webApi";
import { App } from "./shell/App";
import { currentLanguage } from "./strings";

async function start(): Promise<void> {
  const root = document.getElementById("app");
  if (!root) {
    throw new Error("index.html has no element with the id app.");
  }
  const language = currentLanguage();
  document.documentElement.lang = language.tag;
  const definitions = new Definitions(language.id);
  try {
    const apps = await definitions.apps();
    const wanted = new URLSearchParams(location.search).get("appname");
    // The widest app first: an agent works with cases when the cases package is installed.
    const chosen = apps.find((a) => a.uniqueName === wanted) ?? apps[apps.length - 1];
    if (!chosen) {
      throw new Error("No model-driven app is installed.");
    }
    definitions.app = chosen.uniqueName;
    const who = (await (await execute("GET", "WhoAmI()")).json()) as { UserId: string };
    const [siteMap, user] = await Promise.all([definitions.siteMap(chosen.uniqueName), retrieve(`systemusers(${who.UserId})?$select=fullname`)]);
    render(<App definitions={definitions} language={language} apps={apps} siteMap={siteMap} user={{ id: who.UserId, name: String(user["fullname"] ?? "") }} />, root);
  } catch (error) {
    render(<p class="error" role="alert">{error instanceof Error ? error.message : String(error)}</p>, root);
  }
}

void start();
