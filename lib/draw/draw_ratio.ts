import * as Plot from "@observablehq/plot";
import { formatCount } from "../words/quantity.ts";
import { alignedNumbers } from "./aligned_numbers.ts";
import type { Axis } from "./axes.ts";
import { domainOf } from "./axis.ts";
import { type FigureText, frame, innerWidth } from "./frame.ts";
import { clipInterval } from "./interval_domain.ts";
import { rowsChart } from "./interval_rows.ts";
import { needSome } from "./need.ts";
import { colors, type DrawOptions, WIDTH } from "../plot/theme.ts";

/** The paired ratios of one group, and their geometric mean with its interval. */
export type RatioGroup = {
  label: string;
  ratios: readonly { value: number; title: string }[];
  geometricMean: number;
  interval: [number, number];
};

/** What a figure of ratios shows: each group's ratios to a baseline, 1 being the same as it. */
export type RatioData = FigureText & {
  x: Axis;
  groups: readonly RatioGroup[];
  /** What a ratio of 1 means, written over its line: "same as unquantized". */
  sameAs: string;
  /** What a dot is, in the legend. */
  dotMeans: string;
};

/** From more groups than these on, a strip is as low as its words allow. */
const MANY_GROUPS = 12;

/** The golden ratio's fraction: its multiples spread dots evenly over a strip's height. */
const GOLDEN = 0.6180339887498949;

/**
 * Draws a strip of ratios a group, with the geometric mean and its interval, on a log axis
 * around the line at 1.
 *
 * @throws {RangeError} when there is no group, or a ratio that is not above 0.
 */
export function drawRatio(data: RatioData, options: DrawOptions): SVGSVGElement {
  const { dotMeans, groups, sameAs } = data;
  const { document, width = WIDTH } = options;
  needSome(groups, {
    figure: "ratios",
    items: "groups",
    mend: "widen the filter to what occurs in two groups",
  });
  const x = { ...data.x, scale: "log" as const };
  const values = groups.flatMap((group) => [
    ...group.ratios.map((ratio) => ratio.value),
    group.geometricMean,
  ]);
  const domain = domainOf([1, ...values], { scale: "log" });
  const number = alignedNumbers(groups.map((group) => group.geometricMean));
  const cells = ({ geometricMean, interval, ratios }: RatioGroup) => [
    `× ${number(geometricMean)} [${interval.map(number).join(", ")}]`,
    formatCount(ratios.length),
  ];
  const band = groups.length > MANY_GROUPS ? 24 : 34;
  const chart = rowsChart(
    {
      rows: groups.map((group) => ({ label: group.label, cells: cells(group) })),
      headings: ["mean ratio [interval]", "n"],
      x,
      domain,
      references: [{ value: 1, label: `1 = ${sameAs}` }],
      width: innerWidth(width),
      band,
    },
    (middle) => {
      const dots = groups.flatMap(({ ratios }, group) =>
        ratios.toSorted((a, b) => a.value - b.value).map((ratio, index) => ({
          ...ratio,
          y: middle(group) + ((index * GOLDEN) % 1 - 0.5) * (band - 12),
        }))
      );
      const means = groups.map((group, index) => ({
        ...clipInterval(group.interval, domain),
        x: group.geometricMean,
        y: middle(index),
        title: `${group.label}: ${cells(group).join(", n = ")}`,
      }));
      return [
        Plot.dot(dots, {
          x: "value",
          y: "y",
          title: "title",
          r: 2.4,
          fill: colors.blue,
          fillOpacity: 0.4,
          stroke: "none",
        }),
        // A light edge keeps the interval apart from the dots below it.
        Plot.link(means, {
          x1: "low",
          x2: "high",
          y1: "y",
          y2: "y",
          stroke: colors.background,
          strokeWidth: 5,
        }),
        Plot.link(means, {
          x1: "low",
          x2: "high",
          y1: "y",
          y2: "y",
          title: "title",
          stroke: colors.vermilion,
          strokeWidth: 2.25,
        }),
        Plot.dot(means, {
          x: "x",
          y: "y",
          title: "title",
          r: 6,
          symbol: "diamond",
          fill: colors.vermilion,
          stroke: colors.background,
          strokeWidth: 1,
        }),
      ];
    },
    { document },
  );
  const legend = [
    { label: dotMeans, color: colors.blue, symbol: "circle" as const },
    {
      label: "geometric mean and its interval",
      color: colors.vermilion,
      symbol: "diamond" as const,
      line: "solid" as const,
    },
  ];
  return frame({ ...data, legend, charts: [{ svg: chart }] }, options);
}
