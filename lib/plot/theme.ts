import { elementsBelow } from "./elements.ts";

/** Whether a figure follows its reader's colour scheme or sets one outright. */
export type Theme = "auto" | "light" | "dark";

/** What each drawing function takes beside its data. */
export type DrawOptions = {
  /** The document whose elements are made; jsdom's or the browser's. */
  document: Document;
  /** Width of the whole figure in pixels; the layout holds from 320 up. */
  width?: number;
  /** `auto` lets one SVG follow the reader's scheme; a PNG needs `light` or `dark`. */
  theme?: Theme;
};

/** Shapes a dot may have: a second cue beside its colour. */
export type SymbolName = "circle" | "triangle" | "diamond" | "square";

/** Colour and shape of one series of dots. */
export type SeriesStyle = { color: string; symbol: SymbolName };

/**
 * The one family of text and figures, which pages, SVG files and PNGs bring along; those behind it have
 * the same widths, so that text measured here fits also where it is not brought.
 */
export const FONT = "Arimo, 'Liberation Sans', Arial, Helvetica, sans-serif";

/** Default width of a figure in pixels. */
export const WIDTH = 720;

/**
 * Each colour by its role, light and dark. Texts reach 4.5:1 in both; series after Okabe and Ito;
 * the steps of the ramp are even in OKLCH's hue and lightness.
 */
const ROLES = {
  background: ["#ffffff", "#16191d"],
  ink: ["#1f2328", "#e6e8eb"],
  muted: ["#59636e", "#a3abb5"],
  grid: ["#e4e7ea", "#2e343b"],
  rule: ["#8b949e", "#7a838d"],
  blue: ["#0069a8", "#56b4e9"],
  vermilion: ["#c24a00", "#ff8f4a"],
  green: ["#007a5a", "#2fc79b"],
  purple: ["#9c4585", "#e29bcb"],
  ochre: ["#8a6200", "#e3b341"],
  step1: ["#252fb1", "#5f7ceb"],
  step2: ["#5624af", "#9479ee"],
  step3: ["#791a9f", "#c077e4"],
  step4: ["#970e85", "#e578cf"],
  step5: ["#af0263", "#ff80b2"],
  step6: ["#bf0f37", "#ff9b9d"],
  step7: ["#b94003", "#feb094"],
  step8: ["#a86003", "#ffc38f"],
} as const;

/** Name of a colour in the palette. */
export type Role = keyof typeof ROLES;

/** The light palette: what a drawing function writes into its attributes; `frame` sees to dark. */
export const colors: Readonly<Record<Role, string>> = pick(0);

export const darkColors: Readonly<Record<Role, string>> = pick(1);

/** One column of the palette. */
function pick(index: 0 | 1): Record<Role, string> {
  const entries = Object.entries(ROLES).map((
    [role, pair],
  ) => [role, pair[index]]);
  return Object.fromEntries(entries) as Record<Role, string>;
}

const OTHERS: readonly SeriesStyle[] = [
  { color: colors.blue, symbol: "circle" },
  { color: colors.vermilion, symbol: "triangle" },
  { color: colors.green, symbol: "diamond" },
  { color: colors.purple, symbol: "square" },
  { color: colors.ochre, symbol: "circle" },
  { color: colors.muted, symbol: "triangle" },
];

const NAMED: Readonly<Record<string, SeriesStyle>> = {
  SLM: { color: colors.blue, symbol: "circle" },
  LLM: { color: colors.vermilion, symbol: "triangle" },
  "A100": { color: colors.blue, symbol: "circle" },
  "A10": { color: colors.green, symbol: "diamond" },
  "T4": { color: colors.vermilion, symbol: "triangle" },
  "32vCPU": { color: colors.purple, symbol: "square" },
};

/** Series that stand in an order: their colours are steps of one ramp, from blue to orange. */
export type Ramp = {
  /** What the order is, with both ends, for example `8 B to 671 B parameters`. */
  label: string;
  /** Each series' place by its name, from 0 (lowest) to 1 (highest). */
  places: Readonly<Record<string, number>>;
};

/** The ramp's colours from its lowest to its highest step. */
export const rampColors: readonly string[] = ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((step) =>
  colors[`step${step}`]
);

/**
 * Gives a series its colour and shape. One on the ramp takes its step. Known names keep theirs
 * whatever the filters leave; others take the next of six by `index`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(seriesStyle("SLM").symbol, "circle");
 * assert.equal(seriesStyle("merge", 1).symbol, "triangle");
 * ```
 * @throws {RangeError} for a place on the ramp below 0 or above 1.
 */
export function seriesStyle(name: string, index = 0, ramp?: Ramp): SeriesStyle {
  if (ramp && Object.hasOwn(ramp.places, name)) {
    const place = ramp.places[name];
    const color = rampColors[Math.round(place * (rampColors.length - 1))];
    if (color) return { color, symbol: "circle" };
    throw new RangeError(
      `Cannot colour ${name}: found place ${place} on the ramp, need 0 to 1; ` +
        "count from the lowest to the highest that is drawn",
    );
  }
  return Object.hasOwn(NAMED, name) ? NAMED[name] : OTHERS[index % OTHERS.length];
}

/** The style sheet that turns each palette colour under `.className` into its dark twin. */
export function darkStyle(className: string): string {
  const rules = Object.keys(ROLES).map((role) => {
    const light = colors[role as Role], dark = darkColors[role as Role];
    return `.${className} [fill="${light}"]{fill:${dark}}` +
      `.${className} [stroke="${light}"]{stroke:${dark}}`;
  });
  return `@media (prefers-color-scheme:dark){${rules.join("")}}`;
}

/** Rewrites the palette's colours below `root` to their dark twins, for a theme set outright. */
export function darken(root: Element): void {
  const twins = new Map(
    Object.keys(ROLES).map((
      role,
    ) => [colors[role as Role], darkColors[role as Role]]),
  );
  for (const element of elementsBelow(root)) {
    for (const name of ["fill", "stroke"]) {
      const twin = twins.get(element.getAttribute(name) ?? "");
      if (twin) element.setAttribute(name, twin);
    }
  }
}
