import assert from "node:assert/strict";
import type { Fit } from "../../lib/fit/fit.ts";
import { compareGrowth } from "../../lib/fit/growth.ts";
import { withoutMostInfluential } from "../../lib/fit/influence.ts";
import { fitLinear } from "../../lib/fit/linear.ts";
import { pairedRatios } from "../../lib/fit/paired_ratio.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { compareRanks, type RankComparison } from "../../lib/fit/rank_comparison.ts";
import { claimExponential, claimProportional } from "../../lib/words/growth_claims.ts";
import {
  claimDependsOnHardware,
  claimDependsOnSize,
  claimSmallTakesLess,
} from "../../lib/words/size_claims.ts";

/** Sizes 1 to 40 with a y that scatters by ±20 % around `f`, without chance. */
function madeUp(f: (x: number) => number) {
  return Array.from({ length: 80 }, (_, i) => {
    const x = 1 + i / 2;
    return { x, y: f(x) * (1 + 0.2 * Math.sin(i * 2.4)) };
  });
}

const proportional = (points: { x: number; y: number }[], count = 2) => {
  const { fit, removed } = withoutMostInfluential(points, count);
  return claimProportional("c", {
    powerLaw: fitPowerLaw(points),
    linear: fitLinear(points),
    without: fit,
    removed: removed.map(String),
    kinds: null,
  });
};

Deno.test("claimExponential() is supported by exponential data", () => {
  const points = madeUp((x) => 10 ** (0.05 * x));
  const { verdict, because } = claimExponential("c", compareGrowth(points), "kg");
  assert.equal(verdict, "supported");
  assert.match(because, /AICc prefers the exponential by/);
});

Deno.test("claimExponential() is not supported by a power law's data", () => {
  const { verdict, because } = claimExponential("c", compareGrowth(madeUp((x) => x ** 1.3)), "kg");
  assert.equal(verdict, "not supported");
  assert.match(because, /a power law predicts unseen rows/);
});

Deno.test("claimExponential() cannot tell when size explains nothing, or rows are too few", () => {
  assert.equal(claimExponential("c", compareGrowth(madeUp(() => 5)), "kg").verdict, "cannot tell");
  assert.equal(claimExponential("c", null, "kg").verdict, "cannot tell");
});

Deno.test("claimProportional() is supported by proportional data", () =>
  assert.equal(proportional(madeUp((x) => 3 * x)).verdict, "supported"));

Deno.test("claimProportional() is not supported by a square root's data", () =>
  assert.equal(proportional(madeUp((x) => Math.sqrt(x))).verdict, "not supported"));

Deno.test("claimProportional() is not supported where two rows make the line", () => {
  // flat but for two rows a hundred times as large, as the study's prices are
  const points = [...madeUp(() => 5).slice(0, 36), { x: 1700, y: 90 }, { x: 2000, y: 90 }];
  const { verdict, because } = proportional(points);
  assert.equal(verdict, "not supported");
  assert.match(because, /without the 2 most influential rows \(37, 36\)/);
});

Deno.test("claimProportional() judges kinds by themselves, and wants them to agree", () => {
  const points = madeUp((x) => 3 * x), falls = madeUp((x) => 1 / x);
  const verdict = (kinds: { label: string; powerLaw: Fit | null }[]) =>
    claimProportional("c", {
      powerLaw: fitPowerLaw(points),
      linear: fitLinear(points),
      without: fitLinear(points),
      removed: [],
      kinds,
    }).verdict;
  const grows = { label: "a", powerLaw: fitPowerLaw(points) };
  const other = { label: "b", powerLaw: fitPowerLaw(falls) };
  assert.equal(verdict([grows, grows]), "supported");
  assert.equal(verdict([other, other]), "not supported");
  assert.equal(verdict([grows, other]), "cannot tell");
  assert.equal(verdict([grows, { label: "c", powerLaw: null }]), "cannot tell");
});

Deno.test("claimSmallTakesLess() follows the ranks both ways, in every group", () => {
  const low = [1, 2, 3, 4, 5, 6, 7, 8], high = low.map((y) => y + 20);
  const ranks = (a: number[], b: number[]) => ({ label: "g", ranks: compareRanks(a, b) });
  const verdict = (
    groups: { label: string; ranks: RankComparison | null }[],
    incomparable?: string,
  ) =>
    claimSmallTakesLess("c", groups, {
      quantityOf: String,
      models: { small: 8, large: 8 },
      incomparable,
    }).verdict;
  assert.equal(verdict([ranks(low, high)]), "supported");
  assert.equal(verdict([ranks(high, low)]), "not supported");
  assert.equal(verdict([ranks(low, low)]), "cannot tell");
  assert.equal(verdict([ranks(low, high), ranks(low, low)]), "cannot tell");
  assert.equal(verdict([ranks(low, high)], "they were not measured alike"), "cannot tell");
  assert.equal(verdict([{ label: "g", ranks: null }]), "cannot tell");
});

Deno.test("claimDependsOnSize() wants every part to grow", () => {
  const part = (f: (x: number) => number) => ({ label: "part", fit: fitPowerLaw(madeUp(f)) });
  const grows = part((x) => x), flat = part(() => 5), falls = part((x) => 1 / x);
  assert.equal(claimDependsOnSize("c", [grows, grows]).verdict, "supported");
  assert.equal(claimDependsOnSize("c", [falls, falls]).verdict, "not supported");
  assert.equal(claimDependsOnSize("c", [grows, flat]).verdict, "cannot tell");
  assert.equal(claimDependsOnSize("c", []).verdict, "cannot tell");
});

Deno.test("claimDependsOnHardware() compares the same model in the same configuration", () => {
  const rows = (factor: number) =>
    [1, 2, 3, 4, 5, 6].flatMap((size) => [
      { key: String(size), hardware: "a", kWh: size },
      { key: String(size), hardware: "b", kWh: size * factor * (1 + 0.1 * Math.sin(size)) },
    ]);
  const verdict = (factor: number) =>
    claimDependsOnHardware(
      "c",
      pairedRatios(rows(factor), {
        key: (row) => row.key,
        group: (row) => row.hardware,
        baseline: "a",
        value: (row) => row.kWh,
      }),
    ).verdict;
  assert.equal(verdict(3), "supported");
  assert.equal(verdict(0.3), "supported");
  assert.equal(verdict(1), "cannot tell");
  assert.equal(claimDependsOnHardware("c", []).verdict, "cannot tell");
});
