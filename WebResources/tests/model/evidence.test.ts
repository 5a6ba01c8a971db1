import { describe, expect, test } from "vitest";
import { readSpans, segmentsOf } from "../../src/model/evidence";
import { evidenceOf } from "../fakes/rows";

const spans = (...list: unknown[]): string => JSON.stringify({ v: 1, unit: 10000, raw: 0, spans: list, rest: 0 });

describe("spans", () => {
  test.each([null, "", "{broken", "null", "7", "[]", '{"v":2,"spans":[[0,1,1]]}', '{"v":1}', '{"v":1,"spans":{}}'])("%j has none", evidence => {
    expect(readSpans(evidence)).toEqual([]);
  });

  test("spans that make no sense are dropped, the others kept", () => {
    expect(readSpans(spans([0, 2, 5], [-1, 2, 5], [0, 0, 5], [1.5, 1, 1], ["0", 1, 1], [0, 1, 0], [3], null, [4, 1, -9]))).toEqual([[0, 2, 5], [4, 1, -9]]);
  });
});

describe("segments", () => {
  test("a text without evidence is one plain piece", () => {
    expect(segmentsOf("Too slow.", null)).toEqual([{ text: "Too slow.", sign: null, strength: 0 }]);
  });

  test("an empty text has no pieces", () => {
    expect(segmentsOf("", spans([0, 3, 1]))).toEqual([]);
  });

  test("words are marked by sign and by their share of the strongest", () => {
    expect(segmentsOf("bad but nice", spans([0, 3, -900], [8, 4, 300]))).toEqual([
      { text: "bad", sign: "negative", strength: 3 },
      { text: " but ", sign: null, strength: 0 },
      { text: "nice", sign: "positive", strength: 1 }
    ]);
  });

  test("Chinese words are marked by their UTF-16 offsets", () => {
    const text = "你们的审批太慢了，再不解决我就销户！";
    expect(segmentsOf(text, evidenceOf(text, ["太慢了", -3000], ["销户", -5000])).filter(piece => piece.sign)).toEqual([
      { text: "太慢了", sign: "negative", strength: 2 },
      { text: "销户", sign: "negative", strength: 3 }
    ]);
  });

  test("offsets behind an emoji count its two units", () => {
    expect(segmentsOf("😡 late", spans([3, 4, -10]))).toEqual([
      { text: "😡 ", sign: null, strength: 0 },
      { text: "late", sign: "negative", strength: 3 }
    ]);
  });

  test.each([[1, 1], [0, 1], [1, 3]])("a span that would cut an emoji (%i, %i) takes it whole", (start, length) => {
    const pieces = segmentsOf("😡😡!", spans([start, length, -10]));
    expect(pieces.map(piece => piece.text).join("")).toBe("😡😡!");
    expect(pieces[0]?.text.startsWith("😡")).toBe(true);
    for (const piece of pieces) expect(piece.text).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/);
  });

  test("lone surrogates in the text stay where they are", () => {
    const text = "a\ud83db\ude21c";
    expect(segmentsOf(text, spans([1, 1, -1], [3, 1, 2])).map(piece => piece.text).join("")).toBe(text);
  });

  test("spans beyond the text are cut or dropped", () => {
    expect(segmentsOf("slow", spans([2, 99, -5], [50, 2, 9]))).toEqual([
      { text: "sl", sign: null, strength: 0 },
      { text: "ow", sign: "negative", strength: 3 }
    ]);
  });

  test("weights add up where spans overlap, and cancel", () => {
    expect(segmentsOf("abcd", spans([0, 2, 20], [1, 2, -20]))).toEqual([
      { text: "a", sign: "positive", strength: 3 },
      { text: "b", sign: null, strength: 0 },
      { text: "c", sign: "negative", strength: 3 },
      { text: "d", sign: null, strength: 0 }
    ]);
  });
});
