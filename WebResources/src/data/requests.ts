import { RequestFailure, toFailure } from "./errors";

/** No answer for so long counts as a failure: a panel that waits for ever looks broken. */
export const TIMEOUT_MS = 30_000;

/** Awaits a call of the client API; rejects with a RequestFailure only. */
export async function guarded<T>(table: string, call: () => PromiseLike<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([
      call(),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new RequestFailure("timeout", table, null)), TIMEOUT_MS);
      })
    ]);
  } catch (error) {
    throw toFailure(error, table, navigator.onLine !== false);
  } finally {
    clearTimeout(timer);
  }
}
