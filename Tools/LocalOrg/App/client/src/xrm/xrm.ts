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
            async navigate(input: { pageType: string; webresourceName?: string; data?: string }) {
              if (input.pageType !== "webresource" || !input.webresourceName) {
                throw new Error(`A side pane with the page type ${input.pageType} is not supported by the local organisation.`);
              }
              session.openPane({
                paneId: options.paneId, title: options.title, canClose: options.canClose ?? true, width: options.width ?? 340,
                webResource: input.webresourceName, data: input.data ?? null,
              });
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

declare global {
  interface Window {
    Xrm?: ReturnType<typeof createXrm>;
  }
}
