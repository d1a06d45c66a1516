import * as Plot from "@observablehq/plot";
import { formatParams, formatRSquared } from "../words/quantity.ts";
import { axes, type Axis, spanning } from "./axes.ts";
import { chart } from "./chart.ts";
import { type FigureText, frame, innerWidth } from "./frame.ts";
import { DASHES } from "./legend.ts";
import { LINE_LABEL_HEIGHT, lineLabels } from "./line_labels.ts";
import { needSome } from "./need.ts";
import { colors, type DrawOptions, WIDTH } from "../plot/theme.ts";

/** What a profile over break points shows: the fit's R² for each place of the break. */
export type BreakData = FigureText & {
  x: Axis;
  y: Axis;
  /** In order of `at`, in billions of parameters. */
  profile: readonly { at: number; rSquared: number }[];
  /** R² of one slope without a break. */
  noBreak: number;
  /** Interval of the break, in billions. */
  interval: [number, number];
  /** The break that fits best, in billions. */
  best: number;
  /** The SLM limit, in billions, marked on the profile. */
  limitB: number;
};

/**
 * Draws how well two slopes fit by where the break lies: is the limit special, or would others
 * do as well?
 *
 * @throws {RangeError} when the profile is empty.
 */
export function drawBreak(data: BreakData, options: DrawOptions): SVGSVGElement {
  const { profile, noBreak, interval, best, limitB } = data;
  const { document, width = WIDTH } = options;
  needSome(profile, {
    figure: "profile of the break",
    items: "break points",
    mend: "widen the range of sizes",
  });
  const x = spanning(data.x, profile.map(({ at }) => at), 0.01);
  const y = spanning(data.y, [noBreak, ...profile.map(({ rSquared }) => rSquared)], 0.12);
  const inside = (value: number) => Math.min(Math.max(value, x.domain[0]), x.domain[1]);
  const spots = [
    { name: "best", at: best, color: colors.vermilion, symbol: "diamond" as const, r: 5 },
    // Larger and below, so that both show where they coincide.
    { name: "SLM limit", at: limitB, color: colors.blue, symbol: "circle" as const, r: 8 },
  ].filter(({ at }) => at === inside(at)).map((spot) => {
    const rSquared = valueAt(profile, spot.at);
    const text = `${spot.name} ${formatParams(spot.at)}`;
    return { ...spot, rSquared, text, title: `${text}: ${formatRSquared(rSquared)}` };
  });
  const { options: settings, marks } = axes(x, y, {
    width: innerWidth(width),
    height: width < 480 ? 270 : 330,
    above: LINE_LABEL_HEIGHT,
  });
  const plot = chart({
    ...settings,
    marks: [
      Plot.rect([interval], {
        x1: inside(interval[0]),
        x2: inside(interval[1]),
        y1: y.domain[0],
        y2: y.domain[1],
        fill: colors.vermilion,
        fillOpacity: 0.14,
      }),
      ...marks,
      Plot.ruleY([noBreak], {
        stroke: colors.ink,
        strokeWidth: 1.25,
        strokeDasharray: DASHES.dashed,
      }),
      Plot.line(profile, { x: "at", y: "rSquared", stroke: colors.ink, strokeWidth: 2 }),
      Plot.ruleX(spots, {
        x: "at",
        stroke: "color",
        strokeWidth: 1.25,
        strokeDasharray: DASHES.dotted,
      }),
      ...spots.toReversed().map((spot) =>
        Plot.dot([spot], {
          x: "at",
          y: "rSquared",
          title: "title",
          r: spot.r,
          symbol: spot.symbol,
          fill: spot.color,
          stroke: colors.background,
        })
      ),
      lineLabels(spots.map(({ at, text, color }) => ({ x: at, text, color }))),
    ],
  }, { document });
  const legend = [
    { label: "two slopes", color: colors.ink, line: "solid" as const },
    {
      label: `one slope: ${formatRSquared(noBreak)}`,
      color: colors.ink,
      line: "dashed" as const,
    },
    {
      label: `interval of the break: ${interval.map(formatParams).join(" to ")}`,
      color: colors.vermilion,
      band: 0.14,
    },
  ];
  return frame({ ...data, legend, charts: [{ svg: plot }] }, options);
}

/** The profile's value at a break point, on the straight line between its neighbours. */
function valueAt(profile: BreakData["profile"], at: number): number {
  const next = profile.findIndex((point) => point.at >= at);
  if (next <= 0) return profile[next === 0 ? 0 : profile.length - 1].rSquared;
  const a = profile[next - 1], b = profile[next];
  return a.rSquared + (b.rSquared - a.rSquared) * (at - a.at) / (b.at - a.at);
}
