import assert from "node:assert/strict";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { specificationCurve } from "../../lib/fit/specification_curve.ts";
import { type Evaluation } from "../../lib/read/evaluations.ts";
import { loadLeaderboard } from "../../lib/read/load.ts";
import { assertAllDigits } from "../stats/digits.ts";
import { co2Points } from "./study_points.ts";

const rows = loadLeaderboard().rows;
const onePerModel = (some: Evaluation[]) => [...new Map(some.map((r) => [r.model, r])).values()];
const design = {
  dimensions: [
    {
      name: "type",
      options: [
        { label: "all" },
        { label: "chat", keep: (row: Evaluation) => row.type === "chat" },
        { label: "multimodal", keep: (row: Evaluation) => row.type === "multimodal" },
      ],
    },
    {
      name: "duplicates",
      options: [{ label: "kept" }, { label: "one per model", reduce: onePerModel }],
    },
    {
      name: "size",
      options: [{ label: "all" }, { label: "above 7 B", keep: (r: Evaluation) => r.paramsB > 7 }],
    },
  ],
  points: (some: Evaluation[]) => some.map((row) => ({ x: row.paramsB, y: row.co2Kg })),
  fit: fitPowerLaw,
  chosen: ["all", "kept", "above 7 B"],
};

Deno.test("specificationCurve() holds every combination, sorted, and marks the chosen one", () => {
  const curve = specificationCurve(rows, design);
  assert.equal(curve.specifications.length + curve.skipped.length + curve.merged, 12);
  assert.deepEqual(
    new Set(curve.skipped.map((s) => s.labels[0])),
    new Set(["multimodal"]),
  );
  assert.match(curve.skipped[0].why, /^\d+ points, need 20$/);
  const estimates = curve.specifications.map((s) => s.estimate);
  assert.deepEqual(estimates, estimates.toSorted((a, b) => a - b));
  assert.deepEqual([curve.minimum, curve.maximum], [estimates[0], estimates.at(-1)]);
  const chosen = curve.specifications.filter((s) => s.chosen);
  assert.equal(chosen.length, 1);
  // scipy.stats.linregress on log10 of the rows above 7 B; interval slope ± t.ppf(.975, n - 2) * stderr
  assertAllDigits(chosen[0], {
    n: 1694,
    estimate: 1.270655847124467,
    interval: [1.23293219012081, 1.3083795041281243],
  }, 10);
  assert.deepEqual(JSON.parse(JSON.stringify(curve)), curve);
});

Deno.test("specificationCurve() reduces after all rows are filtered, whatever the order", () => {
  const turned = { ...design, dimensions: design.dimensions.toReversed() };
  const one = specificationCurve(rows, design);
  const other = specificationCurve(rows, { ...turned, chosen: design.chosen.toReversed() });
  assert.deepEqual(
    other.specifications.map((s) => [s.estimate, s.n]),
    one.specifications.map((s) => [s.estimate, s.n]),
  );
});

Deno.test("specificationCurve() counts the intervals on each side of the reference", () => {
  const curve = specificationCurve(rows, { ...design, reference: 0.7 });
  const { specifications: all } = curve;
  assert.equal(curve.shareAbove, all.filter((s) => s.interval[0] > 0.7).length / all.length);
  assert.equal(curve.shareBelow, all.filter((s) => s.interval[1] < 0.7).length / all.length);
  assert.ok(curve.shareAbove > 0 && curve.shareAbove + curve.shareBelow <= 1);
});

Deno.test("specificationCurve() of no choice is the fit", () => {
  const { specifications } = specificationCurve(rows, { ...design, dimensions: [], chosen: [] });
  assert.equal(specifications[0].estimate, fitPowerLaw(co2Points()).slope);
  assert.equal(specifications[0].chosen, true);
});

Deno.test("specificationCurve() keeps a combination that cannot be fitted, with the reason", () => {
  const { skipped } = specificationCurve(rows, {
    ...design,
    dimensions: [{
      name: "size",
      options: [{ label: "all" }, { label: "one", keep: (r) => r.paramsB === 7.242 }],
    }],
    chosen: ["all"],
  });
  assert.deepEqual(skipped[0].labels, ["one"]);
  assert.match(skipped[0].why, /have 1 different x \(7\.242\)/);
});

Deno.test("specificationCurve() refuses a choice that is none, and nothing to fit", () => {
  assert.throws(
    () => specificationCurve(rows, { ...design, chosen: ["all", "kept", "above 8 B"] }),
    /^RangeError: .*"above 8 B" is no option of "size", need one of "all", "above 7 B"/,
  );
  assert.throws(
    () => specificationCurve(rows, { ...design, chosen: ["all"] }),
    /found 1 labels, need 3/,
  );
  assert.throws(
    () => specificationCurve([], design),
    /^RangeError: Cannot draw a specification curve: 0 of 12 combinations could be fitted/,
  );
});

Deno.test("specificationCurve() counts combinations that leave the same points once", () => {
  const everything = { name: "nothing", options: [{ label: "all" }, { label: "all again" }] };
  const twice = specificationCurve(rows, {
    ...design,
    dimensions: [everything],
    chosen: ["all again"],
  });
  assert.equal(twice.merged, 1);
  assert.deepEqual(twice.specifications.map(({ labels, chosen }) => [labels, chosen]), [
    [["all again"], true],
  ]);
});
