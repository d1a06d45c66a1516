import type { Plot } from "@observablehq/plot";

/** From the units of the axes to pixels of the figure, and the plot's corners. */
export type Geometry = {
  toPixels: (place: { x: number; y: number }) => { left: number; top: number };
  inside: (pixels: { left: number; top: number }) => boolean;
};

/** Reads the scales off a drawn figure: Plot keeps them on the chart's own element. */
export function geometryOf(figure: SVGSVGElement): Geometry | null {
  const chart = figure.querySelector("svg") as (SVGSVGElement & Partial<Plot>) | null;
  const x = chart?.scale?.("x"), y = chart?.scale?.("y");
  if (!chart || !x || !y) return null;
  const left = Number(chart.getAttribute("x")), top = Number(chart.getAttribute("y"));
  const [x0, x1] = x.range as [number, number], [y1, y0] = y.range as [number, number];
  return {
    toPixels: (place) => ({ left: left + x.apply(place.x), top: top + y.apply(place.y) }),
    inside: (at) =>
      at.left >= left + x0 && at.left <= left + x1 && at.top >= top + y0 && at.top <= top + y1,
  };
}

/** The index of the place nearest to a point, if one is within `reach` pixels. */
export function nearest(
  places: readonly { left: number; top: number }[],
  { left, top }: { left: number; top: number },
  reach: number,
): number | null {
  let found: number | null = null, least = reach * reach;
  for (let i = 0; i < places.length; i++) {
    const dx = places[i].left - left, dy = places[i].top - top, distance = dx * dx + dy * dy;
    if (distance <= least) least = distance, found = i;
  }
  return found;
}
