import * as Plot from "@observablehq/plot";
import { takes } from "../read/said.ts";
import { at, refuseName } from "../stats/at.ts";
import type { Bend } from "../stats/bend.ts";
import type { Fit } from "../stats/fit.ts";
import { colors } from "./theme.ts";

/** Points of a curve: enough for a bend of the band to look smooth. */
const POINTS = 60;

type FittedOptions = {
  /** The quantity of the fit that the x axis shows. */
  along: string;
  /** The other quantities and the levels; what is not given is as in `at`. */
  at?: Readonly<Record<string, number | string>>;
  /** A colour, or a value on the figure's colour scale. */
  stroke?: string | number | boolean;
  strokeWidth?: number;
  strokeDasharray?: string;
  /** Whether the 95 % confidence band of the curve is drawn. */
  band?: boolean;
  /** The facets that the curve is drawn in; all when not given. */
  fx?: string | number;
  fy?: string | number;
};

/**
 * Marks of a fitted curve with its confidence band, computed from the fit itself, over the range of the
 * rows it was fitted to. (Plot's own regression fits pixels: on a log axis it is another model.)
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { powerLaw } from "../stats/laws.ts";
 * const fit = powerLaw([1, 2, 4].map((b) => ({ paramsB: b, wh: 2 * b })), { y: "wh", x: "paramsB" });
 * assert.equal(fitted(fit, { along: "paramsB" }).length, 2);
 * ```
 * @returns no marks for a fit of too few rows.
 * @throws {TypeError} when the first argument is no fit.
 * @throws {RangeError} when the fit has no such quantity or level.
 */
export function fitted(fit: Fit | Bend, options: FittedOptions): Plot.Markish[] {
  const call = 'lm.fitted(fit, { along: "paramsB" })';
  const isFit = typeof fit === "object" && fit !== null && "span" in fit;
  takes(isFit, "fitted", "a fit or a bend, and along what", fit, call);
  takes(typeof options?.along === "string", "fitted", "along what to draw", options, call);
  const { along, stroke = colors.ink, band = true, fx, fy } = options;
  if ("expected" in fit && along !== fit.x) refuseName(along, [fit.x]);
  if (fit.why) return [];
  const points = curvePoints(fit, options);
  const color = () => stroke; // a function, so that numbers and names are values and not constants
  const place = {
    x: along,
    z: null,
    ...(fx === undefined ? {} : { fx: () => fx }),
    ...(fy === undefined ? {} : { fy: () => fy }),
  };
  const { strokeWidth = 2, strokeDasharray } = options;
  const line = { ...place, y: fit.y, stroke: color, strokeWidth, strokeDasharray };
  const area = { ...place, y1: "low", y2: "high", fill: color, fillOpacity: 0.15 };
  return [...band ? [Plot.areaY(points, area)] : [], Plot.lineY(points, line)];
}

/** The points of a curve, evenly spaced where the law is straight, with its confidence band. */
export function curvePoints(
  fit: Fit | Bend,
  { along, at: place }: Pick<FittedOptions, "along" | "at">,
): Record<string, number | string>[] {
  const bent = "expected" in fit, log = bent || fit.law === "power";
  const [low, high] = (bent ? fit.span : fit.span[along]) ?? [1, 1]; // without rows `at` says why
  return Array.from({ length: POINTS }, (_, index) => {
    const share = index / (POINTS - 1);
    const x = log ? low * (high / low) ** share : low + (high - low) * share;
    const { estimate, confidence, at: where } = bent
      ? { ...fit.expected(x), at: { [along]: x } }
      : at(fit, { ...place, [along]: x });
    return { ...where, [fit.y]: estimate, low: confidence[0], high: confidence[1] };
  });
}
