import { expect, test } from "vitest";
import { FrameRegistry } from "../src/xrm/formContext";
import { refuse } from "../src/xrm/refused";
import { findFunction, runHandler } from "../src/form/scripts";

test("a control's window is promised until its frame has loaded, and again after it was rebuilt", async () => {
  const frames = new FrameRegistry();
  const first = {} as Window;
  const second = {} as Window;
  const early = frames.window("panel");
  frames.loaded("panel", first);
  expect(await early).toBe(first);
  frames.loaded("panel", second);
  expect(await frames.window("panel")).toBe(second);
});

test("the window of a frame that was thrown away is promised anew until the frame is rebuilt", async () => {
  const frames = new FrameRegistry();
  const rebuilt = {} as Window;
  frames.loaded("panel", {} as Window);
  frames.removed("panel");
  let given: Window | null = null;
  const waiting = frames.window("panel").then((w) => { given = w; });
  await Promise.resolve();
  expect(given).toBeNull();
  frames.loaded("panel", rebuilt);
  await waiting;
  expect(given).toBe(rebuilt);
});

test("an unsupported member says its name", () => {
  expect(() => refuse("Xrm.Device", ["captureImage"])["captureImage"]?.()).toThrow("Xrm.Device.captureImage is not supported by the local organisation.");
});

test("a missing handler is reported and the form goes on", () => {
  const problems: string[] = [];
  const handler = { event: "onload", tab: null, column: null, functionName: "No.Such.thing", library: "x.js", parameters: "", passExecutionContext: true };
  runHandler(handler, {} as never, (m) => problems.push(m));
  expect(problems).toEqual(["The handler No.Such.thing of x.js does not exist."]);
});

test("an error in a handler is reported with its name", () => {
  const problems: string[] = [];
  (window as unknown as Record<string, unknown>)["Bad"] = { run: () => { throw new Error("broken"); } };
  runHandler({ event: "onload", tab: null, column: null, functionName: "Bad.run", library: "x.js", parameters: "", passExecutionContext: false }, {} as never, (m) => problems.push(m));
  expect(problems).toEqual(["Bad.run: broken"]);
  expect(findFunction("Bad.run")).not.toBeNull();
});
