import { readFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { expect, expectTypeOf, test } from "vitest";
import english from "../../strings/panel.1033.resx";
import simplified from "../../strings/panel.2052.resx";
import traditional from "../../strings/panel.1028.resx";
import type { ClientApi, FormContext } from "../../src/data/clientApi";
import { PANEL_CONTROL, PANEL_TAB } from "../../src/form/handOver";
import { PANEL_FORMS } from "../../src/form/openPanel";
import * as choices from "../../src/model/choices";

/*
 * Two views of one fact: the solution's choices and the panel's names and texts for them, the platform's client API and the
 * part of it the panel declares.
 */
const solutions = join(import.meta.dirname, "..", "..", "..", "Solution");
const optionSets = join(solutions, "CrmFeedback", "OptionSets");
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "", isArray: name => name === "option" || name === "label" });

interface Option { value: string; labels: { label: { description: string; languagecode: string }[] } }
const optionsOf = (name: string): Option[] => parser.parse(readFileSync(join(optionSets, `${name}.xml`), "utf8")).optionset.options.option;

test.each([
  ["cfb_sentiment", choices.SENTIMENTS, "Sentiment"],
  ["cfb_channel", choices.CHANNELS, "Channel"],
  ["cfb_kind", choices.KINDS, "Kind"],
  ["cfb_emotion", choices.EMOTIONS, "Emotion"],
  ["cfb_unscorablereason", choices.UNSCORABLE_REASONS, "Unscorable"],
  ["cfb_polarity", choices.POLARITIES, "Polarity"],
  ["cfb_risklevel", choices.RISK_LEVELS, "Risk"],
  ["cfb_followupstage", choices.FOLLOWUP_STAGES, "FollowUpStage"],
  ["cfb_followupoutcome", choices.FOLLOWUP_OUTCOMES, null],
  ["cfb_trend", choices.TRENDS, null],
  ["cfb_urgency", choices.URGENCIES, null],
  ["cfb_leaveintent", choices.LEAVE_INTENTS, null],
  ["cfb_ratingmismatch", choices.RATING_MISMATCHES, null]
] as const)("choice %s has the panel's values, in order, and its labels", (name, names, prefix) => {
  const options = optionsOf(name);
  expect(options.map(option => Number(option.value))).toEqual(names.map((_, index) => choices.CHOICE_BASE + index));
  if (prefix === null) return;
  for (const [lcid, texts] of [["1033", english], ["2052", simplified], ["1028", traditional]] as const) {
    expect(names.map(value => texts[`${prefix}_${value}`])).toEqual(
      options.map(option => option.labels.label.find(label => label.languagecode === lcid)?.description));
  }
});

test.each([
  ["account", "CrmFeedback/Entities/Account"],
  ["contact", "CrmFeedback/Entities/Contact"],
  ["incident", "CrmFeedbackCases/Entities/Incident"]
])("the form the command opens for %s is shipped and holds the panel on its tab", (table, folder) => {
  const form = readFileSync(join(solutions, folder, "FormXml", "main", `{${PANEL_FORMS[table]}}.xml`), "utf8");
  expect(form).toContain(`id="${PANEL_CONTROL}"`);
  expect(form).toContain(`name="${PANEL_TAB}"`);
  expect(form).toContain("CrmFeedback.Form.onLoad");
});

test("the shipped themes have the names Setup gives them", () => {
  const catalogue = readFileSync(join(solutions, "..", "Plugins", "Feedback", "Themes", "ShippedThemes.cs"), "utf8");
  const named = [...catalogue.matchAll(/"([a-z_]+)", ThemeRoot\.\w+, "([^"]+)", "([^"]+)", "([^"]+)"/g)].map(match => match.slice(1));
  expect(named).toEqual(choices.THEME_CODES.map(code => [code, english[`Theme_${code}`], simplified[`Theme_${code}`], traditional[`Theme_${code}`]]));
});

test("the risk's reasons are those the plug-in gives", () => {
  const codes = readFileSync(join(solutions, "..", "Plugins", "Satisfaction", "RiskReason.cs"), "utf8");
  expect([...codes.matchAll(/public const string \w+ = "([a-z_]+)"/g)].map(match => match[1]).sort()).toEqual([...choices.RISK_CODES].sort());
});

test("the panel asks of the client API only what the platform declares", () => {
  expectTypeOf<Xrm.XrmStatic["WebApi"]["retrieveMultipleRecords"]>().toBeCallableWith("cfb_feedback", "?$top=1", 1);
  expectTypeOf<Xrm.XrmStatic["WebApi"]["createRecord"]>().toBeCallableWith("cfb_correction", { cfb_sentiment: 471300001 });
  expectTypeOf<Xrm.XrmStatic["WebApi"]["updateRecord"]>().toBeCallableWith("cfb_correction", "id", { cfb_isundone: true });
  expectTypeOf<Xrm.XrmStatic["Utility"]>().toExtend<ClientApi["Utility"]>();
  expectTypeOf<Xrm.XrmStatic["Navigation"]["openForm"]>().toBeCallableWith({ entityName: "incident", entityId: "id" });
  expectTypeOf<ReturnType<Xrm.Entity["getId"]>>().toEqualTypeOf<ReturnType<FormContext["data"]["entity"]["getId"]>>();
});
