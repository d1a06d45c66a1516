/** Whether a figure follows its reader's colour scheme or sets one outright. */
export type Theme = "auto" | "light" | "dark";

/**
 * The one family of text and figures, which pages, SVG files and PNGs bring along; those behind it have
 * the same widths, so that text measured here fits also where it is not brought.
 */
export const FONT = "Arimo, 'Liberation Sans', Arial, Helvetica, sans-serif";

/** Size of the words in a chart in pixels. */
export const FONT_SIZE = 12;

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

export type Palette = Readonly<Record<keyof typeof ROLES, string>>;

/** The light palette: what drawing functions write into attributes; `scheme.ts` sees to dark. */
export const colors = palette(0), darkColors = palette(1);

function palette(index: 0 | 1): Palette {
  return Object.fromEntries(
    Object.entries(ROLES).map(([role, pair]) => [role, pair[index]]),
  ) as Palette;
}

/** A palette as custom properties of a style sheet: `--ink: #1f2328;` and its siblings. */
export function properties(palette: Palette): string {
  return Object.entries(palette).map(([role, color]) => `--${role}:${color};`).join("");
}
