import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const page = readFileSync(join(import.meta.dirname, "..", "..", "src", "panel.html"), "utf8");

test("the page runs under a content security policy without inline script or style", () => {
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("style-src 'self'");
  expect(policy).not.toContain("unsafe");
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/i);
});

test("the page's addresses are relative", () => {
  const addresses = [...page.matchAll(/\s(?:src|href)="([^"]+)"/g)].map(match => match[1]);
  expect(addresses).toEqual(["panel.css", "panel.js"]);
});
