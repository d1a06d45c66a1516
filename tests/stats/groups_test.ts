import assert from "node:assert/strict";
import { choices, exponents } from "../../lib/stats/exponents.ts";
import { frontier } from "../../lib/stats/frontier.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import { pairedRatios } from "../../lib/stats/paired_ratios.ts";
import { assertSameNumbers } from "./digits.ts";
import { MADE_ROWS } from "./made_rows.ts";
import { only, ROWS } from "./rows.ts";

const same = ["model", "task", "precision", "gpus", "maxConcurrency"];

Deno.test("pairedRatios() compares the same set-up on two machines, by load", () => {
  // pandas: served["log"] = log(kWh); p = served.pivot_table("log", ["base", *same], "hardware");
  // m = (p.H100 - p.B200).dropna().groupby("base").mean();
  // exp of m.mean() and of scipy.stats.t.interval(.95, len(m) - 1, m.mean(), scipy.stats.sem(m))
  for (
    const [load, n, clusters, ratio, low, high] of [
      [8, 21, 13, 0.9639219440172739, 0.8523241149162208, 1.0901316739693219],
      [256, 9, 8, 1.1659543957884766, 1.0503212688861197, 1.2943179323600547],
      [512, 4, 4, 1.229342278733521, 1.064756869986376, 1.4193685721896903],
    ]
  ) {
    const rows = only(ROWS.served, { maxConcurrency: [String(load)] });
    const columns = { y: "kWhPerMillionTokens", by: "hardware", same, cluster: "base" };
    const [found] = pairedRatios(rows, columns);
    const { from, to, estimate, interval } = found;
    assert.deepEqual([from, to, found.n, found.clusters], ["B200", "H100", n, clusters]);
    assertSameNumbers([estimate, ...interval], [ratio, low, high], 10);
  }
});

Deno.test("pairedRatios() lists groups without enough pairs, with the reason", () => {
  const rows = [["A", 1], ["A", 2], ["B", 1], ["C", 3]].map(([by, model]) => ({ by, model, y: 1 }));
  const list = pairedRatios(rows, { y: "y", by: "by", same: "model" });
  assert.deepEqual(list.map(({ from, to, n, why }) => [from, to, n, why]), [
    ["A", "B", 1, "all pairs are of one cluster, need 2"],
    ["A", "C", 0, "no pair is the same in all else"],
  ]);
  const [none] = pairedRatios(rows, { y: "y", by: "by", same: "model", from: "A", to: "D" });
  assert.deepEqual([none.to, none.estimate, none.why], ["D", NaN, list[1].why]);
});

Deno.test("exponents() fits each group alone", () => {
  const found = exponents(MADE_ROWS, { y: "y", x: "a", by: "kind" });
  assert.deepEqual(found.map(({ group }) => group), ["x", "y", "z"]);
  const own = powerLaw(only(MADE_ROWS, { kind: ["y"] }), { y: "y", x: "a" });
  const about = { n: own.n, clusters: own.n, why: null };
  assert.deepEqual(found[1], { group: "y", ...own.coefficients.a, ...about });
});

Deno.test("choices() lists the exponent under each, or why there is none", () => {
  const options = { y: "y", x: ["a", "b"] };
  const [all, few] = choices([
    { name: "all", rows: MADE_ROWS, ...options },
    { name: "few", rows: MADE_ROWS.slice(0, 3), ...options },
  ]);
  const { n, clusters, coefficients } = powerLaw(MADE_ROWS, options);
  assert.deepEqual(all, { choice: "all", ...coefficients.a, n, clusters, why: null });
  assert.match(few.why ?? "", /found 3 rows for the effects of a, b, need 4/);
});

Deno.test("frontier() keeps rows that tie, and those alone that no other beats", () => {
  const rows = [[5, 40], [1, 20], [6, 30], [1, 20], [5, 39], [0.5, 10]].map(([x, y]) => ({ x, y }));
  assert.deepEqual(frontier(rows, { x: "x", y: "y" }), [rows[5], rows[1], rows[3], rows[0]]);
});
