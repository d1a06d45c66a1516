import assert from "node:assert/strict";
import { grows, proportional } from "../../lib/words/fit_verdicts.ts";
import { differ, smaller } from "../../lib/words/group_verdicts.ts";
import { bend } from "../../lib/stats/bend.ts";
import { enough } from "../../lib/stats/enough.ts";
import { factor } from "../../lib/stats/at.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import { exponentialAbove, growth } from "../../lib/words/growth.ts";
import { judge } from "../../lib/words/verdict.ts";

/** A power law of energy; intervals and p of statsmodels' use_t=True for these errors and df. */
const power = (
  estimate: number,
  error: number,
  df: number,
  interval: [number, number],
  p: number,
) => ({
  law: "power" as const,
  y: "kWhPerMillionTokens",
  coefficients: { paramsB: { estimate, error, df, interval, p } },
  ...{ clusters: 11, cluster: ["base"], why: null as string | null },
});
// scipy: t.ppf(0.975, 10) = 2.228139; p = 2 * t.sf(estimate / error, 10)
const clear = power(0.9, 0.04, 10, [0.8109, 0.9891], 6.8e-10);
const unclear = power(0.2, 0.15, 10, [-0.1342, 0.5342], 0.2120);

Deno.test("grows() follows the interval of the coefficient", () => {
  assert.deepEqual(grows(clear, "paramsB"), {
    verdict: "supported",
    reason: "Twice the parameters come with 1.9 times (1.8 to 2.0) the energy.",
    p: 6.8e-10,
  });
  assert.deepEqual(grows(unclear, "paramsB"), {
    verdict: "cannot tell",
    reason: "Twice the parameters come with 1.1 times (0.91 to 1.4) the energy, an interval that " +
      "includes no change at all.",
    p: 0.2120,
  });
  const falls = power(-0.5, 0.1, 10, [-0.72, -0.28], 5e-4);
  assert.equal(grows(falls, "paramsB").verdict, "not supported");
  const none = grows({ ...clear, why: "2 rows, need 3" }, "paramsB");
  assert.deepEqual(none, { verdict: "cannot tell", reason: "2 rows, need 3.", p: null });
  assert.throws(() => grows(clear, "size"), /no coefficient `size`; it has paramsB$/);
});

Deno.test("a straight line's effect is said in the unit of y", () => {
  const line = { ...clear, law: "linear" as const, y: "co2Kg" };
  assert.equal(
    grows(line, "paramsB").reason,
    "With each further B of parameters, the CO₂ of an evaluation changes by 0.90\u202fkg (0.81 to 0.99).",
  );
});

Deno.test("proportional() needs the whole interval within 0.8 to 1.25", () => {
  const inside = proportional(clear, "paramsB");
  assert.equal(inside.verdict, "supported");
  // scipy: 2 * t.sf((0.9 - 0.8) / 0.04, 10)
  assert.equal(inside.p!.toFixed(6), "0.031447");
  assert.equal(inside.reason, "The exponent is 0.90 (0.81 to 0.99); in proportion would be 1.");
  assert.equal(proportional(unclear, "paramsB").verdict, "not supported");
  const wide = proportional(power(0.9, 0.2, 10, [0.4544, 1.3456], 1e-3), "paramsB");
  assert.equal(wide.verdict, "cannot tell");
  // scipy: 2 * t.sf(0.1 / 0.2, 10)
  assert.equal(wide.p!.toFixed(6), "0.627894");
  assert.throws(
    () => proportional({ ...clear, law: "linear" }, "paramsB"),
    /^RangeError: lm.proportional\(\) got a linear fit; it takes a power law/,
  );
});

