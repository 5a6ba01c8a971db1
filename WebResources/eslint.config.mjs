import powerApps from "@microsoft/eslint-plugin-power-apps";
import tseslint from "typescript-eslint";

// Every rule of the solution checker, also those it only warns of, as an error.
const powerAppsRules = Object.fromEntries(Object.keys(powerApps.rules).map(rule => [`@microsoft/power-apps/${rule}`, "error"]));

export default tseslint.config(
  { ignores: ["dist", "node_modules"] },
  ...tseslint.configs.strict,
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "@microsoft/power-apps": powerApps },
    rules: {
      ...powerAppsRules,
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-console": "error",
      "no-alert": "error",
      "no-debugger": "error",
      "no-restricted-globals": ["error", "parent", "top", "opener", "event"],
      "no-restricted-properties": [
        "error",
        { object: "window", property: "parent", message: "The form hands over what the panel needs." },
        { object: "window", property: "top", message: "The form hands over what the panel needs." },
        { property: "innerHTML", message: "Text goes in as text." },
        { property: "outerHTML", message: "Text goes in as text." },
        { property: "dangerouslySetInnerHTML", message: "Text goes in as text." }
      ]
    }
  },
  { files: ["tests/**", "dev/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } }
);
