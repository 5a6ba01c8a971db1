import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type * as FormLibrary from "../../src/form";

type Handler = (context: unknown) => void;

/** A form with the panel's control and tab, as far as the form library looks at it. */
function fakeForm(frame: () => Promise<unknown>, options: { panel?: boolean; table?: string; id?: string } = {}) {
  const tabHandlers = new Set<Handler>();
  const loadHandlers = new Set<Handler>();
  const tab = {
    addTabStateChange: (handler: Handler) => void tabHandlers.add(handler),
    removeTabStateChange: (handler: Handler) => void tabHandlers.delete(handler),
    getVisible: () => true, setVisible: vi.fn(), setFocus: vi.fn()
  };
  const form = {
    getControl: (name: string) => (options.panel !== false && name === "WebResource_CrmFeedbackPanel" ? { getContentWindow: frame } : null),
    ui: { tabs: { get: (name: string) => (options.panel !== false && name === "cfb_feedback" ? tab : null) } },
    data: {
      addOnLoad: (handler: Handler) => void loadHandlers.add(handler),
      removeOnLoad: (handler: Handler) => void loadHandlers.delete(handler),
      entity: { getEntityName: () => options.table ?? "account", getId: () => options.id ?? "{ABC}" }
    }
  };
  return { form, tab, tabHandlers, loadHandlers, context: { getFormContext: () => form } };
}

const library = (): Record<"onLoad" | "onTabStateChange" | "openPanel", Handler> =>
  (window as unknown as { CrmFeedback: { Form: Record<"onLoad" | "onTabStateChange" | "openPanel", Handler> } }).CrmFeedback.Form;

describe("the form library", () => {
  const pane = { navigate: vi.fn(() => Promise.resolve()), select: vi.fn(), close: vi.fn() };
  const xrm = {
    Utility: { getResourceString: () => null },
    App: { sidePanes: { getPane: () => undefined, createPane: vi.fn(() => Promise.resolve(pane)) } }
  };

  beforeEach(async () => {
    vi.useFakeTimers();
    vi.clearAllMocks();
    vi.stubGlobal("Xrm", xrm);
    vi.resetModules();
    await import("../../src/form") as typeof FormLibrary;
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  test("hands client API and form context to the panel's frame", async () => {
    const setClientApiContext = vi.fn();
    const { form, context } = fakeForm(() => Promise.resolve({ setClientApiContext }));
    library().onLoad(context);
    await vi.advanceTimersByTimeAsync(0);
    expect(setClientApiContext).toHaveBeenCalledExactlyOnceWith(xrm, form);
  });

  test("waits for a frame whose script has not run yet, but not for ever", async () => {
    const panel: { setClientApiContext?: unknown } = {};
    const { context } = fakeForm(() => Promise.resolve(panel));
    library().onLoad(context);
    await vi.advanceTimersByTimeAsync(1_000);
    panel.setClientApiContext = vi.fn();
    await vi.advanceTimersByTimeAsync(300);
    expect(panel.setClientApiContext).toHaveBeenCalledTimes(1);
    const never = fakeForm(() => Promise.resolve({}));
    library().onLoad(never.context);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("hands over again when the tab is opened or the data loaded anew, with one handler however often OnLoad runs", async () => {
    const setClientApiContext = vi.fn();
    const { context, tabHandlers, loadHandlers } = fakeForm(() => Promise.resolve({ setClientApiContext }));
    library().onLoad(context);
    library().onLoad(context);
    expect([tabHandlers.size, loadHandlers.size]).toEqual([1, 1]);
    for (const handler of [...tabHandlers, ...loadHandlers]) handler(context);
    await vi.advanceTimersByTimeAsync(0);
    expect(setClientApiContext).toHaveBeenCalledTimes(4);
  });

  test.each([
    ["a form without the panel", () => fakeForm(() => Promise.resolve(null), { panel: false }).context],
    ["a frame that never comes", () => fakeForm(() => Promise.reject(new Error("gone"))).context],
    ["a frame that is null", () => fakeForm(() => Promise.resolve(null)).context],
    ["a panel that throws", () => fakeForm(() => Promise.resolve({ setClientApiContext: () => { throw new Error("torn down"); } })).context],
    ["no context at all", () => undefined],
    ["a context that throws", () => ({ getFormContext: () => { throw new Error("disposed"); } })]
  ])("never throws: %s", async (_, context) => {
    expect(() => library().onLoad(context())).not.toThrow();
    expect(() => library().onTabStateChange(context())).not.toThrow();
    await vi.advanceTimersByTimeAsync(1_000);
  });

  test("the command opens the record's own feedback form at its tab in a side pane, whatever the form", async () => {
    const { form, tab } = fakeForm(() => Promise.resolve({}), { panel: false });
    library().openPanel(form);
    await vi.advanceTimersByTimeAsync(0);
    expect(xrm.App.sidePanes.createPane).toHaveBeenCalledWith(expect.objectContaining({ paneId: "cfb_feedback", title: "Customer feedback" }));
    expect(pane.navigate).toHaveBeenCalledExactlyOnceWith({
      pageType: "entityrecord", entityName: "account", entityId: "abc", formId: "648af1e7-9ad6-59bc-a5ee-7540e857bd38", tabName: "cfb_feedback"
    });
    expect(tab.setFocus).not.toHaveBeenCalled();
  });

  test.each([
    ["there are no side panes", { Utility: xrm.Utility }, {}],
    ["the record is not saved", xrm, { id: "" }],
    ["the table has no form of ours", xrm, { table: "lead" }],
    ["the pane cannot be opened", { ...xrm, App: { sidePanes: { getPane: () => undefined, createPane: () => Promise.reject(new Error("too many panes")) } } }, {}]
  ])("the command shows the form's own tab when %s", async (_, platform, options) => {
    vi.stubGlobal("Xrm", platform);
    const { form, tab } = fakeForm(() => Promise.resolve({}), options);
    library().openPanel(form);
    await vi.advanceTimersByTimeAsync(0);
    expect(tab.setFocus).toHaveBeenCalledTimes(1);
    expect(pane.navigate).not.toHaveBeenCalled();
  });

  test("a pane that cannot show the form is closed again", async () => {
    pane.navigate.mockRejectedValueOnce(new Error("page type not supported"));
    const { form, tab } = fakeForm(() => Promise.resolve({}));
    library().openPanel(form);
    await vi.advanceTimersByTimeAsync(0);
    expect(pane.close).toHaveBeenCalledTimes(1);
    expect(tab.setFocus).toHaveBeenCalledTimes(1);
  });

  test("the command never throws", async () => {
    expect(() => library().openPanel(undefined)).not.toThrow();
    vi.stubGlobal("Xrm", {});
    expect(() => library().openPanel(fakeForm(() => Promise.resolve({}), { panel: false }).form)).not.toThrow();
    await vi.advanceTimersByTimeAsync(0);
  });
});
