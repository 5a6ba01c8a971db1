import type { Definitions } from "../api/definitions";
import * as webApi from "../api/webApi";
import { refuse } from "./refused";

/** `Xrm.WebApi`: the client API's data calls on the organisation's OData endpoint. */
export function createWebApi(definitions: Definitions) {
  const entitySet = async (table: string): Promise<string> => (await definitions.table(table)).entitySet;
  const online = {
    async createRecord(table: string, data: webApi.Row) {
      return { entityType: table, id: await webApi.create(await entitySet(table), data) };
    },
    async retrieveRecord(table: string, id: string, options = "") {
      return webApi.retrieve(`${await entitySet(table)}(${id.replace(/[{}]/g, "")})${options}`);
    },
    async retrieveMultipleRecords(table: string, options = "", maxPageSize?: number) {
      const path = options.startsWith("http") || options.startsWith("/") ? options : (await entitySet(table)) + options;
      const page = await webApi.retrieveMultiple(path, maxPageSize);
      return { entities: page.rows, nextLink: page.nextLink ?? "" };
    },
    async updateRecord(table: string, id: string, data: webApi.Row) {
      await webApi.update(`${await entitySet(table)}(${id.replace(/[{}]/g, "")})`, data);
      return { entityType: table, id };
    },
    async deleteRecord(table: string, id: string) {
      await webApi.remove(`${await entitySet(table)}(${id.replace(/[{}]/g, "")})`);
      return { entityType: table, id, name: "" };
    },
    /** Runs a custom API or action described by `getMetadata()`; unbound ones only. */
    async execute(request: ExecuteRequest) {
      const metadata = request.getMetadata();
      if (metadata.boundParameter) {
        throw new Error(`Xrm.WebApi.online.execute: bound operations are not supported by the local organisation (${metadata.operationName}).`);
      }
      const body = Object.fromEntries(Object.entries(request).filter(([name]) => name !== "getMetadata"));
      return metadata.operationType === 1
        ? webApi.execute("GET", `${metadata.operationName}()`)
        : webApi.execute("POST", metadata.operationName, body);
    },
    ...refuse("Xrm.WebApi.online", ["executeMultiple"]),
  };
  return { ...online, online, offline: refuse("Xrm.WebApi.offline", Object.keys(online)), isAvailableOffline: () => false };
}

interface ExecuteRequest {
  getMetadata(): { boundParameter: string | null; operationName: string; operationType: number };
}
