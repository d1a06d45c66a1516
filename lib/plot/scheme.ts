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
  const range = names.map((name, index) => all[(KEPT.get(name) ?? index) % all.length]);
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
