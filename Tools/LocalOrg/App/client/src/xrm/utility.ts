import type { Definitions } from "../api/definitions";
import type { Language } from "../strings";
import { dateFormats } from "./dateFormats";
import { refuse } from "./refused";

/** The texts of `<name>.<language>.resx` web resources, loaded before a form's scripts run. */
export class ResourceStrings {
  private readonly loaded = new Map<string, Map<string, string>>();

  constructor(private readonly language: Language) {}

  /** Loads the resx of a base name: the user's language, else English. */
  async load(baseName: string): Promise<void> {
    if (this.loaded.has(baseName)) {
      return;
    }
    for (const language of [this.language.id, 1033]) {
      const response = await fetch(`/WebResources/${baseName}.${language}.resx`);
      if (response.ok) {
        const document = new DOMParser().parseFromString(await response.text(), "text/xml");
        const entries = [...document.querySelectorAll("data")].map((d): [string, string] => [d.getAttribute("name") ?? "", d.querySelector("value")?.textContent ?? ""]);
        this.loaded.set(baseName, new Map(entries));
        return;
      }
    }
    this.loaded.set(baseName, new Map());
  }

  /** null for an unknown key, as the platform answers. */
  get(baseName: string, key: string): string | null {
    return this.loaded.get(baseName)?.get(key) ?? null;
  }
}

/** `Xrm.Utility`. */
export function createUtility(definitions: Definitions, language: Language, strings: ResourceStrings, user: { id: string; name: string }) {
  const globalContext = {
    userSettings: {
      userId: user.id,
      userName: user.name,
      languageId: language.id,
      isRTL: false,
      securityRoles: [] as string[],
      getTimeZoneOffsetMinutes: () => -new Date().getTimezoneOffset(),
      dateFormattingInfo: dateFormats(language.id),
    },
    organizationSettings: { languageId: 1033, uniqueName: "localorg", baseCurrencyId: null, isAutoSaveEnabled: false },
    client: { getClient: () => "Web", getClientState: () => "Online", getFormFactor: () => 1, isOffline: () => false },
    getClientUrl: () => location.origin,
    getVersion: () => "9.2.0.0",
    isOnPremises: () => false,
    getCurrentAppProperties: async () => ({ uniqueName: new URLSearchParams(location.search).get("appname") ?? "" }),
    getCurrentAppUrl: () => location.href,
    getWebResourceUrl: (name: string) => `${location.origin}/WebResources/${name}`,
    ...refuse("globalContext", ["getAdvancedConfigSetting", "prependOrgName"]),
  };
  return {
    getGlobalContext: () => globalContext,
    getResourceString: (webResource: string, key: string) => strings.get(webResource, key),
    getEntityMetadata: async (table: string) => {
      const found = await definitions.table(table);
      return {
        LogicalName: found.logicalName, EntitySetName: found.entitySet, PrimaryIdAttribute: found.primaryId, PrimaryNameAttribute: found.primaryName,
        DisplayName: found.displayName, DisplayCollectionName: found.displayCollectionName,
      };
    },
    getEntitySetName: (table: string) => {
      throw new Error(`Xrm.Utility.getEntitySetName(${table}) is not supported by the local organisation; use getEntityMetadata.`);
    },
    showProgressIndicator: (message: string) => document.body.setAttribute("data-progress", message),
    closeProgressIndicator: () => document.body.removeAttribute("data-progress"),
    ...refuse("Xrm.Utility", ["invokeProcessAction", "lookupObjects", "refreshParentGrid", "getAllowedStatusTransitions", "getLearningPathAttributeName", "getPageContext"]),
  };
}
