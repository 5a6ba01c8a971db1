import { build } from "esbuild";
import { copyFile, mkdir, rm } from "node:fs/promises";

await rm("dist", { recursive: true, force: true });
await mkdir("dist", { recursive: true });
await build({
  entryPoints: { app: "src/main.tsx" },
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  jsx: "automatic",
  jsxImportSource: "preact",
  legalComments: "none",
  logLevel: "warning",
});
await build({ entryPoints: ["src/app.css"], outdir: "dist", bundle: true, minify: true, logLevel: "warning" });
await copyFile("src/index.html", "dist/index.html");
await copyFile("src/scripts.html", "dist/scripts.html");
