/** The organisation's OData endpoint, spoken to as any client would: nothing here is private to the app. */

export const apiRoot = "/api/data/v9.2/";
export const formatted = "@OData.Community.Display.V1.FormattedValue";
export const lookupTable = "@Microsoft.Dynamics.CRM.lookuplogicalname";

export type Row = Record<string, unknown>;

/** An error of the Web API with the code and message of its body. */
export class WebApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfterSeconds: number | null,
  ) {
    super(message);
    this.name = "WebApiError";
  }

  /** The code as the number the client API reports, for example 2147746581 for 0x80040217. */
  get errorCode(): number {
    const parsed = Number.parseInt(this.code, 16);
    return Number.isNaN(parsed) ? this.status : parsed;
  }
}

export interface Page {
  rows: Row[];
  nextLink: string | null;
  count: number | null;
}

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const response = await fetch(path.startsWith("/") || path.startsWith("http") ? path : apiRoot + path, {
    method,
    headers: {
      Accept: "application/json",
      "OData-Version": "4.0",
      "OData-MaxVersion": "4.0",
      ...(body === undefined ? {} : { "Content-Type": "application/json; charset=utf-8" }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) {
    throw await toError(response);
  }
  return response;
}

async function toError(response: Response): Promise<WebApiError> {
  const text = await response.text();
  const retryAfter = Number(response.headers.get("Retry-After"));
  let code = "";
  let message = text || response.statusText;
  try {
    const parsed = JSON.parse(text) as { error?: { code?: string; message?: string } };
    code = parsed.error?.code ?? "";
    message = parsed.error?.message ?? message;
  } catch {
    // The body was not JSON: its text is the message.
  }
  return new WebApiError(response.status, code, message, retryAfter > 0 ? retryAfter : null);
}

const annotations = { Prefer: 'odata.include-annotations="*"' };

/** The rows of a list answer, with the link to the next page. */
export async function retrieveMultiple(path: string, maxPageSize?: number): Promise<Page> {
  const prefer = maxPageSize ? `${annotations.Prefer},odata.maxpagesize=${maxPageSize}` : annotations.Prefer;
  const answer = (await (await send("GET", path, undefined, { Prefer: prefer })).json()) as Row & { value: Row[] };
  const next = answer["@odata.nextLink"];
  const count = answer["@odata.count"];
  return { rows: answer.value, nextLink: typeof next === "string" ? next : null, count: typeof count === "number" ? count : null };
}

export async function retrieve(path: string): Promise<Row> {
  return (await (await send("GET", path, undefined, annotations)).json()) as Row;
}

/** Creates a row and returns its id, read from the OData-EntityId header. */
export async function create(entitySet: string, data: Row): Promise<string> {
  const response = await send("POST", entitySet, data);
  const id = /\(([0-9a-f-]{36})\)\s*$/i.exec(response.headers.get("OData-EntityId") ?? "");
  if (!id?.[1]) {
    throw new Error(`The answer to a create in ${entitySet} carries no OData-EntityId.`);
  }
  return id[1];
}

export async function update(path: string, data: Row): Promise<void> {
  await send("PATCH", path, data, { "If-Match": "*" });
}

export async function remove(path: string): Promise<void> {
  await send("DELETE", path);
}

export async function execute(method: string, path: string, body?: unknown): Promise<Response> {
  return send(method, path, body);
}
