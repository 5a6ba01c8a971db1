import type { RequestFailure } from "../data/errors";
import type { Texts } from "../text/strings";

/** Why something could not be written: a missing right is named, a refusal is told in its own words. */
export function writeFailureText(failure: RequestFailure, t: Texts): string {
  if (failure.kind === "denied") return t("WriteDenied", t(`Table_${failure.table}`));
  return failure.kind === "refused" && failure.reason !== "" ? failure.reason : t("WriteFailed", t(`Failed_${failure.kind}`));
}
