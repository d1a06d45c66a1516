import { takes } from "../read/said.ts";
import { type Estimate, tPValue } from "../stats/estimate.ts";
import { tooFew } from "../stats/enough.ts";
import { fieldOf } from "../tables/fields.ts";
import { timesWithin, within } from "./numbers.ts";
import { fieldWords, furtherWords } from "./field_words.ts";
import { cannotTell, type Judged, judged } from "./verdict.ts";

/** What a verdict asks of a fit. */
type Fitted = {
  law: "power" | "linear" | "exponential";
  y: string;
  coefficients: Readonly<Record<string, Estimate>>;
  clusters: number;
  cluster?: readonly string[];
  why?: string | null;
};

/** Exponents, and ratios, that count as "almost 1": an interval inside shows it. */
export const ALMOST_PROPORTIONAL: readonly [number, number] = [0.8, 1.25];

/**
 * "It grows with the size": supported where the interval of the coefficient is above 0, not supported
 * where it is below, and an interval that holds 0 cannot tell, nor can fewer than 5 clusters.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const paramsB = { estimate: 0.82, error: 0.026, df: 2.9, interval: [0.74, 0.91] as [number, number], p: 2e-4 };
 * const fit = { law: "power" as const, y: "whPerAnswer", coefficients: { paramsB }, clusters: 11 };
 * assert.equal(grows(fit, "paramsB").verdict, "supported");
 * ```
 * @param x a quantity of the fit.
 */
export function grows(fit: Fitted, x: string): Judged {
  const found = coefficient(fit, x, "grows"), why = tooFew(fit);
  if (why !== null) return cannotTell(why);
  const [low, high] = found.interval;
  const verdict = low > 0 ? "supported" : high < 0 ? "not supported" : "cannot tell";
  const unclear = verdict === "cannot tell" ? ", an interval that includes no change at all" : "";
  return judged(verdict, `${effectWords(fit, x, found)}${unclear}`, found.p);
}

/**
 * "It grows in proportion to the size": supported where the whole interval of the exponent is within
 * 0.8 to 1.25, not supported where it excludes 1, else it cannot tell, nor can fewer than 5 clusters.
 *
 * @param x a quantity of a power law.
 */
export function proportional(fit: Fitted, x: string): Judged {
  const found = coefficient(fit, x, "proportional"), why = tooFew(fit);
  if (fit.law !== "power") {
    throw new RangeError(
      `lm.proportional() got a ${fit.law} fit; it takes a power law, such as ` +
        'lm.proportional(lm.powerLaw(rows, { y: "kWhPerMillionTokens", x: ["paramsB"] }), "paramsB")',
    );
  }
  if (why !== null) return cannotTell(why);
  const [low, high] = found.interval;
  const [from, to] = ALMOST_PROPORTIONAL;
  const apart = (value: number) => tPValue(found.estimate - value, found.error, found.df);
  const reason = `The exponent is ${within(found)}; in proportion would be 1`;
  if (low >= from && high <= to) {
    return judged("supported", reason, Math.max(apart(from), apart(to)));
  }
  return low > 1 || high < 1
    ? judged("not supported", reason, apart(1))
    : judged("cannot tell", `${reason}, and the interval reaches far beyond it`, apart(1));
}

/** How three growths compare, as `lm.compare` lists them, the best first. */
export type Compared = readonly { law: string; aicc: number; crossValidatedError: number }[];

/** Differences of AICc below this say nothing (Burnham and Anderson 2002). */
const AICC_NOTHING = 2;

/**
 * "It grows exponentially above a limit": supported where the exponential is better than the other
 * growths both by AICc and in predicting models that it has not seen; not supported where one of
 * them is better than the exponential by both.
 *
 * @param compared `lm.compare(rows above the limit, …)`.
 */
export function exponentialAbove(compared: Compared): Judged {
  const contest = contestOf(compared);
  if (contest === null) return cannotTell("There are too few rows to compare ways to grow");
  const { winner, rival } = contest, name = LAW_WORDS[rival] ?? rival;
  const [verdict, reason]: [Judged["verdict"], string] = winner === null
    ? ["cannot tell", `${name} and the exponential fit and predict about as well`]
    : winner === "exponential"
    ? ["supported", "The exponential fits these rows and predicts models it has not seen better"]
    : [
      "not supported",
      `${name} fits these rows better, and predicts models it has not seen better`,
    ];
  return judged(verdict, reason, null);
}

/**
 * Who wins between the exponential and the best other growth, by AICc and in prediction; no winner where
 * they disagree. Null of too few rows.
 */
export function contestOf(compared: Compared): { winner: string | null; rival: string } | null {
  if (Array.isArray(compared) && compared.length === 0) return null;
  const isOne = (one: Compared[number]) =>
    typeof one?.law === "string" && typeof one.crossValidatedError === "number";
  const exponential = Array.isArray(compared) && compared.every(isOne) &&
    compared.find((one) => one.law === "exponential");
  const others = exponential ? compared.filter((one) => one !== exponential) : [];
  if (!exponential || others.length === 0) {
    throw new TypeError(
      "lm.exponentialAbove() and lm.growth() take what lm.compare gives, such as " +
        'lm.exponentialAbove(lm.compare(rows.filter((d) => d.paramsB > 7), { y: "co2Kg", x: "paramsB" }))',
    );
  }
  const beats = (one: Compared[number], other: Compared[number]) =>
    one.aicc < other.aicc - AICC_NOTHING && one.crossValidatedError < other.crossValidatedError;
  const [better] = others.filter((other) => beats(other, exponential))
    .sort((a, b) => a.aicc - b.aicc);
  const rival = better ?? others.reduce((a, b) => (a.aicc <= b.aicc ? a : b));
  const won = others.every((other) => beats(exponential, other)) ? "exponential" : null;
  return { winner: better?.law ?? won, rival: rival.law };
}

const LAW_WORDS: Readonly<Record<string, string>> = {
  power: "A power law",
  linear: "A straight line",
};

/** What more of a quantity comes with, in words. */
function effectWords({ law, y }: Fitted, x: string, { estimate, interval }: Estimate): string {
  const scaled = (scale: (value: number) => number) => ({
    estimate: scale(estimate),
    interval: interval.map(scale) as [number, number],
  });
  const what = fieldWords(y);
  switch (law) {
    case "power":
      return `Twice the ${fieldWords(x)} come with ${
        timesWithin(scaled((b) => 2 ** b))
      } the ${what}`;
    case "exponential":
      return `With each ${furtherWords(x)} comes ${
        timesWithin(scaled((b) => 10 ** b))
      } the ${what}`;
    default:
      return `With each ${furtherWords(x)}, the ${what} changes by ${
        within({ estimate, interval }, fieldOf(y).unit)
      }`;
  }
}

/** The coefficient of a quantity, or an error that lists those there are. */
function coefficient(fit: Fitted, x: string, name: string): Estimate {
  const isFit = typeof fit?.coefficients === "object";
  takes(isFit, name, "a fit and a quantity", fit, `lm.${name}(fit, "paramsB")`);
  if (Object.hasOwn(fit.coefficients, x)) return fit.coefficients[x];
  throw new RangeError(
    `The fit has no coefficient \`${x}\`; it has ${Object.keys(fit.coefficients).join(", ")}`,
  );
}
