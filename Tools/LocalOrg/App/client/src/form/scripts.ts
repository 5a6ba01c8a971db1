import type { FormHandler } from "../api/definitions";
import type { ExecutionContext } from "../xrm/formContext";

const loading = new Map<string, Promise<void>>();

/** Loads a script web resource once per page. */
export function loadLibrary(name: string): Promise<void> {
  let known = loading.get(name);
  if (!known) {
    known = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `/WebResources/${name}`;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`The form library ${name} could not be loaded.`));
      document.head.append(script);
    });
    known.catch(() => loading.delete(name));
    loading.set(name, known);
  }
  return known;
}

/** Finds a function by its dotted path on window, as form XML names it. */
export function findFunction(path: string): ((...args: unknown[]) => unknown) | null {
  let owner: unknown = null;
  let found: unknown = window;
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
