import assert from "node:assert/strict";
import { factor } from "../../lib/stats/at.ts";
import { bend } from "../../lib/stats/bend.ts";
import { enough } from "../../lib/stats/enough.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import { TooFewError } from "../../lib/stats/too_few_error.ts";
import { grows, proportional } from "../../lib/words/fit_verdicts.ts";
import { differ, smaller } from "../../lib/words/group_verdicts.ts";
import { exponentialAbove, growth } from "../../lib/words/growth.ts";
import { judge } from "../../lib/words/verdict.ts";

type Interval = [number, number];

/** A power law of energy with this exponent, of 10 degrees of freedom. */
const power = (estimate: number, error: number, interval: Interval, p: number) => ({
  law: "power" as const,
  y: "kWhPerMillionTokens",
  coefficients: { paramsB: { estimate, error, df: 10, interval, p } },
  ...{ clusters: 11, cluster: ["base"], why: null as string | null },
});
// scipy: t.ppf(0.975, 10) = 2.228139; p = 2 * t.sf(estimate / error, 10)
const clear = power(0.9, 0.04, [0.8109, 0.9891], 6.8e-10);
const unclear = power(0.2, 0.15, [-0.1342, 0.5342], 0.2120);
const falling = power(-0.5, 0.1, [-0.72, -0.28], 5e-4);
const cannotTell = (reason: string) => ({ verdict: "cannot tell", reason, p: null });

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
  assert.equal(grows(falling, "paramsB").verdict, "not supported");
  const none = grows({ ...clear, why: "2 rows, need 3" }, "paramsB");
  assert.deepEqual(none, cannotTell("2 rows, need 3."));
  assert.throws(() => grows(clear, "size"), /^RangeError: The fit has no `size`; it has paramsB$/);
  assert.equal(
    grows({ ...clear, law: "linear", y: "co2Kg" }, "paramsB").reason,
    "With each further B of parameters, the CO₂ of an evaluation changes by 0.90\u202fkg (0.81 to 0.99).",
  );
});

Deno.test("proportional() needs the whole interval within 0.8 to 1.25", () => {
  const inside = proportional(clear, "paramsB");
  assert.equal(inside.verdict, "supported");
  assert.equal(inside.p!.toFixed(6), "0.031447"); // scipy: 2 * t.sf((0.9 - 0.8) / 0.04, 10)
  assert.equal(inside.reason, "The exponent is 0.90 (0.81 to 0.99); in proportion would be 1.");
  assert.equal(proportional(unclear, "paramsB").verdict, "not supported");
  const wide = proportional(power(0.9, 0.2, [0.4544, 1.3456], 1e-3), "paramsB");
  assert.equal(wide.verdict, "cannot tell");
  assert.equal(wide.p!.toFixed(6), "0.627894"); // scipy: 2 * t.sf(0.1 / 0.2, 10)
  assert.throws(
    () => proportional({ ...clear, law: "linear" }, "paramsB"),
    /^RangeError: lm.proportional\(\) got a linear fit; it takes a power law/,
  );
});

Deno.test("exponentialAbove() needs both AICc and prediction", () => {
  const compared = (...all: Interval[]) =>
    (["power", "linear", "exponential"] as const).map((law, i) => (
      { law, aicc: all[i][0], crossValidatedError: all[i][1] }
    ));
  const worse = compared([10, 1.5], [30, 1.9], [22.4, 1.7]);
  assert.deepEqual(exponentialAbove(worse), {
    verdict: "not supported",
    reason: "A power law fits these rows better, and predicts models it has not seen better.",
    p: null,
  });
  assert.equal(growth(worse), "grows as a power law, not exponentially");
  const better = compared([30, 1.5], [30, 1.9], [10, 1.4]);
  assert.equal(exponentialAbove(better).verdict, "supported");
  const split = compared([9, 1.5], [30, 1.9], [10, 1.7]);
  assert.equal(exponentialAbove(split).verdict, "cannot tell");
  assert.equal(exponentialAbove([]).verdict, "cannot tell");
  assert.equal(growth([]), "grows, exponentially or not: these rows cannot tell");
  assert.throws(
    () => exponentialAbove(7 as never),
    /^TypeError: lm.exponentialAbove\(\) and lm.growth\(\) take what lm.com/,
  );
});

