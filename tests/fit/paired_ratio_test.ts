import assert from "node:assert/strict";
import { average } from "../../lib/fit/averages.ts";
import { pairedRatios } from "../../lib/fit/paired_ratio.ts";
import { loadLlmPerf } from "../../lib/read/load.ts";
import { assertAllDigits, assertDigits } from "../stats/digits.ts";

const how = {
  key: (row: { model: string }) => row.model,
  group: (row: { quantization: string }) => row.quantization,
  baseline: "Unquantized",
  value: (row: { kWhPerMillionTokens: number }) => row.kWhPerMillionTokens,
};
const a100 = loadLlmPerf().rows.filter((row) => row.hardware === "A100");

Deno.test("pairedRatios() agrees with pandas and scipy on the A100", () => {
  // pandas: p = a100.groupby(["Model", "Quantization"])["kwh"].apply(geometric mean).unstack()
  //   r = log((p["GPTQ.4bit"] / p["Unquantized"]).dropna()); exp(r.mean())
  //   exp(r.mean() ± scipy.stats.t.ppf(.975, len(r) - 1) * r.std(ddof=1) / sqrt(len(r)))
  const found = pairedRatios(a100, how);
  assert.deepEqual(found.map((g) => g.group), ["BnB.4bit", "BnB.8bit", "GPTQ.4bit"]);
  const expected = [
    {
      n: 16,
      unpaired: 5,
      ratio: 1.9555669801054119,
      interval: [1.7705195077915334, 2.1599548589265694],
    },
    {
      n: 16,
      unpaired: 4,
      ratio: 2.990753931027584,
      interval: [2.5999397093119057, 3.440314036483641],
    },
    {
      n: 13,
      unpaired: 5,
      ratio: 5.357137156453329,
      interval: [3.774896440035253, 7.60257108213142],
    },
  ];
  expected.forEach((figures, i) => assertAllDigits(found[i], figures, 12));
  assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
});

Deno.test("quantized rows cost more on average at one size: 7 B and 34 B on the A100", () => {
  // pandas: a100.groupby(["Params (B)", "Quantization"])["kwh"].mean()
  const mean = (paramsB: number, quantization: string) =>
    average(
      a100.filter((r) => r.paramsB === paramsB && r.quantization === quantization)
        .map((r) => r.kWhPerMillionTokens),
      "mean",
    );
  assertDigits(mean(7, "GPTQ.4bit"), 25.206311, 8);
  assertDigits(mean(7, "Unquantized"), 3.910107, 7);
  assertDigits(mean(34, "GPTQ.4bit"), 117.998327, 9);
  assertDigits(mean(34, "Unquantized"), 9.411342, 7);
});

const rows = [
  { model: "a", quantization: "Unquantized", kWhPerMillionTokens: 1 },
  { model: "a", quantization: "Unquantized", kWhPerMillionTokens: 3 },
  { model: "a", quantization: "GPTQ", kWhPerMillionTokens: 6 },
  { model: "b", quantization: "GPTQ", kWhPerMillionTokens: 9 },
];

Deno.test("pairedRatios() averages rows of one key as asked, and counts keys without a baseline", () => {
  const [gptq] = pairedRatios(rows, { ...how, average: "mean" });
  assert.deepEqual(gptq.pairs, [
    { key: "a", ratio: 3, value: 6, nValue: 1, baseline: 2, nBaseline: 2 },
  ]);
  assert.equal(gptq.unpaired, 1);
  assert.equal(gptq.interval, null);
  assertDigits(pairedRatios(rows, how)[0].ratio, 6 / Math.sqrt(3), 14);
});

Deno.test("pairedRatios() is the same for rows in any order", () =>
  assert.deepEqual(
    pairedRatios(a100.toReversed(), { ...how, average: "median" }),
    pairedRatios(a100, { ...how, average: "median" }),
  ));

Deno.test("pairedRatios() refuses a value that has no ratio, and a missing baseline", () => {
  assert.throws(
    () => pairedRatios([...rows, { ...rows[0], kWhPerMillionTokens: 0 }], how),
    /^RangeError: Cannot take ratios: the value of row 5 is 0, need a number above 0/,
  );
  assert.throws(
    () => pairedRatios(rows, { ...how, baseline: "none" }),
    /0 of 4 rows are in the baseline "none"/,
  );
});
