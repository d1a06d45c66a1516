import { DARK_RAMP, RAMP } from "./scheme.ts";
import { colors, darkColors, type Palette } from "./theme.ts";

type Rgb = readonly [number, number, number];

/** The palette's own twins, and the ramp's. */
const KNOWN = new Map([
  ...Object.values(colors).map((color, index) =>
    [color, Object.values(darkColors)[index]] as const
  ),
  ...RAMP.map((color, step) => [color, DARK_RAMP[step]] as const),
]);

/** Colours by name that a chart's text, rules and edges are commonly set in. */
const NAMED = new Map([["black", "#000"], ["white", "#fff"]]);

/** A chart of more colours than these keeps those of its data in the dark. */
const MOST_RULES = 256;

/** What a line or dot needs for 3:1 on the dark background (WCAG 2.2, non-text), with a gamma of 2. */
const LEAST_BRIGHTNESS = 104;

const BACKGROUND = parsed(darkColors.background)!, INK = parsed(darkColors.ink)!;

const WHITE = [255, 255, 255] as const;

/**
 * A colour's twin on a dark background: the palette's own, the reverse of a grey, a lighter one of
 * what would be too dark; null where the colour can stay, or is not written as #rrggbb or rgb().
 */
export function darkTwin(color: string): string | null {
  const known = KNOWN.get(color);
  if (known) return known;
  const rgb = parsed(NAMED.get(color) ?? color);
  if (rgb === null) return null;
  if (Math.max(...rgb) - Math.min(...rgb) < 16) return mix(INK, BACKGROUND, rgb[0] / 255);
  let share = 0;
  while (brightness(parsed(mix(rgb, WHITE, share))!) < LEAST_BRIGHTNESS) share += 0.05;
  return share > 0 ? mix(rgb, WHITE, share) : null;
}

/**
 * The style sheet of a figure: what is drawn when somebody points at it (Plot's tips) has the figure's
 * ink and background, and the colours in use, as `tidy` gives them, have their dark twins where the
 * reader's scheme is dark.
 */
export function styleOf(className: string, used: ReadonlySet<string>): string {
  const base = (palette: Palette) =>
    `.${className}{color:${palette.ink};--plot-background:${palette.background}}`;
  const rules = [...used].map((one) => one.split(/ (.*)/)).flatMap(([name, color]) => {
    const twin = used.size <= MOST_RULES || KNOWN.has(color) ? darkTwin(color) : null;
    return twin === null ? [] : [`.${className} [${name}="${color}"]{${name}:${twin}}`];
  });
  return `${base(colors)}@media (prefers-color-scheme:dark){${base(darkColors)}${rules.join("")}}`;
}

/** A colour between two, as rgb(). */
function mix(a: Rgb, b: Rgb, share: number): string {
  return `rgb(${a.map((part, index) => Math.round(part + share * (b[index] - part))).join(", ")})`;
}

function brightness([r, g, b]: Rgb): number {
  return Math.sqrt(0.2126 * r ** 2 + 0.7152 * g ** 2 + 0.0722 * b ** 2);
}

/** The parts of a colour as `#rrggbb`, `#rgb` or `rgb(r, g, b)`; null when it is written otherwise. */
function parsed(color: string): Rgb | null {
  const digits = /^#[\da-f]{3}$/i.test(color) ? color.replace(/[\da-f]/gi, "$&$&") : color;
  const parts = /^#(..)(..)(..)$/.exec(digits)?.slice(1).map((part) => parseInt(part, 16)) ??
    /^rgb\((\d+), ?(\d+), ?(\d+)\)$/.exec(color)?.slice(1).map(Number);
  return parts ? [parts[0], parts[1], parts[2]] : null;
}
