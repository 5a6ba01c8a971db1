import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Surroundings } from "../controller";

/** Texts, formats and actions for every view. */
export const PanelContext = createContext<Surroundings | null>(null);

export function usePanel(): Surroundings {
  const surroundings = useContext(PanelContext);
  if (!surroundings) throw new Error("A view was rendered outside PanelContext.Provider: wrap it as render.tsx does.");
  return surroundings;
}
