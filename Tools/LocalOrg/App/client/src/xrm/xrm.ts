import { bare, placeUrl } from "../router";
import type { Session } from "../shell/session";
import { createNavigation } from "./navigation";
import { refuse } from "./refused";
import { createUtility, type ResourceStrings } from "./utility";
import { createWebApi } from "./webApiClient";

interface PaneOptions {
  title: string;
  paneId: string;
  canClose?: boolean;
  width?: number;
}

interface PaneInput {
  pageType: string;
  webresourceName?: string;
  data?: string;
  entityName?: string;
  entityId?: string;
  formId?: string;
  tabName?: string;
}

/** The address of a side pane's page: a web resource, or a row's form without the app's own bars. */
function paneUrl(input: PaneInput, app: string): string {
  if (input.pageType === "webresource" && input.webresourceName) {
    return `/WebResources/${input.webresourceName}${input.data ? `?data=${encodeURIComponent(input.data)}` : ""}`;
  }
  if (input.pageType === "entityrecord" && input.entityName && input.entityId) {
    return placeUrl({ kind: "record", app, table: input.entityName, id: bare(input.entityId), formId: bare(input.formId ?? null), defaults: {}, tab: input.tabName, bare: true });
  }
  throw new Error(`A side pane with the page type ${input.pageType} is not supported by the local organisation.`);
}

/** The global client API object: what the app supports of it, the rest refused by name. */
export function createXrm(session: Session, resources: ResourceStrings) {
  const panes = new Map<string, unknown>();
  return {
    WebApi: createWebApi(session.definitions),
    Utility: createUtility(session.definitions, session.language, resources, session.user),
    Navigation: createNavigation(
      { app: session.app, go: session.go, openQuickCreate: session.quickCreate, alert: session.alert },
      session.strings,
    ),
    App: {
      addGlobalNotification: async (notification: { message: string }) => {
        await session.alert("", notification.message);
        return "notification";
      },
      sidePanes: {
        async createPane(options: PaneOptions) {
          const pane = {
            paneId: options.paneId,
            async navigate(input: PaneInput) {
              session.openPane({ paneId: options.paneId, title: options.title, canClose: options.canClose ?? true, width: options.width ?? 340, url: paneUrl(input, session.app) });
            },
            close: () => {
              panes.delete(options.paneId);
              session.openPane(null);
            },
            select: () => undefined,
          };
          panes.set(options.paneId, pane);
          return pane;
        },
        getPane: (id: string) => panes.get(id),
        getAllPanes: () => [...panes.values()],
      },
      ...refuse("Xrm.App", ["clearGlobalNotification"]),
    },
    Device: refuse("Xrm.Device", ["captureAudio", "captureImage", "captureVideo", "getBarcodeValue", "getCurrentPosition", "pickFile"]),
    Panel: refuse("Xrm.Panel", ["loadPanel"]),
    Encoding: refuse("Xrm.Encoding", ["htmlAttributeEncode", "htmlDecode", "htmlEncode", "xmlAttributeEncode", "xmlEncode"]),
  };
}

/** The client API object that form scripts see as `Xrm`. */
export type Xrm = ReturnType<typeof createXrm>;
