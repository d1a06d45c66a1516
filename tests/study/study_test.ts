import assert from "node:assert/strict";
import * as lib from "../../lib/mod.ts";
import { co2Claims, energyClaims, financeClaims } from "../../lib/study/claims.ts";
import type { Table, Text } from "../../lib/study/exhibit.ts";
import type { Claim } from "../../lib/words/claim.ts";
import { assertDigits } from "../stats/digits.ts";

const { loadLeaderboard, loadLlmPerf, loadPrices, studyCo2, studyEnergy, studyFinance } = lib;

const evaluations = loadLeaderboard(), prices = loadPrices();
const co2 = studyCo2(evaluations.rows), finance = studyFinance(prices.rows);
const energy = studyEnergy(loadLlmPerf().rows);

/** An exhibit that is shown, not explained away. */
const table = (exhibit: lib.Exhibit): Table => {
  assert.equal(exhibit.kind, "table");
  return exhibit as Table;
};
const textOf = (exhibit: lib.Exhibit): string => {
  assert.equal(exhibit.kind, "text");
  return (exhibit as Text).sentences.join(" ").replaceAll("\u202f", " ");
};

const verdicts = (claims: Claim[]) => claims.map(({ verdict }) => verdict);

Deno.test("studyCo2() has the study's line: scipy.stats.linregress on the rows above 0 B", () => {
  // scipy.stats.linregress(params, kg), rows with params > 0
  assertDigits(co2.pooled.linear.slope, 0.2841984248617998, 10);
  assertDigits(co2.pooled.linear.rSquared, 0.5004490085508824, 10);
  // the same of log10 of both
  assertDigits(co2.pooled.powerLaw.slope, 0.6622955562483037, 10);
});

