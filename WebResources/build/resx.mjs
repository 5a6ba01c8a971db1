import { XMLParser } from "fast-xml-parser";

const parser = new XMLParser({ ignoreAttributes: false, trimValues: false, parseTagValue: false, isArray: name => name === "data" });

/**
 * Reads a .resx file's string entries.
 * @param {string} xml the file's text
 * @returns {Record<string, string>} key to text, in file order; a key that appears twice is an error
 */
export function parseResx(xml) {
  const entries = {};
  for (const data of parser.parse(xml).root.data ?? []) {
    const key = data["@_name"];
    if (Object.hasOwn(entries, key)) throw new Error(`resx key "${key}" appears twice: keep one`);
    entries[key] = String(data.value ?? "");
  }
  return entries;
}
