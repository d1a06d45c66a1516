import * as Plot from "@observablehq/plot";
import { colors, darkColors, type Palette } from "./theme.ts";

/** Names that keep their colour and shape in each figure, and stand before others in a legend. */
const KEPT: ReadonlyMap<unknown, number> = new Map([
  ["SLM", 0],
  ["LLM", 1],
  ["dense", 0],
  ["mixture of experts", 1],
]);

export const COLORS = [
  colors.blue,
  colors.vermilion,
  colors.green,
  colors.purple,
  colors.ochre,
  colors.step6,
  colors.step2,
  colors.muted,
];

/** A second cue beside the colour. */
export const SYMBOLS = ["circle", "triangle", "diamond", "square", "star", "wye", "cross"];

/** A continuous ramp comes in so many steps, each of which has its twin in the dark scheme. */
export const STEPS = 32;

/** The ramp from blue to orange, light and dark. */
export const RAMP = stepsOf(colors), DARK_RAMP = stepsOf(darkColors);

function stepsOf(palette: Palette): string[] {
  const range = ([1, 2, 3, 4, 5, 6, 7, 8] as const).map((step) => palette[`step${step}`]);
  const { apply } = Plot.scale({
    color: { type: "linear", domain: [0, STEPS - 1], range, interpolate: "rgb" },
  });
  return Array.from({ length: STEPS }, (_, step) => apply(step) as string);
}

/** Colours or shapes by what they stand for, where the options leave them open. */
export function styled(
  given: Plot.ScaleOptions,
  scale: Plot.Scale | undefined,
  all: readonly string[],
): Plot.ScaleOptions {
  if (!scale || given.range || given.interpolate || given.scheme) return given;
  if (isContinuous(scale)) return { ...given, interpolate: stepAt };
  if (scale.type !== "ordinal") return given;
  const place = (name: unknown) => KEPT.get(name) ?? Infinity, domain = [...scale.domain ?? []];
  const told = given.domain !== undefined || given.reverse;
  const names = told ? domain : domain.sort((a, b) => place(a) - place(b) || 0);
  const taken = new Set<number>(), free = names.some((name) => KEPT.has(name)) ? 2 : 0;
  const range = names.map((name) => {
    let slot = KEPT.get(name) ?? free;
    while (taken.has(slot)) slot++;
    taken.add(slot);
    return all[slot % all.length];
  });
  return { ...given, domain: names, range, reverse: false };
}

/** Whether a colour scale has a colour for each number between its ends. */
export function isContinuous({ type }: Plot.Scale): boolean {
  return /^(linear|log|pow|sqrt|symlog|utc|time)$/.test(type ?? "");
}

function stepAt(t: number): string {
  // one value alone has no place between two ends
  const place = Number.isFinite(t) ? Math.min(1, Math.max(0, t)) : 0.5;
  return RAMP[Math.round(place * (STEPS - 1))];
}

/** The palette's own twins, and the ramp's. */
const KNOWN = new Map([
  ...Object.values(colors).map((color, index) =>
    [color, Object.values(darkColors)[index]] as const
  ),
  ...RAMP.map((color, step) => [color, DARK_RAMP[step]] as const),
]);

/** Greys as they are commonly written; and what can stand in a style sheet as a colour. */
const GREY = /^(black|white|#(.)\2\2|#(..)\3\3|rgb\((\d+), ?\4, ?\4\))$/i;
const COLOR = /^(?!url)[\w#(),.% -]+$/;

/** A chart of more colours than these keeps those of its data in the dark. */
const MOST_RULES = 256;

/**
 * A colour's twin on a dark background: the palette's own, the reverse of a grey, of others what is
 * light enough for 3:1 (WCAG 2.2, non-text); null for what is no colour.
 */
export function darkTwin(color: string): string | null {
  const known = KNOWN.get(color);
  if (known || !COLOR.test(color)) return known ?? null;
  const lightness = GREY.test(color) ? "calc(0.92 - 0.7 * l)" : "max(l, 0.6)";
  return `oklch(from ${color} ${lightness} c h)`;
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
