import type { RibbonCommand, Table } from "../api/definitions";
import * as webApi from "../api/webApi";
import type { Strings } from "../strings";
import type { FormContext } from "../xrm/formContext";
import type { FormRecord } from "./record";
import { findFunction, loadLibrary } from "./scripts";

/** A button of the command bar beside save, refresh and delete. */
export interface Command {
  id: string;
  label: string;
  run(): Promise<unknown>;
}

/** A solution's button: loads its library and runs its function with the form context, as `PrimaryControl` is passed. */
export function ribbonCommand(command: RibbonCommand, context: FormContext): Command {
  return {
    id: command.id,
    label: command.label,
    run: async () => {
      await loadLibrary(command.library);
      const run = findFunction(command.functionName);
      if (!run) {
        throw new Error(`The command ${command.id} calls ${command.functionName}, which ${command.library} does not define.`);
      }
      return run(context);
    },
  };
}

type QuickCreate = (table: string, defaults: Record<string, string>) => Promise<string | null>;

/** What an agent starts from a customer: a case, an incoming mail, a survey answer. */
export function customerCommands(record: FormRecord, strings: Strings, quickCreate: QuickCreate): Command[] {
  const { logicalName } = record.table;
  if ((logicalName !== "account" && logicalName !== "contact") || record.id === null) {
    return [];
  }
  const customer = `${logicalName}:${record.id}`;
  return [
    { id: "new-case", label: strings.newCase, run: () => quickCreate("incident", { customerid: customer }) },
    { id: "new-email", label: strings.newEmail, run: () => quickCreate("email", { from: customer, regardingobjectid: customer, directioncode: "false" }) },
    { id: "new-survey", label: strings.newSurvey, run: () => quickCreate("cfb_surveyresponse", { cfb_customerid: customer }) },
  ];
}

const caseStates = { active: { statecode: 0, statuscode: 1 }, resolved: { statecode: 1, statuscode: 5 }, cancelled: { statecode: 2, statuscode: 6 } };

/** Resolve, cancel and reactivate a case. */
export function caseCommands(record: FormRecord, strings: Strings): Command[] {
  const id = record.id;
  if (record.table.logicalName !== "incident" || id === null) {
    return [];
  }
  const change = (id_: string, label: string, state: { statecode: number; statuscode: number }): Command => ({
    id: id_,
    label,
    run: async () => {
      await webApi.update(`${record.table.entitySet}(${id})`, state);
      await record.load();
    },
  });
  return record.get("statecode") === 0
    ? [
        {
          id: "resolve",
          label: strings.resolveCase,
          run: async () => {
            await webApi.execute("POST", "CloseIncident", {
              Status: 5,
              IncidentResolution: { subject: strings.resolveCase, "incidentid@odata.bind": `/incidents(${id})` },
            });
            await record.load();
          },
        },
        change("cancel-case", strings.cancelCase, caseStates.cancelled),
      ]
    : [change("reactivate", strings.reactivate, caseStates.active)];
}

export async function deleteRecord(table: Table, id: string): Promise<void> {
  await webApi.remove(`${table.entitySet}(${id})`);
}
