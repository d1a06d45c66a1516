import assert from "node:assert/strict";
import { parseCsv } from "../../lib/read/csv.ts";
import { loadEvaluations } from "../../lib/tables/evaluations.ts";
import { loadGrid } from "../../lib/tables/grid.ts";
import { HARDWARE, loadMeasurements } from "../../lib/tables/measurements.ts";
import { loadOffers } from "../../lib/tables/offers.ts";
import { loadPriceHistory } from "../../lib/tables/price_history.ts";
import { loadServed } from "../../lib/tables/served.ts";
import { loadStudyPrices } from "../../lib/tables/study_prices.ts";

Deno.test("the shipped leaderboard has the repeats and mixtures that were counted in the original", () => {
  // Python's csv module; kinds and types are in tables_oracle.json
  const { rows } = loadEvaluations();
  assert.equal(rows.filter((row) => row.repeated).length, 62);
  const mixtral = rows.filter((row) => row.architecture === "MixtralForCausalLM");
  assert.deepEqual([mixtral.length, mixtral.every((row) => row.kind !== "dense")], [66, true]);
  assert.equal(rows.filter(({ paramsB }) => paramsB > 7 && paramsB <= 7.7).length, 368);
});

Deno.test("the shipped files have the rows that were counted in the originals", () => {
  // Python's csv module: sizes of 0 whose name tells them; pandas: duplicated() of all columns but score
  // and architecture, among the rows of a known size
  const recovered = { A10: 228, A100: 49, T4: 154, "32vCPU": 27 };
  const repeats = { A10: 81, A100: 0, T4: 47, "32vCPU": 15 };
  const { rows } = loadMeasurements();
  for (const hardware of HARDWARE) {
    const own = rows.filter((row) => row.hardware === hardware);
    const named = own.filter((row) => row.sizeSource === "from the name");
    assert.equal(named.length, recovered[hardware], hardware);
    assert.equal(own.filter((row) => row.repeated).length, repeats[hardware], hardware);
  }
  assert(rows.every((row) => row.repeated || row.architecture !== "InternLM2ForCausalLM"));
});

Deno.test("the shipped files have the original's means per parameter count", () => {
  // pandas: (1e6 / df["Energy (tokens/kWh)"]).groupby(df["Params (B)"]).mean()
  const means = [
    ["A10", 1, 158, 2.1761136067320566],
    ["A10", 34, 42, 32.98534972633008],
    ["A100", 111, 8, 250.25434477286058],
    ["T4", 20, 28, 20.233128495699788],
    ["32vCPU", 7, 21, 3.2359678964981824],
  ] as const;
  const inFile = loadMeasurements().rows.filter((row) => row.sizeSource === "in the file");
  for (const [hardware, paramsB, n, mean] of means) {
    const values = inFile.filter((row) => row.hardware === hardware && row.paramsB === paramsB)
      .map((row) => row.kWhPerMillionTokens);
    assert.equal(values.length, n);
    const ratio = values.reduce((sum, value) => sum + value, 0) / n / mean;
    assert(Math.abs(ratio - 1) < 1e-12, `${hardware} ${paramsB}: ${ratio}`);
  }
});

Deno.test("at least 80 % of the shipped offers of open weights have a size, of closed ones as named", () => {
  const file = new URL("../../data/prices.csv", import.meta.url);
  const { header, records } = parseCsv(Deno.readTextFileSync(file));
  const open = records.filter(({ cells }) => cells[header.indexOf("Open weights")] === "True");
  assert.equal(open.length, 1190);
  for (const column of ["Params (B)", "Active params (B)"]) {
    const told = open.filter(({ cells }) => cells[header.indexOf(column)] !== "");
    const share = told.length / open.length;
    assert(share >= 0.8, `${column}: ${share}`);
  }
  const closed = loadOffers().rows.filter(({ weights }) => weights === "closed");
  assert(closed.every(({ sizeSource }) => sizeSource === "the model's name"));
  assert(closed.every(({ model }) => /\db(?![a-z])/i.test(model)));
});

Deno.test("the shipped price history has the changed prices that were counted in the source", () => {
  // pandas over the source's table, sizes joined: open weights and a known size, an offer with two or
  // more prices, no guard and no translator: 100, of which the last output price is higher than the
  // first in 49 and lower in 24
  const { rows } = loadPriceHistory(), open = rows.filter(({ weights }) => weights === "open");
  assert.equal(open.length, 1056);
  const offers = Map.groupBy(open, ({ provider, model }) => `${provider} ${model}`);
  const changed = [...offers.values()].filter((spells) => spells.length > 1).map((spells) => {
    const inOrder = spells.toSorted((a, b) => a.firstSeen < b.firstSeen ? -1 : 1);
    const [first, last] = [inOrder[0], inOrder[inOrder.length - 1]];
    return Math.sign(last.outputDollarsPerMillionTokens - first.outputDollarsPerMillionTokens);
  });
  const signs = [1, -1].map((sign) => changed.filter((found) => found === sign).length);
  assert.deepEqual([changed.length, ...signs], [100, 49, 24]);
  const free = rows.filter((row) => row.outputDollarsPerMillionTokens === 0);
  assert(free.length === 71 && free.every(({ offer }) => offer === "free"));
});

Deno.test("the shipped table has ML.ENERGY's rows", () => {
  // counted with Python's json module in lm-arena-chat.json; rows, tasks, machines and kinds are in
  // tables_oracle.json
  const { rows } = loadServed(new URL("../../data/served.csv", import.meta.url));
  assert.equal(new Set(rows.map(({ model }) => model)).size, 27);
  const chat = rows.filter(({ task, hardware }) => task === "lm-arena-chat" && hardware === "H100");
  assert.equal(chat.length, 177);
  // 0.6993091867226764 J per token: the first row of lm-arena-chat.json
  assert.equal(rows[0].kWhPerMillionTokens, 0.6993091867226764 / 3.6);
});

Deno.test("the study's prices that are doubted are those named", () => {
  const { rows } = loadStudyPrices();
  const doubted = (doubt: string) =>
    rows.filter((row) => row.doubts.includes(doubt)).map((row) => row.model);
  assert.deepEqual(doubted("slipped decimal?"), [
    "openchat:7b-v3.5-q3_K_L",
    "openchat:7b-v3.5-q2_K",
  ]);
  assert.deepEqual(doubted("parameter count is a rumour"), [
    "claude-3-haiku",
    "claude-3-sonnet",
    "gemini-1.5-pro",
    "gpt-3.5-turbo-0125",
    "gpt-4",
    "claude-3-opus",
  ]);
});

Deno.test("Ember's numbers of 2024 are in the shipped table of grids", () => {
  const { rows } = loadGrid();
  const of = (code: string) => rows.find((row) => row.code === code)?.gramsPerKWh;
  assert.deepEqual(["WORLD", "FR", "DE", "US"].map(of), [473.05, 44.18, 344.14, 383.55]);
  assert(rows.every(({ code, year }) => /^(?:[A-Z]{2}|WORLD)$/.test(code) && year >= 2023));
});
