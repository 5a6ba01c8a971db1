/** Why a request failed, as far as the panel treats it differently. */
export type FailureKind = "denied" | "busy" | "missing" | "timeout" | "offline" | "refused" | "service";

/** A failed request, read out of whatever the client API rejected with. */
export class RequestFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly table: string,
    /** Seconds the service asked to wait, or null when it did not say. */
    readonly retryAfter: number | null,
    options?: { cause: unknown },
    /** For "refused": what a plug-in told the user. */
    readonly reason: string = ""
  ) {
    super(`${kind} while reading ${table}`);
    if (options) Object.defineProperty(this, "cause", { value: options.cause, enumerable: false });
  }
}

// Dataverse error codes; the client API gives them signed, as in its errorCode property.
const DENIED = new Set([0x80040220, 0x80048306, 0x8004f50f].map(code => code | 0));
const BUSY = new Set([0x80072321, 0x80072322, 0x80072326].map(code => code | 0));
const MISSING = new Set([0x80060888, 0x80040217, 0x80041102, 0x80041103].map(code => code | 0));
// ISV_ABORTED: a plug-in refused, in words written for the user.
const REFUSED = 0x80040265 | 0;

/** Reads a rejection of `Xrm.WebApi`: an object with errorCode, sometimes an HTTP status, headers or the raw answer. */
export function toFailure(error: unknown, table: string, online: boolean): RequestFailure {
  if (error instanceof RequestFailure) return error;
  const fields = typeof error === "object" && error !== null ? (error as Record<string, unknown>) : {};
  const code = codeOf(fields["errorCode"] ?? fields["code"]);
  const status = Number(fields["status"] ?? fields["httpStatusCode"] ?? fields["statusCode"]);
  const kind: FailureKind =
    BUSY.has(code) || status === 429 || status === 503 ? "busy"
    : DENIED.has(code) || status === 401 || status === 403 ? "denied"
    : MISSING.has(code) || status === 404 ? "missing"
    : !online ? "offline"
    : code === REFUSED ? "refused"
    : "service";
  const reason = kind === "refused" && typeof fields["message"] === "string" ? fields["message"] : "";
  return new RequestFailure(kind, table, retryAfterOf(fields), { cause: error }, reason);
}

function codeOf(value: unknown): number {
  // Number() reads "0x80040220" as well as -2147220960.
  return typeof value === "number" || typeof value === "string" ? Number(value) | 0 : 0;
}

function retryAfterOf(fields: Record<string, unknown>): number | null {
  const direct = fields["retryAfter"] ?? fields["retryAfterSeconds"] ?? headerOf(fields["headers"]);
  if (direct !== undefined && direct !== null && direct !== "") {
    const seconds = Number(direct);
    return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 600) : null;
  }
  return null;
}

function headerOf(headers: unknown): unknown {
  if (typeof headers !== "object" || headers === null) return undefined;
  if (typeof (headers as Headers).get === "function") return (headers as Headers).get("Retry-After");
  const found = Object.keys(headers).find(name => name.toLowerCase() === "retry-after");
  return found === undefined ? undefined : (headers as Record<string, unknown>)[found];
}
