import assert from "node:assert/strict";
import {
  analyseCo2,
  analyseEnergy,
  analyseFinance,
  dependenceTable,
  studyCo2,
} from "../../lib/mod.ts";
import { errorsOf } from "../../lib/study/answer.ts";
import { loadCo2, loadEnergy, loadFinance } from "../../lib/read/today.ts";
import type { Table } from "../../lib/study/exhibit.ts";
import { fitWith } from "../../lib/study/standard_errors.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";

const co2 = loadCo2();
const text = (words: string) => words.replaceAll(/[\u00a0\u202f]/g, " ");

Deno.test("dependenceTable() says what happens to the interval when models of a family are dependent", () => {
  const { caption, rows } = dependenceTable(analyseCo2(co2)) as Table;
  assert.match(text(caption), /the 2,158 models are of 244 families/);
  assert.deepEqual(rows.map(([dependent]) => dependent), [
    "of one model",
    "of one family",
    "of one family or type",
  ]);
  assert.match(text(rows[1][1]), /^clustered by family \(CR1, 244 families\)/);
});

Deno.test("dependenceTable() says where a dataset has no families", () => {
  const { caption, rows } = dependenceTable(analyseFinance(loadFinance())) as Table;
  assert.match(caption, /name no families/);
  assert.equal(rows.length, 1);
});

Deno.test("the clusters of a study are models, families, or two ways, by the setting", () => {
  const { rows } = co2.study,
    clusters = (choice: "of one model" | "of one family" | "two-way") => {
      const { powerLaw } = studyCo2(rows, { clusters: choice }).pooled;
      return [powerLaw.errors, powerLaw.clusters];
    };
  assert.deepEqual(clusters("of one model"), ["cluster", 2158]);
  assert.deepEqual(clusters("of one family"), ["cluster", 244]);
  assert.deepEqual(clusters("two-way"), ["two-way", 6]);
});

Deno.test('errors "best" are CR2 below 50 clusters and CR1 from there on; "cluster" is always CR1', () => {
  const points = (clusters: number) =>
    Array.from({ length: 120 }, (_, i) => ({
      x: 1 + i % 11,
      y: (1 + i % 11) * (1 + 0.3 * Math.sin(i * 2.4)),
      cluster: `${i % clusters}`,
    }));
  const kind = (clusters: number, errors: "best" | "cluster") =>
    fitWith(fitPowerLaw, points(clusters), errors).errors;
  assert.equal(kind(49, "best"), "CR2");
  assert.equal(kind(50, "best"), "cluster");
  assert.equal(kind(12, "cluster"), "cluster");
});

Deno.test('under "widest" the answer names the errors that the rows are asked for, by their dependence', () => {
  const energy = loadEnergy();
  const words = (clusters: "of one model" | "of one family" | "two-way") => {
    const { study } = analyseEnergy(energy, { clusters, errors: "widest" });
    assert.ok(!("missing" in study));
    return errorsOf(study);
  };
  const said =
    "Standard errors are, fit by fit, the widest that the rows allow: classical, HC3 or ";
  assert.equal(words("of one model"), `${said}clustered by model.`);
  assert.equal(words("of one family"), `${said}clustered by family.`);
  assert.equal(words("two-way"), `${said}clustered two ways, by model or configuration.`);
});

Deno.test("a model counts once in a comparison of sizes, whatever the rows are clustered by", () => {
  const energy = loadEnergy();
  const medians = (clusters: "of one model" | "of one family") => {
    const { study } = analyseEnergy(energy, { clusters });
    assert.ok(!("missing" in study));
    return new Set(study.points.map(({ model }) => model)).size;
  };
  assert.equal(medians("of one family"), medians("of one model"));
});