Deno.test("studyCo2() of chat models has the line of the reference's chat_only", () => {
  const { rows } = lib.filterEvaluations(evaluations.rows, { types: ["chat"] });
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

Deno.test("claimsTable() has a verdict from both sets of rows, with a sign beside its words", () => {
  const words = (settings: Partial<lib.Co2Settings>) =>
    lib.claimsTable(lib.analyseCo2(lib.loadCo2(), settings)).rows
      .map((row) => row.map((cell) => cell.replaceAll("\u00a0", " ")));
  assert.deepEqual(words({}).map((row) => row.slice(1, 3)), [
    ["? cannot tell", "✗ not supported"],
    ["? cannot tell", "✓ supported"],
  ]);
  assert.match(words({})[0][3], /^Today: .*\nCannot tell in .*\nThe study: .*\nNot supported in /);
  assert.match(words({ rows: "study" })[0][3], /^The study: .*\nNot supported in .*\nToday: /);
  // a size that only today's rows have
  assert.deepEqual(words({ minParamsB: 400 }).map((row) => row.slice(1, 3)), [
    ["? cannot tell", "–"],
    ["? cannot tell", "–"],
  ]);
  assert.match(words({ minParamsB: 400 })[0][3], /The study: the filters leave too few rows\.$/);
});

Deno.test("answer() names exponent, interval, rows and what was left out, of the rows asked for first", () => {
  const [today, study] = (["today", "study"] as const).map((rows) =>
    textOf(lib.answer(lib.analyseCo2(lib.loadCo2(), { rows })))
  );
  assert.match(
    study,
    /^The CO₂ of one evaluation grows with the parameter count to the power 0\.27 .* up to 7 B and 1\.23 /,
  );
  assert.match(study, /2,220 evaluations; 3 rows were left out/);
  assert.match(study, /clustered by model \(CR1, 2,158 models\)/);
  assert.match(study, /Today's rows: the CO₂ of a million tokens grows .* 0\.75 /);
  assert.match(
    today,
    /^The CO₂ of a million tokens grows with the parameter count to the power 0\.75 /,
  );
  assert.match(today, /565 measurements; 0 rows were left out/);
  assert.match(today, /clustered by model\b.* \(CR2, 27 models, /);
  assert.match(today, /The study's rows: the CO₂ of one evaluation grows .* 0\.27 /);
  assert.match(today, /The two cannot be compared/);
});

Deno.test("answer() sets both rows off against each other in one unit", () => {
  const energy = lib.analyseEnergy(lib.loadEnergy()), text = textOf(lib.answer(energy));
  const [, size, now, then, times] =
    /a model of ([\d.]+) B takes ([\d.]+) kWh per million tokens today and ([\d.]+) kWh in the study's rows: ([\d.]+) times less today\./
      .exec(text)!.map(Number);
  const at = (study: lib.Analysis["today"]) => {
    assert.ok(!("missing" in study));
    return lib.predict(study.pooled.powerLaw, size).estimate;
  };
  assertDigits(now, at(energy.today), 2);
  assertDigits(then, at(energy.study), 2);
  assertDigits(times, at(energy.study) / at(energy.today), 2);
});

Deno.test("answer() has dollars before their number", () => {
  const text = textOf(lib.answer(lib.analyseFinance(lib.loadFinance())));
  assert.match(text, /costs \$[\d.]+ per million tokens today and \$[\d.]+ in the study's rows:/);
});

Deno.test("studyFinance() names the sources of the rows in view alone, and counts the rumours among them", () => {
  const caption = (settings: Parameters<typeof lib.filterPrices>[1]) =>
    studyFinance(lib.filterPrices(prices.rows, settings).rows).metric.caption;
  const rumours = prices.rows.filter(({ doubts }) => doubts.some((doubt) => /rumour/.test(doubt)));
  assert.match(caption({}), /arXiv 2312\.14972; list prices of APIs/);
  assert.match(caption({}), new RegExp(`com\\. ${rumours.length} parameter counts? `));
  assert.match(caption({ kinds: "API" }), /^Data: list prices of APIs, .* llmpricecheck\.com\. \d/);
  assert.equal(
    caption({ kinds: "self-hosted" }),
    "Data: self-hosting costs of small models from arXiv 2312.14972.",
  );
});

Deno.test("originalFigure() has parameters on a log axis and the value on a linear one", () => {
  const figure = lib.originalFigure(
    studyCo2(evaluations.rows, { yScale: "log", xScale: "linear" }),
  );
  assert.ok(figure.kind === "growth");
  assert.deepEqual([figure.data.x.scale, figure.data.y.scale], ["log", "linear"]);
  assert.equal(figure.data.dots.length, 2220);
});

Deno.test("growthFigure() draws the chosen fit alone", () => {
  const figure = lib.growthFigure(studyCo2(evaluations.rows, { fit: "exponential" }));
  assert.ok(figure.kind === "growth");
  assert.deepEqual(figure.data.curves.map(({ label }) => label), ["exponential"]);
});

Deno.test("sizeClassTable() marks the chosen limit among the others", () => {
  const first = (limit: number) =>
    table(lib.sizeClassTable(studyCo2(evaluations.rows, { slmLimitB: limit }))).rows
      .map((row) => row[0].replace(/[\u202f\u00a0]/g, " "));
  assert.deepEqual(first(7), ["3 B", "7 B (chosen)", "8 B", "13 B"]);
  assert.deepEqual(first(5), ["3 B", "5 B (chosen)", "7 B", "8 B", "13 B"]);
});

Deno.test("calculation() multiplies estimate and interval, and warns outside the data", () => {
  const one = table(lib.calculation(co2, { paramsB: 13, amount: 1, use: "one" }));
  const ten = table(lib.calculation(co2, { paramsB: 13, amount: 10, use: "ten" }));
  assertDigits(Number(ten.rows[0][1]), 10 * Number(one.rows[0][1]), 2);
  assert.doesNotMatch(one.caption, /Warning/);
  assert.match(
    table(lib.calculation(co2, { paramsB: 2000, amount: 1, use: "one" })).caption
      .replaceAll("\u202f", " "),
    /Warning: the rows reach from 2 M to 141 B; this lies outside, so it is a guess/,
  );
});

Deno.test("calculation() of another quantity is in proportion", () => {
  const also = [{ label: "kg CO₂e", perUnit: 0.5 }];
  const { rows } = table(lib.calculation(energy, { paramsB: 7, amount: 2, use: "two", also }));
  assertDigits(Number(rows[1][1]), Number(rows[0][1]) / 2, 2);
});

Deno.test("partOf() is null where the filters leave no such part", () => {
  assert.equal(lib.partOf(energy, "A100")?.label, "A100");
  assert.equal(lib.partOf(energy, "H100"), null);
});

Deno.test("frontierTable() finds models that no row beats", () => {
  const { rows } = table(lib.frontierTable(co2));
  const kg = rows.map((row) => Number(row[3])), score = rows.map((row) => Number(row[5]));
  assert.deepEqual(kg, kg.toSorted((a, b) => a - b));
  assert.deepEqual(score, score.toSorted((a, b) => a - b));
});

Deno.test("publishedText() says how far the formulas lie apart, and not why by guess", () => {
  const text = textOf(lib.publishedText(energy));
  assert.match(text, /46 times less/);
  assert.match(text, /vLLM/);
});

Deno.test("co2ByParams() writes a line for each row under the study's headers", () => {
  const file = lib.co2ByParams(co2);
  assert.ok(file.kind === "file");
  const { name, text } = file;
  const lines = text.trimEnd().split("\n");
  assert.equal(name, "co2_by_params.csv");
  assert.equal(lines[0], "#Params,CO₂ cost (kg)");
  assert.equal(lines[1], "7242000000,0.6095870820618575");
  assert.equal(lines.length, 1 + 2220);
});
