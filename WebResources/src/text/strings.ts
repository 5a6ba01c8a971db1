import english from "../../strings/panel.1033.resx";
import type { ClientApi } from "../data/clientApi";

/** The web resource name the three languages share. */
const STRINGS = "cfb_/strings/panel";

/** Texts of the user's language by key; `{0}`, `{1}` are replaced by the arguments. */
export type Texts = (key: string, ...values: readonly string[]) => string;

/** English texts, for the moments before the form has handed over the client API. */
export const englishTexts: Texts = (key, ...values) => fill(english[key] ?? key, values);

/** Texts through the client API; where it has none (the platform gives null or the key itself), English. */
export function textsOf(api: Pick<ClientApi, "Utility">): Texts {
  const known = new Map<string, string>();
  return (key, ...values) => {
    let text = known.get(key);
    if (text === undefined) known.set(key, (text = lookUp(api, key)));
    return fill(text, values);
  };
}

function lookUp(api: Pick<ClientApi, "Utility">, key: string): string {
  let text: unknown;
  try {
    text = api.Utility.getResourceString(STRINGS, key);
  } catch {
    text = null;
  }
  return typeof text === "string" && text !== "" && text !== key ? text : english[key] ?? key;
}

function fill(text: string, values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (slot, index: string) => values[Number(index)] ?? slot);
}
