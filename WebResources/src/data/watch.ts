import { RequestFailure } from "./errors";

/*
 * Why polling: a case made elsewhere in the app, in another window, by another agent or by arriving mail raises no event in
 * this frame, and Dataverse pushes nothing to the browser. One request of one narrow row every two seconds, only while the
 * frame can be seen, is 150 of the 6,000 requests a user may make in five minutes; a frame nobody has touched, and where
 * nothing has changed, for ten minutes asks four times a minute.
 */
const ACTIVE_MS = 2_000;
const IDLE_MS = 15_000;
const IDLE_AFTER_MS = 600_000;
const LONGEST_MS = 120_000;

/** What the watch needs of its surroundings, so that tests can stand in. */
export interface WatchHost {
  /** Resolves to a stamp of the newest change. */
  check(): Promise<string>;
  /** Called when the stamp differs from the one before, and once more after that. Its promise is awaited before the next check. */
  changed(before: string, after: string): Promise<void>;
  isVisible(): boolean;
  now(): number;
}

/** Wait before the next check after `failures` failed ones in a row, in milliseconds. */
export function delayAfter(failures: number, retryAfterSeconds: number | null, idle: boolean): number {
  const base = idle ? IDLE_MS : ACTIVE_MS;
  const backedOff = failures === 0 ? base : Math.min(base * 2 ** failures, LONGEST_MS);
  return Math.max(backedOff, (retryAfterSeconds ?? 0) * 1000);
}

/** Looks for changes while the panel can be seen; backs off on errors and obeys Retry-After. */
export class ChangeWatch {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private stopped = false;
  private failures = 0;
  private notBefore = 0;
  private settling = false;
  private touchedAt: number;

  constructor(private readonly host: WatchHost, private stamp: string) {
    this.touchedAt = host.now();
  }

  start(): void {
    this.plan(ACTIVE_MS);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Somebody works with the panel: the full pace again. */
  touch(): void {
    const wasIdle = this.isIdle();
    this.touchedAt = this.host.now();
    if (wasIdle && !this.running) this.plan(ACTIVE_MS);
  }

  /** Looks at once, for instance when the window comes back, unless the service asked to wait. */
  checkNow(): void {
    this.touchedAt = this.host.now();
    if (!this.running) this.plan(Math.max(0, this.notBefore - this.host.now()));
  }

  private isIdle(): boolean {
    return this.host.now() - this.touchedAt > IDLE_AFTER_MS;
  }

  private plan(delay: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.tick(), delay);
  }

  private async tick(): Promise<void> {
    this.running = true;
    let retryAfter: number | null = null;
    try {
      if (this.host.isVisible()) {
        const stamp = await this.host.check();
        const differs = this.stamp !== stamp;
        if (differs || this.settling) {
          this.touchedAt = this.host.now();
          await this.host.changed(this.stamp, stamp);
        }
        // modifiedon counts whole seconds: a second change within the same one leaves the stamp alike, so look once more.
        this.settling = differs;
        this.stamp = stamp;
      }
      this.failures = 0;
    } catch (error) {
      this.failures += 1;
      retryAfter = error instanceof RequestFailure ? error.retryAfter : null;
    }
    this.running = false;
    const delay = delayAfter(this.failures, retryAfter, this.isIdle());
    this.notBefore = this.failures > 0 ? this.host.now() + delay : 0;
    this.plan(delay);
  }
}