Deno.test("exponentialAbove() needs both AICc and prediction", () => {
  const compared = (power: [number, number], linear: [number, number], exponential: number[]) =>
    [["power", power], ["linear", linear], ["exponential", exponential]].map(([law, numbers]) => ({
      law: law as "power",
      aicc: (numbers as number[])[0],
      crossValidatedError: (numbers as number[])[1],
    }));
  const verdict = (...all: Parameters<typeof compared>) => exponentialAbove(compared(...all));
  assert.deepEqual(verdict([10, 1.5], [30, 1.9], [22.4, 1.7]), {
    verdict: "not supported",
    reason: "A power law fits these rows better, and predicts models it has not seen better.",
    p: null,
  });
  assert.equal(verdict([30, 1.5], [30, 1.9], [10, 1.4]).verdict, "supported");
  assert.equal(verdict([9, 1.5], [30, 1.9], [10, 1.7]).verdict, "cannot tell");
  assert.equal(exponentialAbove([]).verdict, "cannot tell");
  assert.equal(
    growth(compared([10, 1.5], [30, 1.9], [22.4, 1.7])),
    "grows as a power law, not exponentially",
  );
  assert.equal(growth([]), "grows, exponentially or not: these rows cannot tell");
  assert.throws(
    () => exponentialAbove(7 as never),
    /^TypeError: lm.exponentialAbove\(\) and lm.growth\(\) take what lm.com/,
  );
});

/** Models of two classes; each of its own base. */
const models = (sizes: readonly number[], y: (size: number, i: number) => number) =>
  sizes.map((paramsB, i) => ({ base: `m${i}`, paramsB, whPerAnswer: y(paramsB, i) }));

