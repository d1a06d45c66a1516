import type { LegendEntry } from "./legend.ts";
import { seriesStyle } from "./theme.ts";

/** Series that stand first in a legend, in this order, whatever row comes first. */
const FIRST = ["SLM", "LLM"];

/** The legend's keys of the dots' series, in the style in which `dotMarks` draws them. */
export function seriesEntries(dots: readonly { series: string }[]): LegendEntry[] {
  const entries = [...new Set(dots.map((dot) => dot.series))].map((label, index) => ({
    label,
    ...seriesStyle(label, index),
  }));
  const place = ({ label }: LegendEntry) =>
    FIRST.includes(label) ? FIRST.indexOf(label) : FIRST.length;
  return entries.sort((a, b) => place(a) - place(b));
}
