import type { LegendEntry } from "./legend.ts";
import { colors, type Ramp, rampColors, seriesStyle } from "../plot/theme.ts";

/** Series that stand first in a legend, in this order, whatever row comes first. */
const FIRST = ["SLM", "LLM"];

/** The legend's keys of the dots' series, in the style in which `dotMarks` draws them. */
export function seriesEntries(dots: readonly { series: string }[], ramp?: Ramp): LegendEntry[] {
  if (ramp) return [{ label: ramp.label, color: colors.ink, ramp: rampColors }];
  const entries = [...new Set(dots.map((dot) => dot.series))].map((label, index) => ({
    label,
    ...seriesStyle(label, index),
  }));
  const place = ({ label }: LegendEntry) =>
    FIRST.includes(label) ? FIRST.indexOf(label) : FIRST.length;
  return entries.sort((a, b) => place(a) - place(b));
}

/** The key of hollow dots, where there are some and the figure says what they mean. */
export function hollowEntries(
  dots: readonly { hollow?: boolean }[],
  hollowMeans?: string,
): LegendEntry[] {
  return hollowMeans && dots.some((dot) => dot.hollow)
    ? [{ label: hollowMeans, color: colors.muted, symbol: "circle", hollow: true }]
    : [];
}
