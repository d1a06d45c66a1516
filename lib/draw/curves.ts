import type { RenderFunction } from "@observablehq/plot";
import { axisShare, type SpannedAxis } from "./axes.ts";
import type { Domain } from "./axis.ts";
import { DASHES, type LegendEntry } from "./legend.ts";
import { round, svg } from "../plot/svg.ts";
import { colors, type Ramp, seriesStyle } from "../plot/theme.ts";

/** A line over the data, with its bands where it has some; numbers as `lib/fit` gives them. */
export type Curve = {
  label: string;
  role: "main" | "alternative" | "published" | "robust";
  /** Draws the curve in the colour of this series: thin and dashed, but for a main one. */
  series?: string;
  points: readonly {
    x: number;
    estimate: number;
    confidence?: readonly [number, number];
    prediction?: readonly [number, number];
  }[];
};

type Dash = keyof typeof DASHES;

const BAND_OPACITY = { confidence: 0.2, prediction: 0.07 } as const;

const STYLES: Readonly<Record<Curve["role"], { color: string; width: number; dash: Dash }>> = {
  main: { color: colors.ink, width: 2.25, dash: "solid" },
  alternative: { color: colors.purple, width: 2, dash: "dashed" },
  robust: { color: colors.green, width: 2, dash: "dashed" },
  published: { color: colors.ochre, width: 2, dash: "solid" },
};

/** Colour, width and dash of each curve: by role, the dash moving on where a role recurs. */
export function curveStyles(
  curves: readonly Curve[],
  ramp?: Ramp,
): { color: string; width: number; dash: Dash }[] {
  const dashes = Object.keys(DASHES) as Dash[];
  return curves.map((curve, index) => {
    if (curve.series !== undefined) {
      const { color } = seriesStyle(curve.series, 0, ramp);
      return curve.role === "main"
        ? { ...STYLES.main, color }
        : { color, width: 1.25, dash: "dashed" };
    }
    const style = STYLES[curve.role];

    const earlier = curves.slice(0, index).filter((other) =>
      other.role === curve.role && other.series === undefined
    ).length;
    const dash = dashes[(dashes.indexOf(style.dash) + earlier) % dashes.length];
    return { ...style, dash };
  });
}

type Place = { x: number; low: number; high: number };

/**
 * A mark for Plot that draws curves and the main ones' bands, cut at the plot's edge: in one
 * group, as each of Plot's own clipped marks would cost a PNG another layer.
 */
export function curveMarks(
  curves: readonly Curve[],
  y: SpannedAxis,
  ramp?: Ramp,
): [RenderFunction] {
  return [(_index, scales, _values, dimensions, { document }) => {
    const { width, height, marginLeft, marginTop, marginRight, marginBottom } = dimensions;
    const styles = curveStyles(curves, ramp);
    const at = (x: number, value: number) =>
      `${round(scales.x!(x) as number)},${round(scales.y!(value) as number)}`;
    const bands = curves.flatMap((curve, index) =>
      curve.role !== "main" ? [] : (["prediction", "confidence"] as const).flatMap((kind) => {
        const places = drawable(
          curve.points.flatMap(({ x, [kind]: band }) =>
            band ? [{ x, low: band[0], high: band[1] }] : []
          ),
          y,
        );
        if (!places.length) return [];
        const edge = [
          ...places.map(({ x, high }) => at(x, high)),
          ...places.toReversed().map(({ x, low }) => at(x, low)),
        ];
        return [svg(document, "path", {
          d: `M${edge.join("L")}Z`,
          fill: styles[index].color,
          "fill-opacity": BAND_OPACITY[kind],
        })];
      })
    );
    const lines = curves.map((curve, index) => {
      const places = curve.points.map(({ x, estimate }) => ({ x, low: estimate, high: estimate }));
      return svg(document, "path", {
        d: `M${drawable(places, y).map(({ x, low }) => at(x, low)).join("L")}`,
        fill: "none",
        stroke: styles[index].color,
        "stroke-width": styles[index].width,
        "stroke-dasharray": DASHES[styles[index].dash],
        "stroke-linejoin": "round",
      });
    });
    const clip = svg(
      document,
      "clipPath",
      { id: "plot-area" },
      svg(document, "rect", {
        x: marginLeft,
        y: marginTop,
        width: width - marginLeft - marginRight,
        height: height - marginTop - marginBottom,
      }),
    );
    const shown = { "clip-path": "url(#plot-area)", "aria-label": "curves" };
    // The main curve comes first: where others lie on it, their dashes still show.
    return svg(
      document,
      "g",
      {},
      clip,
      svg(document, "g", shown, ...bands, ...lines),
    );
  }];
}

/**
 * Lets a log axis show a curve that falls to 0 or below: what it cannot show goes far below its
 * lowest value, and the steps next to 0, steep on that axis, are made finer.
 */
function drawable(places: readonly Place[], y: SpannedAxis): readonly Place[] {
  if (y.scale === "linear") return places;
  const floor = (value: number) => Math.max(value, y.domain[0] * 1e-3);
  return places.flatMap((place, index) => {
    const before = places[index - 1];
    const shown = { x: place.x, low: floor(place.low), high: floor(place.high) };
    if (!before) return [shown];
    const steep = (before.low <= 0) !== (place.low <= 0) ||
      (before.high <= 0) !== (place.high <= 0);
    if (!steep) return [shown];
    return Array.from({ length: 32 }, (_, step) => {
      const t = (step + 1) / 32;
      return {
        x: before.x * (place.x / before.x) ** t,
        low: floor(before.low + t * (place.low - before.low)),
        high: floor(before.high + t * (place.high - before.high)),
      };
    });
  });
}

/** Values of the published curves within an x axis: drawn to be compared, so the y axis spans them. */
export function publishedValues(curves: readonly Curve[], [low, high]: Domain): number[] {
  return curves.filter((curve) => curve.role === "published").flatMap((curve) =>
    curve.points.filter(({ x }) => x >= low && x <= high).map(({ estimate }) => estimate)
  );
}

/** Keys of the curves, for a figure that cannot name them at their ends; one for each label. */
export function curveEntries(curves: readonly Curve[]): LegendEntry[] {
  const styles = curveStyles(curves);
  const entries = curves.map(({ label, series }, index) => ({
    label,
    color: series === undefined ? styles[index].color : colors.ink,
    line: styles[index].dash,
  }));
  return entries.filter(({ label }, index) =>
    entries.findIndex((other) => other.label === label) === index
  );
}

/** Keys of the bands that are drawn. */
export function bandEntries(curves: readonly Curve[]): LegendEntry[] {
  const has = (kind: "confidence" | "prediction") =>
    curves.some((curve) => curve.role === "main" && curve.points.some((point) => point[kind]));
  return [
    ...(has("confidence")
      ? [{ label: "95 % confidence, line", color: colors.ink, band: BAND_OPACITY.confidence }]
      : []),
    ...(has("prediction")
      ? [{ label: "95 % prediction, one row", color: colors.ink, band: BAND_OPACITY.prediction }]
      : []),
  ];
}

/**
 * Where a curve leaves the plot on the right at a height that can be labelled in the margin,
 * or null: it ends earlier, or leaves through the top or bottom.
 */
export function rightEnd(
  curve: Curve,
  x: SpannedAxis,
  y: { domain: Domain },
): number | null {
  const [left, right] = x.domain;
  const last = curve.points.findLast((point) => point.x >= left && point.x <= right);
  if (!last || last.estimate < y.domain[0] || last.estimate > y.domain[1]) return null;
  return axisShare(last.x, x) >= 0.9 ? last.estimate : null;
}
