import type { FormHandler } from "../api/definitions";
import type { ExecutionContext } from "../xrm/formContext";

const loading = new Map<string, Promise<void>>();

/** Where form scripts run: this page until a frame of their own is there. */
let host: Window = window;
let ready: Promise<void> = Promise.resolve();

/**
 * Gives form scripts a hidden frame with the client API as its global `Xrm`. The page that holds the web resources has none:
 * a panel that reaches for `parent.Xrm` or `window.top.Xrm`, which the platform does not support, finds nothing here.
 */
export function hostScripts(xrm: unknown): Promise<void> {
  ready = new Promise((resolve, reject) => {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = "Form scripts";
    frame.src = "/app/scripts.html";
    frame.onload = () => {
      if (frame.contentWindow) {
        host = frame.contentWindow;
        (host as unknown as Record<string, unknown>)["Xrm"] = xrm;
      }
      resolve();
    };
    frame.onerror = () => reject(new Error("The frame of the form scripts could not be loaded."));
    document.body.append(frame);
  });
  return ready;
}

/** Loads a script web resource once per page. */
export function loadLibrary(name: string): Promise<void> {
  let known = loading.get(name);
  if (!known) {
    known = ready.then(() => new Promise<void>((resolve, reject) => {
      const script = host.document.createElement("script");
      script.src = `/WebResources/${name}`;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`The form library ${name} could not be loaded.`));
      host.document.head.append(script);
    }));
    known.catch(() => loading.delete(name));
    loading.set(name, known);
  }
  return known;
}

/** Finds a function by its dotted path among the scripts' globals, as form XML names it. */
export function findFunction(path: string): ((...args: unknown[]) => unknown) | null {
  let owner: unknown = null;
  let found: unknown = host;
  for (const part of path.split(".")) {
    owner = found;
    found = (found as Record<string, unknown> | null | undefined)?.[part];
  }
  return typeof found === "function" ? (found as (...args: unknown[]) => unknown).bind(owner) : null;
}

/** Runs a handler of the form XML; a missing function or an error in it is reported like the platform does, and the form goes on. */
export function runHandler(handler: FormHandler, context: ExecutionContext, report: (message: string) => void): void {
  const run = findFunction(handler.functionName);
  if (!run) {
    report(`The handler ${handler.functionName} of ${handler.library} does not exist.`);
    return;
  }
  try {
    const parameters = handler.parameters ? handler.parameters.split(",").map((p) => p.trim().replace(/^["']|["']$/g, "")) : [];
    run(...(handler.passExecutionContext ? [context, ...parameters] : parameters));
  } catch (error) {
    report(`${handler.functionName}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
