import type { Figure } from "./draw.ts";

/** A figure whose dots say nothing by themselves, as pointing at them does: drawn in a tenth of the time. */
export function untitled(figure: Figure): Figure {
  switch (figure.kind) {
    case "growth": {
      const { dots, ...rest } = figure.data;
      const mute = dots.map(({ x, y, series, hollow, label }) => ({ x, y, series, hollow, label }));
      return { kind: "growth", data: { ...rest, dots: mute } };
    }
    case "lines": {
      const series = figure.data.series.map(({ points, ...rest }) => ({
        ...rest,
        points: points.map(({ x, y, n, hollow }) => ({ x, y, n, hollow })),
      }));
      return { kind: "lines", data: { ...figure.data, series } };
    }
    default:
      return figure;
  }
}
