import assert from "node:assert/strict";
import {
  answer,
  calculation,
  claimsTable,
  co2ByParams,
  co2Claims,
  energyClaims,
  filterEvaluations,
  financeClaims,
  frontierTable,
  growthFigure,
  loadLeaderboard,
  loadLlmPerf,
  loadPrices,
  originalFigure,
  partOf,
  publishedText,
  sizeClassTable,
  studyCo2,
  studyEnergy,
  studyFinance,
} from "../../lib/mod.ts";
import type { Claim } from "../../lib/words/claim.ts";
import { assertDigits } from "../fit/digits.ts";

const evaluations = loadLeaderboard(), prices = loadPrices();
const co2 = studyCo2(evaluations.rows), finance = studyFinance(prices.rows);
const energy = studyEnergy(loadLlmPerf().rows);

const verdicts = (claims: Claim[]) => claims.map(({ verdict }) => verdict);

Deno.test("studyCo2() has the study's line: scipy.stats.linregress on the rows above 0 B", () => {
  // scipy.stats.linregress(params, kg), rows with params > 0
  assertDigits(co2.pooled.linear.slope, 0.2841984248617998, 10);
  assertDigits(co2.pooled.linear.rSquared, 0.5004490085508824, 10);
  // the same of log10 of both
  assertDigits(co2.pooled.powerLaw.slope, 0.6622955562483037, 10);
});

Deno.test("studyCo2() of chat models has the line of the reference's chat_only", () => {
  const { rows } = filterEvaluations(evaluations.rows, { types: ["chat"] });
  // scipy.stats.linregress(params, kg), Type starting with the speech balloon
  assertDigits(studyCo2(rows).pooled.linear.slope, 0.28083208372243046, 10);
});

Deno.test("studyFinance() fits the two kinds of money apart, and pooled as the study did", () => {
  assert.deepEqual(finance.parts.map(({ label, points }) => [label, points.length]), [["API", 10]]);
  // two sizes are no growth
  assert.deepEqual(finance.unfitted.map(({ label, why }) => [label, why]), [
    ["self-hosted", "28 rows of 2 sizes"],
  ]);
  // scipy.stats.linregress(params, price)
  assertDigits(finance.pooled.linear.slope, 4.5152180450942834e-5, 10);
});

Deno.test("the verdicts on the shipped data", () => {
  assert.deepEqual(verdicts(co2Claims(co2)), ["not supported", "supported"]);
  assert.deepEqual(verdicts(energyClaims(energy)), ["supported", "supported", "supported"]);
  assert.deepEqual(verdicts(financeClaims(finance)), ["cannot tell", "cannot tell"]);
});

Deno.test("the verdicts follow the filters", () => {
  const sizes = evaluations.rows.filter(({ paramsB }) => paramsB > 7.5 && paramsB < 8.5);
  assert.deepEqual(verdicts(co2Claims(studyCo2(sizes))), ["cannot tell", "cannot tell"]);
  const exponential = evaluations.rows.map((row) => ({
    ...row,
    co2Kg: 10 ** (0.05 * row.paramsB) * (1 + 0.1 * Math.sin(row.line)),
  }));
  assert.equal(co2Claims(studyCo2(exponential))[0].verdict, "supported");
});

Deno.test("claimsTable() marks each verdict with a sign beside its words", () => {
  const { rows } = claimsTable(co2Claims(co2));
  assert.deepEqual(rows.map((row) => row[1].replaceAll("\u00a0", " ")), [
    "✗ not supported",
    "✓ supported",
  ]);
});

Deno.test("answer() names exponent, interval, rows and what was left out", () => {
  const { sentences } = answer(co2, evaluations, { rows: evaluations.rows, leftOut: [] });
  const text = sentences.join(" ").replaceAll("\u202f", " ");
  assert.match(text, /up to 7 B, grows with the parameter count to the power 0\.38 /);
  assert.match(text, /Above 7 B it grows with the parameter count to the power 1\.27 /);
  assert.match(text, /One power law for all sizes would have the exponent 0\.66 /);
  assert.match(text, /2,220 evaluations; 3 rows were left out/);
  assert.match(text, /clustered by model \(2,158 models\)/);
});

Deno.test("originalFigure() has parameters on a log axis and the value on a linear one", () => {
  const figure = originalFigure(studyCo2(evaluations.rows, { yScale: "log", xScale: "linear" }));
  assert.ok(figure.kind === "growth");
  assert.deepEqual([figure.data.x.scale, figure.data.y.scale], ["log", "linear"]);
  assert.equal(figure.data.dots.length, 2220);
});

Deno.test("growthFigure() draws the chosen fit alone", () => {
  const figure = growthFigure(studyCo2(evaluations.rows, { fit: "exponential" }));
  assert.ok(figure.kind === "growth");
  assert.deepEqual(figure.data.curves.map(({ label }) => label), ["exponential"]);
});

Deno.test("sizeClassTable() marks the chosen limit among the others", () => {
  const first = (limit: number) =>
    sizeClassTable(studyCo2(evaluations.rows, { slmLimitB: limit })).rows
      .map((row) => row[0].replace(/[\u202f\u00a0]/g, " "));
  assert.deepEqual(first(7), ["3 B", "7 B (chosen)", "8 B", "13 B"]);
  assert.deepEqual(first(5), ["3 B", "5 B (chosen)", "7 B", "8 B", "13 B"]);
});

Deno.test("calculation() multiplies estimate and interval, and warns outside the data", () => {
  const one = calculation(co2, { paramsB: 13, amount: 1, use: "one" });
  const ten = calculation(co2, { paramsB: 13, amount: 10, use: "ten" });
  assertDigits(Number(ten.rows[0][1]), 10 * Number(one.rows[0][1]), 2);
  assert.doesNotMatch(one.caption, /Warning/);
  assert.match(
    calculation(co2, { paramsB: 2000, amount: 1, use: "one" }).caption.replaceAll("\u202f", " "),
    /Warning: the rows reach from 7\.04 B to 141 B; 2 T lies outside/,
  );
});

Deno.test("calculation() of another quantity is in proportion", () => {
  const also = [{ label: "kg CO₂e", perUnit: 0.5 }];
  const { rows } = calculation(energy, { paramsB: 7, amount: 2, use: "two", also });
  assertDigits(Number(rows[1][1]), Number(rows[0][1]) / 2, 2);
});

Deno.test("partOf() is null where the filters leave no such part", () => {
  assert.equal(partOf(energy, "A100")?.label, "A100");
  assert.equal(partOf(energy, "H100"), null);
});

Deno.test("frontierTable() finds models that no row beats", () => {
  const { rows } = frontierTable(co2);
  const kg = rows.map((row) => Number(row[3])), score = rows.map((row) => Number(row[5]));
  assert.deepEqual(kg, kg.toSorted((a, b) => a - b));
  assert.deepEqual(score, score.toSorted((a, b) => a - b));
});

Deno.test("publishedText() says how far the formulas lie apart, and not why by guess", () => {
  const text = publishedText(energy).sentences.join(" ");
  assert.match(text, /46 times less/);
  assert.match(text, /vLLM/);
});

Deno.test("co2ByParams() writes a line for each row under the study's headers", () => {
  const { name, text } = co2ByParams(evaluations.rows);
  const lines = text.trimEnd().split("\n");
  assert.equal(name, "co2_by_params.csv");
  assert.equal(lines[0], "#Params,CO₂ cost (kg)");
  assert.equal(lines[1], "7242000000,0.6095870820618575");
  assert.equal(lines.length, 1 + 2220);
});
