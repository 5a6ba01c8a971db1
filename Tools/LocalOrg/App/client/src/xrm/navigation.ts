import type { Strings } from "../strings";
import { bare, type Place } from "../router";
import { refuse } from "./refused";

/** What the client API needs from the app around it. */
export interface AppHost {
  app: string;
  go(place: Place): void;
  openQuickCreate(table: string, defaults: Record<string, string>): Promise<string | null>;
  alert(title: string, text: string, confirm: boolean): Promise<boolean>;
}

interface OpenFormOptions {
  entityName: string;
  entityId?: string;
  formId?: string;
  openInNewWindow?: boolean;
  useQuickCreateForm?: boolean;
}

interface PageInput {
  pageType: string;
  entityName?: string;
  entityId?: string;
  viewId?: string;
  webresourceName?: string;
  data?: string;
}

/** `Xrm.Navigation`. */
export function createNavigation(host: AppHost, strings: Strings) {
  const openForm = async (options: OpenFormOptions, parameters: Record<string, string> = {}) => {
    if (options.useQuickCreateForm) {
      const id = await host.openQuickCreate(options.entityName, parameters);
      return { savedEntityReference: id ? [{ id, entityType: options.entityName, name: "" }] : [] };
    }
    host.go({ kind: "record", app: host.app, table: options.entityName, id: bare(options.entityId ?? null), formId: options.formId ?? null, defaults: parameters });
    return { savedEntityReference: [] };
  };
  return {
    openForm,
    async navigateTo(page: PageInput) {
      if (page.pageType === "entityrecord" && page.entityName) {
        await openForm({ entityName: page.entityName, entityId: page.entityId });
      } else if (page.pageType === "entitylist" && page.entityName) {
        host.go({ kind: "list", app: host.app, table: page.entityName, viewId: bare(page.viewId ?? null) });
      } else if (page.pageType === "webresource" && page.webresourceName) {
        host.go({ kind: "webresource", app: host.app, name: page.webresourceName, data: page.data ?? null });
      } else {
        throw new Error(`Xrm.Navigation.navigateTo: the page type ${page.pageType} is not supported by the local organisation.`);
      }
    },
    async openUrl(url: string) {
      window.open(url, "_blank", "noopener");
    },
    async openAlertDialog(options: { text: string; title?: string }) {
      await host.alert(options.title ?? "", options.text, false);
    },
    async openConfirmDialog(options: { text: string; title?: string }) {
      return { confirmed: await host.alert(options.title ?? "", options.text, true) };
    },
    async openErrorDialog(options: { message?: string; errorCode?: number; details?: string }) {
      await host.alert(strings.failed, [options.message, options.errorCode, options.details].filter(Boolean).join("\n"), false);
    },
    async openWebResource(name: string, _options?: unknown, data?: string) {
      window.open(`/WebResources/${name}${data ? `?data=${encodeURIComponent(data)}` : ""}`, "_blank", "noopener");
    },
    ...refuse("Xrm.Navigation", ["openFile", "openTaskFlow"]),
  };
}
