import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { RequestFailure, toFailure } from "../../src/data/errors";
import { ChangeWatch, delayAfter } from "../../src/data/watch";

describe("delay", () => {
  test.each([
    [0, null, false, 2_000], [1, null, false, 4_000], [3, null, false, 16_000], [12, null, false, 120_000],
    [1, 30, false, 30_000], [0, null, true, 15_000], [1, 1, false, 4_000]
  ])("after %i failures, Retry-After %j, idle %j: %i ms", (failures, retryAfter, idle, expected) => {
    expect(delayAfter(failures, retryAfter, idle)).toBe(expected);
  });
});

describe("watch", () => {
  let stamp = "a";
  let visible = true;
  const check = vi.fn(() => Promise.resolve(stamp));
  const changed = vi.fn(() => Promise.resolve());
  const start = (): ChangeWatch => {
    const watch = new ChangeWatch({ check, changed, isVisible: () => visible, now: () => Date.now() }, "a");
    watch.start();
    return watch;
  };

  beforeEach(() => {
    vi.useFakeTimers();
    stamp = "a";
    visible = true;
    check.mockReset().mockImplementation(() => Promise.resolve(stamp));
    changed.mockReset().mockImplementation(() => Promise.resolve());
  });
  afterEach(() => vi.useRealTimers());

  test("asks every two seconds and reports nothing while nothing changes", async () => {
    start();
    await vi.advanceTimersByTimeAsync(10_100);
    expect(check).toHaveBeenCalledTimes(5);
    expect(changed).not.toHaveBeenCalled();
  });

  test("reports a change within two seconds, and once more for what came in the same second", async () => {
    start();
    stamp = "b";
    await vi.advanceTimersByTimeAsync(2_000);
    expect(changed).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  test("asks nothing while hidden and at once when seen again", async () => {
    visible = false;
    const watch = start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(check).not.toHaveBeenCalled();
    visible = true;
    watch.checkNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(check).toHaveBeenCalledTimes(1);
  });

  test("obeys Retry-After even when the window comes back", async () => {
    check.mockRejectedValueOnce(new RequestFailure("busy", "cfb_feedback", 30));
    const watch = start();
    await vi.advanceTimersByTimeAsync(2_000);
    watch.checkNow();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(check).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(check).toHaveBeenCalledTimes(2);
  });

  test("a refresh that failed is tried again", async () => {
    changed.mockRejectedValueOnce(new RequestFailure("service", "cfb_feedback", null));
    start();
    stamp = "b";
    await vi.advanceTimersByTimeAsync(6_100);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  test("slows down when nobody touches it for ten minutes, and wakes on touch", async () => {
    const watch = start();
    await vi.advanceTimersByTimeAsync(610_000);
    check.mockClear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(check.mock.calls.length).toBeLessThanOrEqual(5);
    watch.touch();
    check.mockClear();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(check).toHaveBeenCalledTimes(1);
  });

  test("asks nothing after it was stopped", async () => {
    start().stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(check).not.toHaveBeenCalled();
  });
});

describe("failures", () => {
  test.each([
    [{ errorCode: -2147220960, message: "no" }, "denied", null],
    [{ errorCode: "0x80048306" }, "denied", null],
    [{ status: 403 }, "denied", null],
    [{ errorCode: -2147015902, status: 429, headers: { "retry-after": "17" } }, "busy", 17],
    [{ status: 429, headers: new Headers({ "Retry-After": "5" }) }, "busy", 5],
    [{ status: 429, retryAfter: 9 }, "busy", 9],
    [{ status: 429, retryAfter: "Wed, 21 Oct" }, "busy", null],
    [{ status: 404 }, "missing", null],
    [{ status: 500, message: "boom" }, "service", null],
    ["just text", "service", null],
    [undefined, "service", null]
  ] as const)("%j is %s", (error, kind, retryAfter) => {
    expect(toFailure(error, "cfb_feedback", true)).toMatchObject({ kind, retryAfter, table: "cfb_feedback" });
  });

  test("without connection an unknown failure is the connection", () => {
    expect(toFailure(new TypeError("Failed to fetch"), "cfb_feedback", false).kind).toBe("offline");
  });
});
