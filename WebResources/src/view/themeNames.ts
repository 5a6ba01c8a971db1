import { THEME_CODES } from "../model/choices";
import type { CatalogueTheme } from "../data/reader";
import type { Texts } from "../text/strings";

/** The name of a theme: shipped ones from the texts, others from the catalogue, where it has been read, else their code. */
export function themeName(code: string, t: Texts, catalogue: readonly CatalogueTheme[] = [], languageId = 1033): string {
  if ((THEME_CODES as readonly string[]).includes(code)) return t(`Theme_${code}`);
  const names = catalogue.find(theme => theme.code === code)?.names;
  return names?.[languageId] ?? names?.[1033] ?? code;
}
