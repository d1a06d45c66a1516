// The only importer of the distribution functions. The packages agree with scipy.stats to 13 digits.
import normalCdf_ from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile_ from "@stdlib/stats-base-dists-normal-quantile";
import tCdf_ from "@stdlib/stats-base-dists-t-cdf";
import tQuantile_ from "@stdlib/stats-base-dists-t-quantile";

/** Probability that Student's t with `degreesOfFreedom` is at most `t`. */
export function tCdf(t: number, degreesOfFreedom: number): number {
  return tCdf_(t, degreesOfFreedom);
}

/** The t that Student's t with `degreesOfFreedom` stays below with probability `p`. */
export function tQuantile(p: number, degreesOfFreedom: number): number {
  const asked = `${p} ${degreesOfFreedom}`, known = quantiles.get(asked);
  if (known !== undefined) return known;
  if (quantiles.size >= 100) quantiles.clear();
  const t = tQuantile_(p, degreesOfFreedom);
  quantiles.set(asked, t);
  return t;
}

/** The last quantiles: a fit asks for the same one at each point. */
const quantiles = new Map<string, number>();

/** Two-sided p-value of a t statistic; 0 when it is too small for a double. */
export function tPValue(t: number, degreesOfFreedom: number): number {
  return Math.min(1, 2 * tCdf_(-Math.abs(t), degreesOfFreedom));
}

/** Probability that a standard normal number is at most `z`. */
export function normalCdf(z: number): number {
  return normalCdf_(z, 0, 1);
}

/** The z that a standard normal number stays below with probability `p`. */
export function normalQuantile(p: number): number {
  return normalQuantile_(p, 0, 1);
}
