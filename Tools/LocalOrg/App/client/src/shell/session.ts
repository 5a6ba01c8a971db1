import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { AppSummary, Definitions, SiteMap } from "../api/definitions";
import type { Language, Strings } from "../strings";
import type { Place } from "../router";

/** What every part of the app needs: definitions, words, where to go, dialogs. */
export interface Session {
  app: string;
  siteMap: SiteMap;
  /** The apps one can change to. */
  apps: AppSummary[];
  definitions: Definitions;
  language: Language;
  strings: Strings;
  user: { id: string; name: string };
  go(place: Place): void;
  alert(title: string, text: string, confirm?: boolean): Promise<boolean>;
  quickCreate(table: string, defaults: Record<string, string>): Promise<string | null>;
  /** What scripts get as their global context. */
  globalContext(): unknown;
  /** Shows a pane; null closes the open one. */
  openPane(pane: Pane | null): void;
}

/** A side pane: a web resource or a row's form shown beside the page, in a frame with this address. */
export interface Pane {
  paneId: string;
  title: string;
  canClose: boolean;
  width: number;
  url: string;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) {
    throw new Error("A part of the app was rendered outside its session.");
  }
  return session;
}
