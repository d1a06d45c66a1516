import { takes } from "../read/said.ts";
import { refuseName } from "../stats/at.ts";
import { tooFew } from "../stats/enough.ts";
import { type Estimate, tPValue } from "../stats/estimate.ts";
import type { Fit } from "../stats/fit.ts";
import { fieldOf } from "../tables/fields.ts";
import { fieldWords } from "./field_words.ts";
import { timesWithin, within } from "./numbers.ts";
import { cannotTell, type Judged, judged } from "./verdict.ts";

/** Exponents, and ratios, that count as "almost 1": an interval inside shows it. */
export const ALMOST_PROPORTIONAL: readonly [number, number] = [0.8, 1.25];

/**
 * "It grows with the size": supported where the interval of the coefficient is above 0, not supported
 * where it is below; an interval that holds 0 cannot tell, nor can fewer than 5 clusters.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { powerLaw } from "../stats/laws.ts";
 * const rows = [1, 2, 3, 4, 5, 6].map((x) => ({ x, y: x ** 0.8 * (x % 2 ? 1.1 : 1) }));
 * assert.equal(grows(powerLaw(rows, { y: "y", x: "x" }), "x").verdict, "supported");
 * ```
 */
export function grows(fit: Fit, x: string): Judged {
  const found = coefficient(fit, x, "grows"), why = tooFew(fit);
  if (why !== null) return cannotTell(why);
  const [low, high] = found.interval, words = effectWords(fit, x, found);
  if (low > 0) return judged("supported", words, found.p);
  return high < 0
    ? judged("not supported", words, found.p)
    : judged("cannot tell", `${words}, an interval that includes no change at all`, found.p);
}

/**
 * "It grows in proportion to the size": supported where the whole interval of the exponent is within
 * 0.8 to 1.25, not supported where it excludes 1, else it cannot tell, nor can fewer than 5 clusters.
 */
export function proportional(fit: Fit, x: string): Judged {
  const found = coefficient(fit, x, "proportional"), why = tooFew(fit);
  if (fit.law !== "power") {
    throw new RangeError(
      `lm.proportional() got a ${fit.law} fit; it takes a power law, such as ` +
        'lm.proportional(lm.powerLaw(rows, { y: "kWhPerMillionTokens", x: ["paramsB"] }), "paramsB")',
    );
  }
  if (why !== null) return cannotTell(why);
  const [low, high] = found.interval, [from, to] = ALMOST_PROPORTIONAL;
  const apart = (value: number) => tPValue(found.estimate - value, found.error, found.df);
  const reason = `The exponent is ${within(found)}; in proportion would be 1`;
  if (low >= from && high <= to) {
    return judged("supported", reason, Math.max(apart(from), apart(to)));
  }
  return low > 1 || high < 1
    ? judged("not supported", reason, apart(1))
    : judged("cannot tell", `${reason}, and the interval reaches far beyond it`, apart(1));
}

function effectWords(
  { law, y }: Fit,
  x: string,
  { estimate, interval: [low, high] }: Estimate,
): string {
  const times = (base: number) =>
    timesWithin({ estimate: base ** estimate, interval: [base ** low, base ** high] });
  const what = fieldWords(y), quantity = fieldWords(x);
  if (law === "power") return `Twice the ${quantity} come with ${times(2)} the ${what}`;
  const further = `With each further ${fieldOf(x).unit ?? "one"} of ${quantity}`;
  if (law === "exponential") return `${further} comes ${times(10)} the ${what}`;
  const change = within({ estimate, interval: [low, high] }, fieldOf(y).unit);
  return `${further}, the ${what} changes by ${change}`;
}

function coefficient(fit: Fit, x: string, name: string): Estimate {
  const isFit = typeof fit?.coefficients === "object";
  takes(isFit, name, "a fit and a quantity", fit, `lm.${name}(fit, "paramsB")`);
  if (!Object.hasOwn(fit.coefficients, x)) refuseName(x, Object.keys(fit.coefficients));
  return fit.coefficients[x];
}
