import { createRequire } from "node:module";

// The package's ES modules import folders, which Node's own loader refuses; its CommonJS build loads.
const { webLightTheme, webDarkTheme } = createRequire(import.meta.url)("@fluentui/tokens");

const COLORS = [
  "colorNeutralBackground1", "colorNeutralBackground2", "colorNeutralBackground3", "colorNeutralForeground1",
  "colorNeutralForeground2", "colorNeutralForeground3", "colorNeutralStroke1", "colorNeutralStroke2",
  "colorNeutralStrokeAccessible", "colorNeutralStencil1", "colorBrandForeground1", "colorBrandForegroundLink",
  "colorBrandForegroundLinkHover", "colorStrokeFocus2", "colorSubtleBackgroundHover", "colorSubtleBackgroundPressed", "colorBrandBackground", "colorBrandBackgroundHover", "colorBrandBackground2", "colorBrandStroke2", "colorNeutralForegroundOnBrand", "colorNeutralStroke1Hover", "colorStatusDangerForeground1", "colorPaletteRedForeground1",
  "colorStatusDangerBackground1", "colorStatusDangerBackground2", "colorStatusDangerBorder1", "colorStatusSuccessForeground1",
  "colorStatusSuccessBackground1", "colorStatusSuccessBackground2", "colorStatusSuccessBorder1", "colorStatusWarningForeground1",
  "colorStatusWarningForeground3", "colorStatusWarningBackground1", "colorStatusWarningBorder1", "shadow4", "shadow16"
];
const SHAPES = [
  "borderRadiusMedium", "borderRadiusLarge", "borderRadiusCircular", "fontSizeBase200", "fontSizeBase300", "fontSizeBase400",
  "fontSizeBase500", "fontSizeHero800", "lineHeightHero800", "lineHeightBase200", "lineHeightBase300", "fontWeightSemibold"
];

function declare(theme, names) {
  return names.map(name => {
    if (theme[name] === undefined) throw new Error(`@fluentui/tokens has no token "${name}": choose another`);
    return `--${name}:${theme[name]};`;
  }).join("");
}

/** The Fluent 2 design tokens the panel uses, as CSS custom properties for the light and the dark scheme. */
export function fluentTokensCss() {
  return `:root{${declare(webLightTheme, [...COLORS, ...SHAPES])}}` +
    `@media (prefers-color-scheme:dark){:root{${declare(webDarkTheme, COLORS)}}}`;
}
