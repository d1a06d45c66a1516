import { colors, darkColors, type Role } from "./theme.ts";

type Rgb = readonly [number, number, number];

const PALETTE = new Map(
  (Object.keys(colors) as Role[]).map((role) => [colors[role], darkColors[role]]),
);

/** Colours by name that a chart's text, rules and edges are commonly set in. */
const NAMED = new Map([
  ["black", darkColors.ink],
  ["white", darkColors.background],
  ["#fff", darkColors.background],
  ["#000", darkColors.ink],
]);

/** A chart of more colours than these keeps those of its data in the dark. */
const MOST_RULES = 256;

/** Contrast that a line or dot needs on its background (WCAG 2.2, non-text). */
const LEAST_CONTRAST = 3;

const BACKGROUND = parsed(darkColors.background)!, INK = parsed(darkColors.ink)!;

/**
 * A colour's twin on a dark background: the palette's own, the reverse of a grey, a lighter one of
 * what would be too dark; null where the colour can stay, or is not written as #rrggbb or rgb().
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(darkTwin("#0069a8"), "#56b4e9");
 * assert.equal(darkTwin("#ffcc00"), null);
 * ```
 */
export function darkTwin(color: string): string | null {
  const known = PALETTE.get(color) ?? NAMED.get(color);
  if (known) return known;
  const rgb = parsed(color);
  if (rgb === null) return null;
  if (Math.max(...rgb) - Math.min(...rgb) < 16) return hex(mix(INK, BACKGROUND, rgb[0] / 255));
  for (let share = 0; share < 1; share += 0.05) {
    const lighter = mix(rgb, [255, 255, 255], share);
    if (contrast(lighter, BACKGROUND) >= LEAST_CONTRAST) return share ? hex(lighter) : null;
  }
  return null;
}

/**
 * The style sheet of a figure: what is drawn when somebody points at it (Plot's tips) has the figure's
 * ink and background, and the colours in use, as `tidy` gives them, have their dark twins where the reader's scheme is dark.
 */
export function styleOf(className: string, used: Iterable<string>): string {
  const base = (palette: typeof colors) =>
    `.${className}{color:${palette.ink};--plot-background:${palette.background}}`;
  const all = [...used].map((one) => one.split(/ (.*)/)), few = all.length <= MOST_RULES;
  const rules = all.flatMap(([name, color]) => {
    const twin = few || PALETTE.has(color) ? darkTwin(color) : null;
    return twin === null ? [] : [`.${className} [${name}="${color}"]{${name}:${twin}}`];
  });
  return `${base(colors)}@media (prefers-color-scheme:dark){${base(darkColors)}${rules.join("")}}`;
}

/** A colour between two. */
function mix(a: Rgb, b: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2) => Math.round(a[index] + share * (b[index] - a[index]));
  return [at(0), at(1), at(2)];
}

/** Contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The parts of a colour as `#rrggbb`, `#rgb` or `rgb(r, g, b)`; null when it is written otherwise. */
function parsed(color: string): Rgb | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(color);
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color);
  const parts = short?.slice(1).map((digit) => parseInt(digit + digit, 16)) ??
    long?.slice(1).map((digits) => parseInt(digits, 16)) ??
    /^rgb\((\d+), ?(\d+), ?(\d+)\)$/.exec(color)?.slice(1).map(Number);
  return parts ? [parts[0], parts[1], parts[2]] : null;
}

function hex(rgb: Rgb): string {
  return `#${rgb.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}
