import assert from "node:assert/strict";
import { factor } from "../../lib/stats/at.ts";
import { type Bend, bend } from "../../lib/stats/bend.ts";
import type { Compared } from "../../lib/stats/compare.ts";
import { enough } from "../../lib/stats/enough.ts";
import type { Fit } from "../../lib/stats/fit.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import { TooFewError } from "../../lib/stats/too_few_error.ts";
import { grows, proportional } from "../../lib/words/fit_verdicts.ts";
import { differ, smaller } from "../../lib/words/group_verdicts.ts";
import { exponentialAbove, growth } from "../../lib/words/growth.ts";
import { judge } from "../../lib/words/verdict.ts";

import TREND from "../cases/trend.json" with { type: "json" };
import CASES from "../cases/verdicts.json" with { type: "json" };
import { assertSameNumbers } from "../stats/digits.ts";

type Interval = [number, number];

const cannotTell = (reason: string) => ({ verdict: "cannot tell", reason, p: null });

/** A power law of energy with this exponent of 10 degrees of freedom, of 11 clusters. */
const powerOf = (paramsB: object, fit: object = {}) => {
  const coefficients = { paramsB: { df: 10, ...paramsB } };
  const about = { law: "power", y: "kWhPerMillionTokens", clusters: 11, cluster: ["base"] };
  return { ...about, coefficients, ...fit } as unknown as Fit;
};

Deno.test("grows(), proportional() and growth() follow the interval of the exponent", () => {
  const calls = { grows, proportional, growth };
  for (const { call, of, fit, x = "paramsB", gives, throws } of CASES.cases) {
    const found = () => calls[call as keyof typeof calls](powerOf(of, fit), x);
    if (throws) assert.throws(found, { name: "RangeError", message: new RegExp(throws) });
    else assertSameNumbers(found(), gives, 6, call);
  }
  const below = { estimate: 0.9, interval: [0.81, 0.99], df: 10, error: 0.04, p: 1e-9 };
  const bent = { below, clusters: 9, why: null } as unknown as Bend;
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

Deno.test("exponentialAbove() and growth() need both AICc and prediction", () => {
  for (const { verdict, reason, words, ...laws } of CASES.contests) {
    const compared = Object.entries(laws).map(([law, [aicc, crossValidatedError]]) => {
      return { law, aicc, crossValidatedError };
    }) as Compared[];
    assert.deepEqual(exponentialAbove(compared), { verdict, reason, p: null });
    assert.equal(growth(compared), words);
  }
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
    reason: "T4 takes 1.4 times (1.1 to 1.8) what A100 takes in the same set-up, which may be " +
      "chance among 2 comparisons.",
    p: 0.06,
  });
  assert.equal(differ([ratio("T4", 1.4, [1.1, 1.8], 0.03)]).verdict, "supported");
  assert.equal(differ([ratio("T4", 1.01, [0.95, 1.07], 0.7)]).verdict, "not supported");
  const none = differ([{ ...ratio("T4", NaN, [NaN, NaN], NaN), clusters: 0, why: "no pair" }]);
  assert.equal(none.verdict, "no such rows");
});

Deno.test("differ() counts a trend of the ratio along the load as one more comparison", () => {
  // how trend.json was made outside the project is said there
  const { columns: [base, setUp, load, ratios], cr1, cr2 } = TREND, y = "ratio", by = "setUp";
  const rows = base.map((base, i) => (
    { base, setUp: setUp[i], "requests at once": load[i], ratio: ratios[i] }
  ));
  const within = { y, x: "requests at once", by, cluster: "base" };
  const trend = powerLaw(rows, within), ofCr1 = powerLaw(rows, { ...within, errors: "CR1" });
  for (const [fit, numbers] of [[trend, cr2], [ofCr1, cr1]] as const) {
    const { estimate, df, interval, p } = fit.coefficients["requests at once"];
    assertSameNumbers([estimate, df, ...interval, p], numbers, 9);
  }
  const unclear = ratio("H100", 1.1, [0.9, 1.3], 0.4);
  assert.equal(differ([unclear]).verdict, "cannot tell");
  const { verdict, reason } = differ([unclear], { trend });
  assert.equal(verdict, "supported");
  assert.match(
    reason,
    /^With ten times the requests at once in the same set-up, the ratio is 1\.10 times \(1\.03 to 1\.19\) what it was, the clearest of 2 comparisons\.$/,
  );
  assert.equal(differ([], { trend }).verdict, "no such rows");
});

Deno.test("no ratio, fit or bend answers of fewer than five clusters", () => {
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