Deno.test("smaller() compares two classes of at least five clusters", () => {
  const options = { y: "whPerAnswer", limitB: 7, cluster: "base" };
  const sizes = [1, 2, 3, 4, 5, 20, 30, 40, 50, 60];
  const { verdict, reason, p } = smaller(
    models(sizes, (size, i) => size * (i % 2 ? 1.1 : 1)),
    options,
  );
  assert.equal(verdict, "supported");
  assert.match(
    reason,
    /^Up to 7.B, the geometric mean of the energy of an answer is 0.0\d+ times \(/,
  );
  assert(p! < 0.01);
  const few = smaller(models(sizes.slice(2), (size) => size), options);
  assert.equal(few.verdict, "cannot tell");
  assert.match(
    few.reason,
    /^There are only 3 model families with 7.B or less; an answer takes at least 5\.$/,
  );
  const none = smaller(models([8, 70], (size) => size), options);
  assert.equal(none.verdict, "no such rows");
  assert.equal(
    smaller(models([1, 6], (size) => size), options).reason,
    "No model here has more than 7\u202fB; the largest has 6\u202fB.",
  );
});

Deno.test("smaller() names a column that is not there, and a size that is none", () => {
  const rows = models([1, 20], (size) => size), options = { y: "whPerAnswer", limitB: 7 };
  assert.throws(
    () => smaller(rows, { ...options, cluster: "bases" }),
    /^RangeError: No row has a column `bases`, perhaps `base`; columns are base, paramsB, whPerAnswer$/,
  );
  assert.throws(
    () => smaller([...rows, { base: "b", paramsB: null }], { ...options, cluster: "base" }),
    /^RangeError: `paramsB` is null in row 3, need a number; leave such rows out: /,
  );
  assert.throws(() => smaller(rows, null as never), /^TypeError: `y` must be .* call lm.smaller\(/);
});

Deno.test("differ() allows for the number of comparisons", () => {
  const ratio = (to: string, estimate: number, interval: [number, number], p: number) => ({
    ...{ from: "A100", to, n: 20, clusters: 8, why: null },
    ...{ estimate, error: 0.1, df: 7, interval, p },
  });
  const one = differ([ratio("T4", 1.4, [1.1, 1.8], 0.03), ratio("L4", 1.1, [0.9, 1.4], 0.4)]);
  assert.equal(one.verdict, "cannot tell");
  assert.equal(one.p, 0.06);
  assert.equal(
    one.reason,
    "T4 takes 1.4 times (1.1 to 1.8) what A100 takes in the same set-up, the clearest of 2 comparisons.",
  );
  assert.equal(differ([ratio("T4", 1.4, [1.1, 1.8], 0.03)]).verdict, "supported");
  assert.equal(differ([ratio("T4", 1.01, [0.95, 1.07], 0.7)]).verdict, "not supported");
  const none = differ([{ ...ratio("T4", NaN, [NaN, NaN], NaN), clusters: 0, why: "no pair" }]);
  assert.equal(none.verdict, "no such rows");
});

Deno.test("no verdict, phrase or answer rests on fewer than five clusters", () => {
  const two = { ...clear, clusters: 2 };
  const reason = "There are only 2 model families in these rows; an answer takes at least 5.";
  const cannotTell = { verdict: "cannot tell", reason, p: null };
  assert.deepEqual(grows(two, "paramsB"), cannotTell);
  assert.deepEqual(proportional(two, "paramsB"), cannotTell);
  assert.equal(growth(two, "paramsB"), "may grow or not: these rows cannot tell");
  const pair = {
    from: "A100",
    to: "T4",
    n: 9,
    clusters: 2,
    why: null,
    ...two.coefficients.paramsB,
  };
  assert.deepEqual(differ([pair]), {
    verdict: "cannot tell",
    reason: "There are only 2 clusters with rows in both groups; an answer takes at least 5.",
    p: null,
  });
  assert.deepEqual([enough(pair).estimate, enough(pair).n], [NaN, 9]);

  const rows = Array.from({ length: 24 }, (_, i) => ({
    ...{ x: 1 + i, y: (1 + i) ** 0.5 * (i % 2 ? 1.1 : 1), base: `b${i % 8}` },
    kind: i % 8 < 6 ? "dense" : "mixture",
  }));
  const fit = powerLaw(rows, { y: "y", x: "x", by: "kind", cluster: "base" });
  assert.equal(enough(fit), fit);
  const { why, coefficients } = enough(fit, "kind");
  assert.equal(
    why,
    'There are only 2 model families of kind "mixture"; an answer takes at least 5',
  );
  assert.equal(coefficients.x.estimate, NaN);
  assert.equal(factor(enough(fit, "kind"), "x", 2).estimate, NaN);
  const bent = bend(rows.filter((d) => d.base < "b3"), { y: "y", x: "x", at: 9, cluster: "base" });
  assert.equal(enough(bent).above.estimate, NaN);
  assert.equal(enough(bent).expected(9).estimate, NaN);
});

Deno.test("growth() says of an exponent's interval how it grows", () => {
  const said = (low: number, high: number) =>
    growth(power((low + high) / 2, 0.1, 9, [low, high], 0.5), "paramsB");
  assert.equal(said(0.74, 0.91), "grows more slowly than in proportion");
  assert.equal(said(0.81, 1.2), "grows about in proportion");
  assert.equal(said(1.12, 1.34), "grows faster than in proportion");
  assert.equal(said(0.63, 1.31), "grows, perhaps in proportion");
  assert.equal(said(-0.51, -0.45), "falls");
  assert.equal(said(-0.1, 0.1), "hardly changes");
  assert.equal(said(-0.23, 1.48), "may grow or not: these rows cannot tell");
  const bent = { below: clear.coefficients.paramsB, clusters: 9, why: null };
  assert.equal(growth(bent, "below"), "grows about in proportion");
  assert.throws(
    () => growth(bent, "above"),
    /^RangeError: There is no exponent `above`; there are below$/,
  );
  assert.throws(
    () => growth(null as never),
    /^TypeError: lm.growth\(\) takes a power law or a bend: lm./,
  );
});

Deno.test("differ() counts a trend of the ratio along the load as one more comparison", () => {
  // per tenfold load 10^0.07 with an error of 0.0035 or so: p far below 0.001
  const rows = Array.from({ length: 30 }, (_, i) => ({
    base: `b${i % 6}`,
    "requests at once": 8 * 2 ** (i % 5),
    ratio: (8 * 2 ** (i % 5)) ** 0.07 * (1 + 0.01 * Math.sin(i * i)),
  }));
  const trend = powerLaw(rows, { y: "ratio", x: "requests at once", cluster: "base" });
  const pair = { from: "B200", to: "H100", n: 9, clusters: 8, why: null };
  const unclear = {
    ...pair,
    estimate: 1.1,
    error: 0.1,
    df: 7,
    interval: [0.9, 1.3] as [number, number],
    p: 0.4,
  };
  assert.equal(differ([unclear]).verdict, "cannot tell");
  const { verdict, reason } = differ([unclear], { trend });
  assert.equal(verdict, "supported");
  assert.match(
    reason,
    /^With ten times the requests at once, the ratio is 1\.18 times \(1\.17 to 1\.19\) what it was\.$/,
  );
  assert.equal(
    differ([], { trend: powerLaw([], { y: "ratio", x: "load" }) }).verdict,
    "no such rows",
  );
});

Deno.test("judge() keeps an error that is no lack of rows", () =>
  assert.throws(() =>
    judge(() => {
      throw new TypeError("a mistake");
    }), /a mistake/));
