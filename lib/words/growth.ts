import type { Estimate } from "../stats/estimate.ts";
import { tooFew } from "../stats/enough.ts";
import { ALMOST_PROPORTIONAL, type Compared, contestOf } from "./fit_verdicts.ts";

/** What has an exponent: a power law, a bend, or one row of `lm.exponents` or `lm.choices`. */
type Grown = {
  law?: string;
  x?: string | readonly string[];
  clusters: number;
  why?: string | null;
  coefficients?: Readonly<Record<string, Estimate>>;
};

/** Exponents with which twice the size comes with 0.8 to 1.25 times: it hardly changes. */
const ALMOST_NONE = Math.log2(ALMOST_PROPORTIONAL[1]);

const CALL =
  'lm.growth(fit, "paramsB"), lm.growth(bent, "above") or lm.growth(lm.compare(rows, …))';

/**
 * How something grows, as the words after a subject, so that a sentence follows its numbers under any
 * settings: `The energy of a token ${lm.growth(fit, "paramsB")}.` The interval of the exponent decides:
 *
 * - "grows about in proportion": all of it within 0.8 to 1.25;
 * - "grows more slowly than in proportion": above 0 and below 1; - "grows faster than in proportion":
 *   above 1; - "grows, perhaps in proportion": above 0, on both sides of 1;
 * - "falls": below 0; - "hardly changes": around 0, twice the size being 0.8 to 1.25 times;
 * - "may grow or not: these rows cannot tell": else, and with fewer than 5 clusters.
 *
 * Of `lm.compare` it says "grows exponentially", "grows as a power law, not exponentially", "grows in a
 * straight line, not exponentially", or "grows, exponentially or not: these rows cannot tell", after the
 * rule of `lm.exponentialAbove`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { powerLaw } from "../stats/laws.ts";
 * const rows = [1, 2, 3, 4, 5, 6].map((x, i) => ({ x, y: x ** 0.5 * (i % 2 ? 1.01 : 1) }));
 * assert.equal(growth(powerLaw(rows, { y: "y", x: "x" })), "grows more slowly than in proportion");
 * ```
 * @param found a power law, a bend, a row of `lm.exponents`, or what `lm.compare` gives.
 * @param name a quantity of the power law (its first one without), "below" or "above" of a bend.
 * @throws {TypeError} when this is none of them.
 * @throws {RangeError} for a quantity that the fit has not.
 */
export function growth(found: Grown | Compared, name?: string): string {
  if (Array.isArray(found)) return formOf(found);
  const one = found as Grown, exponent = exponentOf(one, name);
  const [low, high] = tooFew(one) === null ? exponent.interval : [NaN, NaN];
  if (low >= ALMOST_PROPORTIONAL[0] && high <= ALMOST_PROPORTIONAL[1]) {
    return "grows about in proportion";
  }
  if (low > 0) {
    return high < 1
      ? "grows more slowly than in proportion"
      : low > 1
      ? "grows faster than in proportion"
      : "grows, perhaps in proportion";
  }
  if (high < 0) return "falls";
  return low > -ALMOST_NONE && high < ALMOST_NONE
    ? "hardly changes"
    : "may grow or not: these rows cannot tell";
}

function formOf(compared: Compared): string {
  switch (contestOf(compared)?.winner) {
    case "exponential":
      return "grows exponentially";
    case "power":
      return "grows as a power law, not exponentially";
    case "linear":
      return "grows in a straight line, not exponentially";
    default:
      return "grows, exponentially or not: these rows cannot tell";
  }
}

/** The exponent by its name. */
function exponentOf(found: Grown, name?: string): Estimate {
  const inside = (found?.coefficients ?? found) as unknown as Record<string, Estimate>;
  if (found?.law !== undefined && found.law !== "power") {
    throw new RangeError(`lm.growth() got a ${found.law} fit; it takes a power law: ${CALL}`);
  }
  const key = name ?? (found?.coefficients ? found.x?.[0] : undefined);
  const exponent = key === undefined ? found as unknown as Estimate : inside?.[key];
  if (Array.isArray(exponent?.interval)) return exponent;
  const known = Object.entries(inside ?? {}).filter(([, one]) => Array.isArray(one?.interval));
  if (known.length === 0) throw new TypeError(`lm.growth() takes a power law or a bend: ${CALL}`);
  throw new RangeError(
    `There is no exponent ${name === undefined ? "without a name" : `\`${name}\``}; ` +
      `there are ${known.map(([key]) => key).join(", ")}`,
  );
}
