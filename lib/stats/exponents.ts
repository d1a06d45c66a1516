import { takes } from "../read/said.ts";
import { checkCall, listOf, textsOf } from "./columns.ts";
import type { Estimate } from "./estimate.ts";
import type { FitOptions } from "./fit.ts";
import { powerLaw } from "./laws.ts";

/** An exponent with what it rests on; of too few rows every number is NaN, and `why` says so. */
export type Exponent = Estimate & { n: number; clusters: number };

/**
 * The exponent of x in each group alone, in alphabetical order, for a table or a forest. A group that is
 * too small is listed with the reason.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 3, 4].map((x) => ({ type: "chat", x, y: x ** 2 }));
 * const [chat, merge] = exponents([...rows, { type: "merge", x: 1, y: 1 }], { y: "y", x: "x", by: "type" });
 * assert.deepEqual([chat.estimate.toFixed(3), merge.why !== null], ["2.000", true]);
 * ```
 * @throws {TypeError} {RangeError} as `powerLaw`.
 */
export function exponents(
  rows: readonly object[],
  options: Omit<FitOptions, "by"> & { by: string },
): ({ group: string } & Exponent)[] {
  checkCall(
    rows,
    options,
    { by: "column", y: "column", x: "columns", cluster: "columns?", errors: "word" },
    'lm.exponents(rows, { y: "co2Kg", x: "paramsB", by: "type", cluster: "family" })',
  );
  const groups = textsOf(rows, options.by);
  return [...new Set(groups)].sort().map((group) => {
    const own = rows.filter((_, i) => groups[i] === group);
    return { group, ...exponentOf(own, { ...options, by: [] }) };
  });
}

type Choice = FitOptions & { name: string; rows: readonly object[] };

/**
 * The exponent of the first x under different choices of rows and options, for a forest; a choice that
 * leaves too few rows is listed with the reason.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const rows = [1, 2, 3, 4].map((x) => ({ x, y: x ** 2 }));
 * const [all] = choices([{ name: "all rows", rows, y: "y", x: "x" }]);
 * assert.deepEqual([all.choice, all.why], ["all rows", null]);
 * ```
 * @throws {TypeError} when this is no list of choices, or as `powerLaw`.
 */
export function choices(list: readonly Choice[]): ({ choice: string } & Exponent)[] {
  const call = 'lm.choices([{ name: "all rows", rows, y: "kWhPerMillionTokens", x: "paramsB" }])';
  const isChoice = (one: unknown) => Array.isArray((one as Choice | null)?.rows);
  const isList = Array.isArray(list), bad = isList ? list.find((one) => !isChoice(one)) : list;
  const isGood = isList && list.every(isChoice);
  takes(isGood, "choices", "a list of choices, each with its rows", bad, call);
  return list.map(({ name, rows, ...options }) => ({ choice: name, ...exponentOf(rows, options) }));
}

function exponentOf(rows: readonly object[], options: FitOptions): Exponent {
  const { n, clusters, coefficients, why } = powerLaw(rows, options);
  const exponent = coefficients[listOf(options.x)[0]];
  return { ...exponent, n, clusters, why: exponent.why ?? why };
}
