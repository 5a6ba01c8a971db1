// Serves the built panel with a fake client API on loopback: node dev/serve.mjs, then open the printed address,
// for instance with ?scenario=case&lang=2052. Scenarios are listed in harness.ts. Run `npm run build` first.
import { build } from "esbuild";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseResx } from "../build/resx.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "..", "dist");
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

const harness = await build({
  entryPoints: [join(here, "harness.ts")],
  bundle: true,
  write: false,
  format: "iife",
  plugins: [{
    name: "resx",
    setup: b => b.onLoad({ filter: /\.resx$/ }, async ({ path }) => ({ contents: JSON.stringify(parseResx(await readFile(path, "utf8"))), loader: "json" }))
  }]
});

const server = createServer(async (request, response) => {
  const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
  try {
    const body = path === "/harness.js" ? harness.outputFiles[0].text
      : path === "/" ? await readFile(join(here, "harness.html"))
      : await readFile(join(dist, path));
    response.writeHead(200, { "Content-Type": `${TYPES[extname(path)] ?? "text/html"}; charset=utf-8` }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
