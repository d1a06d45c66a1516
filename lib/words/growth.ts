import type { Bend } from "../stats/bend.ts";
import type { Compared } from "../stats/compare.ts";
import { tooFew } from "../stats/enough.ts";
import type { Estimate } from "../stats/estimate.ts";
import type { Exponent } from "../stats/exponents.ts";
import type { Fit } from "../stats/fit.ts";
import { ALMOST_PROPORTIONAL } from "./fit_verdicts.ts";
import { cannotTell, type Judged, judged } from "./verdict.ts";

/** Differences of AICc below this say nothing (Burnham and Anderson 2002). */
const AICC_NOTHING = 2;

/**
 * "It grows exponentially above a limit": supported where the exponential is better than the other
 * growths both by AICc and in predicting models that it has not seen; not supported where one of
 * them is better by both. It takes `lm.compare(rows above the limit, …)`.
 */
export function exponentialAbove(compared: readonly Compared[]): Judged {
  const contest = contestOf(compared);
  if (contest === null) return cannotTell("There are too few rows to compare ways to grow");
  const { winner, rival } = contest, name = rival === "power" ? "A power law" : "A straight line";
  if (winner === null) {
    return cannotTell(`${name} and the exponential fit and predict about as well`);
  }
  const predicts = "predicts models it has not seen better";
  return winner === "exponential"
    ? judged("supported", `The exponential fits these rows and ${predicts}`)
    : judged("not supported", `${name} fits these rows better, and ${predicts}`);
}

/** Who wins between the exponential and the best other growth; nobody where the two disagree; null of too few rows. */
function contestOf(compared: readonly Compared[]): { winner: string | null; rival: string } | null {
  if (Array.isArray(compared) && compared.length === 0) return null;
  const isOne = (one: Compared) =>
    typeof one?.law === "string" && typeof one.crossValidatedError === "number";
  const known = Array.isArray(compared) && compared.every(isOne) ? compared : [];
  const exponential = known.find((one) => one.law === "exponential");
  const others = known.filter((one) => one !== exponential).sort((a, b) => a.aicc - b.aicc);
  if (exponential === undefined || others.length === 0) {
    throw new TypeError(
      "lm.exponentialAbove() and lm.growth() take what lm.compare gives, such as " +
        'lm.exponentialAbove(lm.compare(rows.filter((d) => d.paramsB > 7), { y: "co2Kg", x: "paramsB" }))',
    );
  }
  const beats = (one: Compared, other: Compared) =>
    one.aicc < other.aicc - AICC_NOTHING && one.crossValidatedError < other.crossValidatedError;
  const better = others.find((other) => beats(other, exponential));
  if (better) return { winner: better.law, rival: better.law };
  const isBest = others.every((other) => beats(exponential, other));
  return { winner: isBest ? "exponential" : null, rival: others[0].law };
}

const FORMS: Readonly<Record<string, string>> = {
  exponential: "grows exponentially",
  power: "grows as a power law, not exponentially",
  linear: "grows in a straight line, not exponentially",
};

/** Exponents with which twice the size comes with 0.8 to 1.25 times: it hardly changes. */
const ALMOST_NONE = Math.log2(ALMOST_PROPORTIONAL[1]);

/**
 * How something grows, as the words after a subject, so that a sentence follows its numbers under any
 * settings: `The energy of a token ${lm.growth(fit, "paramsB")}.` The interval of the exponent decides:
 * it grows "about in proportion" within 0.8 to 1.25, "more slowly" or "faster than in proportion" on one
 * side of 1, "perhaps in proportion" on both, "falls" below 0, "hardly changes" around 0; else, and with
 * fewer than 5 clusters, the rows cannot tell. Of `lm.compare` it says whether growth is exponential.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { powerLaw } from "../stats/laws.ts";
 * const rows = [1, 2, 3, 4, 5, 6].map((x, i) => ({ x, y: x ** 0.5 * (i % 2 ? 1.01 : 1) }));
 * assert.equal(growth(powerLaw(rows, { y: "y", x: "x" })), "grows more slowly than in proportion");
 * ```
 * @param found a power law, a bend, a row of `lm.exponents`, or what `lm.compare` gives.
 * @param name a quantity of the power law (its first one without), "below" or "above" of a bend.
 * @throws {TypeError} {RangeError} when this is none of them, or has no such quantity.
 */
export function growth(found: Fit | Bend | Exponent | readonly Compared[], name?: string): string {
  if (Array.isArray(found)) {
    const form = FORMS[contestOf(found)?.winner ?? ""];
    return form ?? "grows, exponentially or not: these rows cannot tell";
  }
  const one = found as Fit | Bend | Exponent, exponent = exponentOf(one, name);
  const [low, high] = tooFew(one) === null ? exponent.interval : [NaN, NaN];
  if (low >= ALMOST_PROPORTIONAL[0] && high <= ALMOST_PROPORTIONAL[1]) {
    return "grows about in proportion";
  }
  if (low > 1) return "grows faster than in proportion";
  if (low > 0 && high < 1) return "grows more slowly than in proportion";
  if (low > 0) return "grows, perhaps in proportion";
  if (high < 0) return "falls";
  return low > -ALMOST_NONE && high < ALMOST_NONE
    ? "hardly changes"
    : "may grow or not: these rows cannot tell";
}

function exponentOf(found: Fit | Bend | Exponent, name?: string): Estimate {
  const call =
    'lm.growth(fit, "paramsB"), lm.growth(bent, "above") or lm.growth(lm.compare(rows, …))';
  const { law = "power", coefficients, x } = Object(found) as Partial<Fit>;
  if (law !== "power") {
    throw new RangeError(`lm.growth() got a ${law} fit; it takes a power law: ${call}`);
  }
  const inside = coefficients ?? Object(found) as Record<string, Estimate>;
  const key = name ?? (coefficients && x?.[0]);
  const exponent = key === undefined ? found as Estimate : inside[key];
  if (Array.isArray(exponent?.interval)) return exponent;
  const known = Object.entries(inside).filter(([, one]) => Array.isArray(one?.interval));
  if (known.length === 0) throw new TypeError(`lm.growth() takes a power law or a bend: ${call}`);
  throw new RangeError(
    `There is no exponent ${name === undefined ? "without a name" : `\`${name}\``}; ` +
      `there are ${known.map(([key]) => key).join(", ")}`,
  );
}
