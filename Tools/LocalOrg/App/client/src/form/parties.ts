import type { Row } from "../api/webApi";
import { formatted, lookupTable } from "../api/webApi";
import { braced, unbraced, type PartyValue } from "./values";

/** Participation type masks of activityparty. */
const masks: Record<string, number> = { from: 1, to: 2, cc: 3, bcc: 4, requiredattendees: 5, optionalattendees: 6, organizer: 7, regarding: 8, owner: 9, resources: 10, customers: 11 };

export function maskOf(column: string): number {
  const mask = masks[column];
  if (mask === undefined) {
    throw new Error(`The party column ${column} has no participation type.`);
  }
  return mask;
}

/** The parties of one column out of the expanded `…_activity_parties` rows. */
export function readParties(column: string, rows: Row[]): PartyValue[] {
  const mask = maskOf(column);
  return rows
    .filter((row) => row["participationtypemask"] === mask)
    .map((row) => {
      const id = row["_partyid_value"];
      const address = String(row["addressused"] ?? "");
      return {
        address,
        reference: typeof id === "string"
          ? { id: braced(id), name: String(row[`_partyid_value${formatted}`] ?? address), entityType: String(row[`_partyid_value${lookupTable}`] ?? "") }
          : null,
      };
    });
}

/** The rows of `…_activity_parties` for a create: bound rows by `partyid_<table>@odata.bind`, others by address. */
export function writeParties(column: string, parties: PartyValue[], entitySetOf: (table: string) => string): Row[] {
  return parties.map((party) => ({
    participationtypemask: maskOf(column),
    ...(party.address ? { addressused: party.address } : {}),
    ...(party.reference
      ? { [`partyid_${party.reference.entityType}@odata.bind`]: `/${entitySetOf(party.reference.entityType)}(${unbraced(party.reference.id)})` }
      : {}),
  }));
}
