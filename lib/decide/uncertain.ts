import { tHalf } from "../stats/t.ts";

/**
 * A positive quantity known up to a factor: its logarithm has a normal or t distribution. As plain
 * numbers, it survives JSON.
 */
export type Uncertain = {
  /** The median. */
  estimate: number;
  /** Standard error of its log10; 0 when it is known exactly. */
  errorLog10: number;
  /** Of the t distribution; null when it is known exactly. */
  degreesOfFreedom: number | null;
};

/** A quantity without an error, such as a price that somebody asks. */
export function exactly(estimate: number): Uncertain {
  return { estimate, errorLog10: 0, degreesOfFreedom: null };
}

/** The quantity in another unit: a factor that is known exactly leaves the relative error alone. */
export function times(quantity: Uncertain, factor: number): Uncertain {
  return { ...quantity, estimate: quantity.estimate * factor };
}

/**
 * Where the quantity lies with a probability: estimate · 10^(±t · error).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const [low, high] = intervalOf({ estimate: 10, errorLog10: 0.1, degreesOfFreedom: 15 }, 0.95);
 * assert.equal(low.toFixed(3), "6.121"); // scipy: 10 ** (1 - 0.1 * t.ppf(0.975, 15))
 * assert.equal(high.toFixed(3), "16.336");
 * ```
 */
export function intervalOf(
  { estimate, errorLog10, degreesOfFreedom }: Uncertain,
  level: number,
): [number, number] {
  if (degreesOfFreedom === null) return [estimate, estimate];
  const factor = 10 ** (tHalf(degreesOfFreedom, level) * errorLog10);
  return [estimate / factor, estimate * factor];
}

/**
 * The ratio of two quantities whose errors are independent: the logarithms are subtracted, so that
 * their variances add, with the degrees of freedom of Welch and Satterthwaite (Satterthwaite 1946, "An
 * Approximate Distribution of Estimates of Variance Components").
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const a = { estimate: 2, errorLog10: 0.3, degreesOfFreedom: 10 };
 * const b = { estimate: 8, errorLog10: 0.4, degreesOfFreedom: 20 };
 * const { estimate, errorLog10, degreesOfFreedom } = ratioOf(a, b);
 * assert.deepEqual([estimate, errorLog10], [0.25, 0.5]); // √(0.3² + 0.4²)
 * assert.equal(degreesOfFreedom!.toFixed(3), "29.904"); // 0.25² / (0.09²/10 + 0.16²/20)
 * ```
 */
export function ratioOf(a: Uncertain, b: Uncertain): Uncertain {
  const estimate = a.estimate / b.estimate;
  const parts = [a, b].filter(({ degreesOfFreedom }) => degreesOfFreedom !== null)
    .map(({ errorLog10, degreesOfFreedom }) => ({
      variance: errorLog10 ** 2,
      freedom: degreesOfFreedom!,
    }));
  if (parts.length === 0) return exactly(estimate);
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const share = parts.reduce((sum, part) => sum + part.variance ** 2 / part.freedom, 0);
  return {
    estimate,
    errorLog10: Math.sqrt(variance),
    degreesOfFreedom: share > 0 ? variance ** 2 / share : parts[0].freedom,
  };
}

/**
 * The sum of two quantities that err together, as two of the same model do: to first order,
 * the relative errors are averaged by what each part contributes. Independent errors would partly
 * cancel, so that this interval is rather too wide than too narrow. The degrees of freedom are the fewer.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const a = { estimate: 1, errorLog10: 0.1, degreesOfFreedom: 10 };
 * const sum = sumOf(a, { estimate: 3, errorLog10: 0.2, degreesOfFreedom: 8 });
 * assert.equal(sum.estimate, 4);
 * assert.equal(sum.errorLog10.toFixed(9), "0.175000000");
 * assert.equal(sum.degreesOfFreedom, 8);
 * ```
 */
export function sumOf(a: Uncertain, b: Uncertain): Uncertain {
  const estimate = a.estimate + b.estimate;
  const freedoms = [a, b].map(({ degreesOfFreedom }) => degreesOfFreedom)
    .filter((freedom) => freedom !== null);
  return {
    estimate,
    errorLog10: (a.estimate * a.errorLog10 + b.estimate * b.errorLog10) / estimate,
    degreesOfFreedom: freedoms.length > 0 ? Math.min(...freedoms) : null,
  };
}
