import { useEffect, useState } from "preact/hooks";
import type { CatalogueTheme } from "../data/reader";
import { THEME_CODES } from "../model/choices";
import { usePanel } from "./context";

/** The catalogue of themes, read once and only where codes occur that the panel has no name for, or all are asked for. */
export function useCatalogue(codes: readonly string[] | "all"): readonly CatalogueTheme[] {
  const { actions } = usePanel();
  const [catalogue, setCatalogue] = useState<readonly CatalogueTheme[]>([]);
  const wanted = codes === "all" || codes.some(code => !(THEME_CODES as readonly string[]).includes(code));
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    // Without the right to read the catalogue the codes stand in for the names.
    actions.catalogue().then(found => { if (current) setCatalogue(found); }, () => undefined);
    return () => { current = false; };
  }, [wanted, actions]);
  return catalogue;
}