Deno.test("smaller() compares two classes of at least five clusters", () => {
  const options = { y: "whPerAnswer", limitB: 7, cluster: "base" };
  const models = (...sizes: number[]) =>
    sizes.map((paramsB, i) => ({
      base: `m${i}`,
      paramsB,
      whPerAnswer: paramsB * (i % 2 ? 1.1 : 1),
    }));
  const sizes = [1, 2, 3, 4, 5, 20, 30, 40, 50, 60];
  const { verdict, reason, p } = smaller(models(...sizes), options);
  assert.equal(verdict, "supported");
  assert.match(
    reason,
    /^Up to 7.B, the geometric mean of the energy of an answer is 0.0\d+ times \(/,
  );
  assert.ok(p! < 0.01);
  const few = "There are only 3 model families with 7\u202fB or less; an answer takes at least 5.";
  assert.deepEqual(smaller(models(...sizes.slice(2)), options), cannotTell(few));
  const none = smaller(models(1, 6), options);
  assert.equal(none.verdict, "no such rows");
  assert.equal(none.reason, "No model here has more than 7\u202fB; the largest has 6\u202fB.");

  const rows = models(1, 20);
  assert.throws(
    () => smaller(rows, { ...options, cluster: "bases" }),
    /^RangeError: No row has a column `bases`, perhaps `base`; columns are base, paramsB, whPerAnswer$/,
  );
  assert.throws(
    () => smaller([...rows, { base: "b", paramsB: null }], options),
    /^RangeError: `paramsB` is null in row 3, need a number; leave such rows out: /,
  );
  assert.throws(() => smaller(rows, null as never), /^TypeError: `y` must be .* call lm.smaller\(/);
});

const ratio = (to: string, estimate: number, interval: Interval, p: number) => ({
  ...{ from: "A100", to, n: 20, clusters: 8, why: null },
  ...{ estimate, error: 0.1, df: 7, interval, p },
});

Deno.test("differ() allows for the number of comparisons", () => {
  const one = differ([ratio("T4", 1.4, [1.1, 1.8], 0.03), ratio("L4", 1.1, [0.9, 1.4], 0.4)]);
  assert.deepEqual(one, {
    verdict: "cannot tell",
    reason:
      "T4 takes 1.4 times (1.1 to 1.8) what A100 takes in the same set-up, the clearest of 2 " +
      "comparisons.",
    p: 0.06,
  });
  assert.equal(differ([ratio("T4", 1.4, [1.1, 1.8], 0.03)]).verdict, "supported");
  assert.equal(differ([ratio("T4", 1.01, [0.95, 1.07], 0.7)]).verdict, "not supported");
  const none = differ([{ ...ratio("T4", NaN, [NaN, NaN], NaN), clusters: 0, why: "no pair" }]);
  assert.equal(none.verdict, "no such rows");
});

Deno.test("differ() counts a trend of the ratio along the load as one more comparison", () => {
  // per tenfold load 10^0.07 with an error of 0.0035 or so: p far below 0.001
  const rows = Array.from({ length: 30 }, (_, i) => ({
    base: `b${i % 6}`,
    "requests at once": 8 * 2 ** (i % 5),
    ratio: (8 * 2 ** (i % 5)) ** 0.07 * (1 + 0.01 * Math.sin(i * i)),
  }));
  const trend = powerLaw(rows, { y: "ratio", x: "requests at once", cluster: "base" });
  const unclear = ratio("H100", 1.1, [0.9, 1.3], 0.4);
  assert.equal(differ([unclear]).verdict, "cannot tell");
  const { verdict, reason } = differ([unclear], { trend });
  assert.equal(verdict, "supported");
  assert.match(
    reason,
    /^With ten times the requests at once, the ratio is 1\.18 times \(1\.17 to 1\.19\) what it was\.$/,
  );
  assert.equal(differ([], { trend }).verdict, "no such rows");
});

Deno.test("no verdict, phrase or answer rests on fewer than five clusters", () => {
  const two = { ...clear, clusters: 2 };
  const few = "There are only 2 model families in these rows; an answer takes at least 5.";
  assert.deepEqual(grows(two, "paramsB"), cannotTell(few));
  assert.deepEqual(proportional(two, "paramsB"), cannotTell(few));
  assert.equal(growth(two, "paramsB"), "may grow or not: these rows cannot tell");
  const pair = { ...ratio("T4", 2, [1.9, 2.1], 1e-9), clusters: 2 };
  assert.deepEqual(
    differ([pair]),
    cannotTell("There are only 2 clusters with rows in both groups; an answer takes at least 5."),
  );
  assert.deepEqual([enough(pair).estimate, enough(pair).n], [NaN, 20]);

  const rows = Array.from({ length: 24 }, (_, i) => ({
    ...{ x: 1 + i, y: (1 + i) ** 0.5 * (i % 2 ? 1.1 : 1), base: `b${i % 8}` },
    kind: i % 8 < 6 ? "dense" : "mixture",
  }));
  const fit = powerLaw(rows, { y: "y", x: "x", by: "kind", cluster: "base" });
  assert.equal(enough(fit), fit);
  const none = enough(fit, "kind"), { why, coefficients } = none;
  assert.equal(
    why,
    'There are only 2 model families of kind "mixture"; an answer takes at least 5',
  );
  assert.equal(coefficients.x.estimate, NaN);
  assert.equal(factor(none, "x", 2).estimate, NaN);
  const bent = bend(rows.filter((d) => d.base < "b3"), { y: "y", x: "x", at: 9, cluster: "base" });
  assert.equal(enough(bent).above.estimate, NaN);
  assert.equal(enough(bent).expected(9).estimate, NaN);
});

Deno.test("growth() says of an exponent's interval how it grows", () => {
  const cases: [number, number, string][] = [
    [0.74, 0.91, "grows more slowly than in proportion"],
    [0.81, 1.2, "grows about in proportion"],
    [1.12, 1.34, "grows faster than in proportion"],
    [0.63, 1.31, "grows, perhaps in proportion"],
    [-0.51, -0.45, "falls"],
    [-0.1, 0.1, "hardly changes"],
    [-0.23, 1.48, "may grow or not: these rows cannot tell"],
  ];
  for (const [low, high, words] of cases) {
    assert.equal(growth(power((low + high) / 2, 0.1, [low, high], 0.5), "paramsB"), words);
  }
  const bent = { below: clear.coefficients.paramsB, clusters: 9, why: null };
  assert.equal(growth(bent, "below"), "grows about in proportion");
  assert.throws(
    () => growth(bent, "above"),
    /^RangeError: There is no exponent `above`; there are below$/,
  );
  assert.throws(
    () => growth(null as never),
    /^TypeError: lm.growth\(\) takes a power law or a bend/,
  );
});

Deno.test("judge() makes a sentence of a lack of rows, and keeps any other error", () => {
  const throwing = (error: Error) => () => {
    throw error;
  };
  assert.deepEqual(
    judge(throwing(new TooFewError("2 sizes, need 3"))),
    cannotTell("2 sizes, need 3."),
  );
  assert.throws(() => judge(throwing(new TypeError("a mistake"))), /a mistake/);
});
