import * as Plot from "@observablehq/plot";
import { colors, rampColors, type SymbolName } from "./theme.ts";

type Name = string | number | boolean;
type Style = { color: string; symbol: SymbolName };

/** Names that keep their colour and shape in each figure, in the order in which they are listed. */
const KEPT: ReadonlyMap<Name, Style> = new Map<Name, Style>([
  ["SLM", { color: colors.blue, symbol: "circle" }],
  ["LLM", { color: colors.vermilion, symbol: "triangle" }],
  ["small", { color: colors.blue, symbol: "circle" }],
  ["large", { color: colors.vermilion, symbol: "triangle" }],
  ["dense", { color: colors.blue, symbol: "circle" }],
  ["mixture of experts", { color: colors.vermilion, symbol: "triangle" }],
]);

const COLORS = [
  colors.blue,
  colors.vermilion,
  colors.green,
  colors.purple,
  colors.ochre,
  colors.step6,
  colors.step2,
  colors.muted,
];

const SYMBOLS: readonly SymbolName[] = ["circle", "triangle", "diamond", "square"];

/** Shapes for more than four categories. */
const MORE_SYMBOLS = ["star", "wye", "cross"] as const;

/** Names in the order of a legend: small before large, dense before mixtures, all others by alphabet. */
export function ordered(names: readonly Name[]): Name[] {
  const kept = [...KEPT.keys()], place = (name: Name) => kept.indexOf(name) >>> 0; // last when unknown
  return [...names].sort((a, b) => place(a) - place(b));
}

/** A colour for each category. */
export function categoryColors(names: readonly Name[]): string[] {
  return names.map((name, index) => KEPT.get(name)?.color ?? COLORS[index % COLORS.length]);
}

/** A shape for each category. */
export function categorySymbols(names: readonly Name[]): Plot.SymbolType[] {
  const all = [...SYMBOLS, ...MORE_SYMBOLS];
  return names.map((name, index) => KEPT.get(name)?.symbol ?? all[index % all.length]);
}

/** Continuous colours come in so many steps, each of which has its twin in the dark scheme. */
const STEPS = 32;

/** Schemes that end too pale for a white page, up to which share they are used. */
const PALE: Readonly<Record<string, number>> = {
  plasma: 0.82,
  inferno: 0.82,
  magma: 0.82,
  viridis: 0.88,
};

/**
 * The colours of a continuous scale: the house's ramp from blue to orange where no scheme is named;
 * schemes that end in a pale yellow are cut before it. Null for a scheme that is fine as it is.
 */
export function interpolator(scheme: string | undefined): ((t: number) => string) | null {
  const stepped = (color: (t: number) => string) => {
    const steps = Array.from({ length: STEPS }, (_, index) => color(index / (STEPS - 1)));
    // one value alone has no place between two ends
    const place = (t: number) => Number.isFinite(t) ? Math.min(1, Math.max(0, t)) : 0.5;
    return (t: number) => steps[Math.round(place(t) * (STEPS - 1))];
  };
  if (scheme === undefined) return stepped((t) => between(rampColors, t));
  const share = PALE[scheme.toLowerCase()];
  if (share === undefined) return null;
  const { apply } = Plot.scale({
    color: { type: "linear", domain: [0, 1], scheme: scheme as Plot.ColorScheme },
  });
  return stepped((t) => apply(t * share) as string);
}

/** A colour on the way through several, as #rrggbb. */
function between(stops: readonly string[], t: number): string {
  const at = t * (stops.length - 1), index = Math.min(Math.floor(at), stops.length - 2);
  const part = (color: string, from: number) => parseInt(color.slice(from, from + 2), 16);
  const mixed = [1, 3, 5].map((from) => {
    const [low, high] = [part(stops[index], from), part(stops[index + 1], from)];
    return Math.round(low + (at - index) * (high - low)).toString(16).padStart(2, "0");
  });
  return `#${mixed.join("")}`;
}
