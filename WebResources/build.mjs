import { build } from "esbuild";
import { cp, mkdir, readFile, rm, stat } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseResx } from "./build/resx.mjs";
import { fluentTokensCss } from "./build/tokens.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, "dist");
const feedback = join(dist, "cfb_", "feedback");
const strings = join(dist, "cfb_", "strings");

const resxPlugin = {
  name: "resx",
  setup(b) {
    b.onLoad({ filter: /\.resx$/ }, async ({ path }) => ({
      contents: JSON.stringify(parseResx(await readFile(path, "utf8"))),
      loader: "json"
    }));
  }
};

const tokensPlugin = {
  name: "fluent-tokens",
  setup(b) {
    b.onResolve({ filter: /^fluent-tokens\.css$/ }, () => ({ path: "fluent-tokens.css", namespace: "fluent-tokens" }));
    b.onLoad({ filter: /.*/, namespace: "fluent-tokens" }, () => ({ contents: fluentTokensCss(), loader: "css" }));
  }
};

await rm(dist, { recursive: true, force: true });
await mkdir(feedback, { recursive: true });
await mkdir(strings, { recursive: true });

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: false,
  legalComments: "none",
  charset: "utf8",
  logLevel: "warning",
  plugins: [resxPlugin, tokensPlugin]
};
const script = { ...common, format: "iife", target: "es2018", jsx: "automatic", jsxImportSource: "preact" };
await Promise.all([
  build({ ...script, entryPoints: ["src/panel.ts"], outfile: join(feedback, "panel.js") }),
  // Form scripts share one window with every other library of the form, so the only global is the namespace object.
  build({ ...script, entryPoints: ["src/form.ts"], outfile: join(feedback, "form.js") }),
  build({ ...common, entryPoints: ["src/panel.css"], outfile: join(feedback, "panel.css"), target: "chrome90" }),
  cp(join(root, "src", "panel.html"), join(feedback, "panel.html")),
  cp(join(root, "src", "icon.svg"), join(feedback, "icon.svg")),
  ...[1033, 2052, 1028].map(lcid => cp(join(root, "strings", `panel.${lcid}.resx`), join(strings, `panel.${lcid}.resx`)))
]);

let wire = 0;
for (const name of ["panel.html", "panel.js", "panel.css", "form.js"]) {
  const path = join(feedback, name);
  const zipped = gzipSync(await readFile(path), { level: 9 }).length;
  if (name === "panel.js" || name === "panel.css") wire += zipped;
  console.log(`${name.padEnd(12)} ${String((await stat(path)).size).padStart(7)} bytes, ${String(zipped).padStart(6)} gzip`);
}
console.log(`panel script and style: ${wire} bytes gzip`);
if (wire > 120 * 1024) throw new Error(`panel.js and panel.css are ${wire} bytes gzip; the budget is ${120 * 1024}`);
