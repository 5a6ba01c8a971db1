import { defineConfig } from "vitest/config";
// @ts-expect-error the build helpers are plain JavaScript
import { parseResx } from "./build/resx.mjs";

export default defineConfig({
  plugins: [{
    name: "resx",
    enforce: "pre",
    transform: (code, id) => id.endsWith(".resx") ? { code: `export default ${JSON.stringify(parseResx(code))}`, map: null } : undefined
  }],
  test: { testTimeout: 30_000, include: ["tests/**/*.test.{ts,tsx}"], environment: "happy-dom" }
});
