import assert from "node:assert/strict";
import { tHalf } from "../../lib/stats/t.ts";
import { decide } from "../../lib/decide/decide.ts";
import { expected, fitPowerLaw } from "../../lib/decide/power_law.ts";
import { intervalOf } from "../../lib/decide/uncertain.ts";
import { loadServed } from "../../lib/read/load.ts";
import { data } from "./decision_fixture.ts";

const close = (actual: number, expected: number) =>
  assert(Math.abs(actual / expected - 1) < 1e-9, `${actual} is not ${expected}`);
const LLAMA = "meta-llama/Meta-Llama-3.1-8B-Instruct";

Deno.test("decide() of a measured model is its own line times overhead, grid and price", () => {
  const question = { replace: LLAMA, tokensOut: 10e6, pue: 1.2, grid: 100, dollarsPerKWh: 0.2 };
  const { replaced } = decide(data, { ...question, concurrency: 64 });
  const { kWh, co2Kg, ownDollars } = replaced!;
  // the model's own level and the slope that all models share, taken from the fit by hand
  const { measured } = data.machines.find(({ hardware }) => hardware === "H100")!.energy;
  const own = measured!.groups.find(({ group }) => group === "llama-3.1-8b-instruct")!;
  const away = Math.log10(64) - own.xMean;
  const perMillion = 10 ** (own.yMean + measured!.slope! * away);
  close(kWh.estimate, perMillion * 10 * 1.2);
  close(co2Kg.estimate, kWh.estimate * 0.1);
  close(ownDollars!.estimate, kWh.estimate * 0.2);
  const error = measured!.residualStandardError *
    Math.sqrt(1 + 1 / own.n + away ** 2 / measured!.sumSquaresX);
  close(kWh.interval[1] / kWh.estimate, 10 ** (error * tHalf(160)));
  assert.equal(kWh.basis, "measured");
  assert.equal(kWh.rows, 11);
});

Deno.test("decide() of a model that nobody measured is the fit at its parameters", () => {
  const { replaced } = decide(data, {
    replace: "Qwen/Qwen2.5-72B-Instruct",
    tokensOut: 1e6,
    pue: 1,
  });
  const { fitted } = data.machines.find(({ hardware }) => hardware === "H100")!.energy;
  const [level, size, active, load] = fitted!.coefficients;
  const paramsB = Math.log10(replaced!.paramsB);
  close(replaced!.kWh.estimate, 10 ** (level + (size + active) * paramsB + load * Math.log10(32)));
  assert.equal(replaced!.kWh.basis, "fitted");
  assert.equal(replaced!.kWh.rows, 177);
});

Deno.test("decide() propagates the errors of a ratio: logarithms' variances add", () => {
  const { small, large, sizes } = decide(data, { slmLimitB: 9 });
  const [a, b] = [small.candidates[0].kWh, large.candidates[0].kWh];
  assert.deepEqual([a.basis, b.basis], ["fitted", "fitted"]);
  const variance = a.errorLog10 ** 2 + b.errorLog10 ** 2;
  const freedom = variance ** 2 /
    (a.errorLog10 ** 4 / a.degreesOfFreedom! + b.errorLog10 ** 4 / b.degreesOfFreedom!);
  close(sizes!.energy.estimate, a.estimate / b.estimate);
  close(
    sizes!.energy.interval[1] / sizes!.energy.estimate,
    10 ** (tHalf(freedom) * Math.sqrt(variance)),
  );
});

Deno.test("decide() lets grid and overhead cancel in a ratio", () => {
  const [one, other] = [{ grid: "FR", pue: 1 }, { grid: "PL", pue: 1.8 }].map((given) =>
    decide(data, given).sizes!.co2
  );
  close(one.estimate, other.estimate);
  one.interval.forEach((end, i) => close(end, other.interval[i]));
});

Deno.test("decide() takes the cheapest list price for these tokens, as exactly known", () => {
  const { replaced } = decide(data, { replace: LLAMA, tokensIn: 2e6, tokensOut: 1e6 });
  const offers = data.entries.find(({ model }) => model === LLAMA)!.offers;
  const { apiDollars } = replaced!;
  const bills = offers.map(({ input, output }) => 2 * input + output);
  close(apiDollars!.estimate, Math.min(...bills));
  assert.deepEqual(apiDollars!.interval, [apiDollars!.estimate, apiDollars!.estimate]);
  assert.equal(apiDollars!.basis, "listed");
  assert.equal(apiDollars!.dearest, Math.max(...bills));
});

Deno.test("decide() adds GPU-hours where they have a price", () => {
  const given = { replace: LLAMA, tokensOut: 1e6 };
  const electricity = decide(data, given).replaced!.ownDollars!;
  const machine = decide(data, { ...given, dollarsPerGpuHour: 2 }).replaced!.ownDollars!;
  const twice = decide(data, { ...given, dollarsPerGpuHour: 4 }).replaced!.ownDollars!;
  close(twice.estimate - machine.estimate, machine.estimate - electricity.estimate);
  assert(machine.interval[0] < machine.estimate && machine.estimate < machine.interval[1]);
});

Deno.test("decide() on hardware without a throughput knows no cost of GPU-hours", () =>
  assert.equal(
    decide(data, { hardware: "A100", dollarsPerGpuHour: 2 }).small.candidates[0].ownDollars,
    null,
  ));

Deno.test("decide() sorts by what counts, and marks who is dominated", () => {
  for (const sortBy of ["energy", "CO2", "price"] as const) {
    const { small, large } = decide(data, { sortBy, minScorePercent: 15, host: "API" });
    for (const { candidates } of [small, large]) {
      const values = candidates.map((one) =>
        sortBy === "price" ? one.apiDollars!.estimate : one.kWh.estimate
      );
      assert.deepEqual(values, values.toSorted((a, b) => a - b));
    }
  }
  const { small, large } = decide(data, { minScorePercent: 15 });
  const all = [...small.candidates, ...large.candidates];
  const dominated = all.filter(({ dominatedBy }) => dominatedBy !== null);
  assert(dominated.length > 0);
  assert(dominated.length < all.length);
});

Deno.test("decide() keeps every candidate within the question, and counts out the others", () => {
  const { small, large, leftOut } = decide(data, { minScorePercent: 30, slmLimitB: 9 });
  assert(
    small.candidates.every(({ paramsB, scorePercent }) => paramsB <= 9 && scorePercent! >= 30),
  );
  assert(large.candidates.every(({ paramsB, scorePercent }) => paramsB > 9 && scorePercent! >= 30));
  const counted = leftOut.reduce((sum, { count }) => sum + count, 0);
  assert.equal(counted + small.count + large.count, data.entries.length);
});

Deno.test("decide() takes the score of the model to replace as the least one", () => {
  const { minScorePercent, replacement, replaced } = decide(data, {
    replace: "Qwen2.5-72B-Instruct",
  });
  assert.equal(minScorePercent, replaced!.scorePercent);
  assert.equal(replacement!.other, "Qwen/Qwen2.5-72B-Instruct");
});

Deno.test("decide() says when the model to replace has no score", () => {
  const { sentences, minScorePercent } = decide(data, { replace: "openai/gpt-oss-120b" });
  assert.equal(minScorePercent, null);
  assert(sentences.some((text) => text.includes("gpt-oss-120b has no score in these tables")));
});

Deno.test("decide() offers through an API only what a provider lists", () => {
  const { small, large } = decide(data, { host: "API", minScorePercent: null });
  for (const one of [...small.candidates, ...large.candidates]) {
    assert.equal(one.apiDollars!.basis, "listed");
    assert.equal(one.ownDollars, null);
  }
});

Deno.test("decide() on hardware of one request at a time does not depend on the concurrency", () => {
  const [one, other] = [1, 500].map((concurrency) =>
    decide(data, { hardware: "A100", concurrency }).small.candidates.map(({ kWh }) => kWh.estimate)
  );
  assert.deepEqual(one, other);
});

Deno.test("decide() says what a wider question would find where a size class is empty", () => {
  const { small, sentences } = decide(data, { minScorePercent: 30 });
  assert.equal(small.count, 0);
  assert.equal(small.unknown, 1);
  assert.match(
    sentences[0],
    /^No model of at most 7.B parameters satisfies this; 1 model of the lead/,
  );
  assert.equal(decide(data, { minScorePercent: 30, candidates: "all" }).small.count, 1);
});

Deno.test("decide() names the user's own measurements where its energy rests on them", () => {
  const sourcesWith = (own: "all" | "some" | "none") =>
    decide({ ...data, machines: data.machines.map((each) => ({ ...each, own })) }, {})
      .assumptions[0].source;
  assert.match(sourcesWith("none"), /^ML\.ENERGY/);
  assert.match(sourcesWith("some"), /^your own measurements and ML\.ENERGY/);
  assert.equal(sourcesWith("all"), "your own measurements");
});

Deno.test("decide() of a question that nothing satisfies has no candidates and says so", () => {
  const { small, large, sizes, sentences } = decide(data, { minScorePercent: 99 });
  assert.deepEqual([small.count, large.count, sizes], [0, 0, null]);
  assert.equal(sentences.length, 2);
});

Deno.test("decide() survives JSON, its data too", () => {
  const copy = JSON.parse(JSON.stringify(data));
  const decision = decide(data, { grid: "FR" });
  assert.deepEqual(decide(copy, { grid: "FR" }), decision);
  assert.deepEqual(JSON.parse(JSON.stringify(decision)), decision);
});

Deno.test("decide() refuses what the data do not know, with what they know", () => {
  const refused: [Record<string, unknown>, RegExp][] = [
    [{ hardware: "TPU" }, /Nobody measured on "TPU"; known are: B200, H100, A10/],
    [{ grid: "XX" }, /There is no grid "XX"; give g CO2e for a kWh, or a code of: WORLD, EU/],
    [{ grid: -5 }, /"grid" cannot be -5; it takes a country's code/],
    [{ replace: "Qwen/Qwen2.5-8B-Instruct" }, /no model .* perhaps "Qwen\/Qwen2.5-/],
    [{ tokensOut: 0 }, /`question.tokensOut` .* cannot be 0; it takes a number above 0/],
    [{ pue: 0.9 }, /`question.pue` .* cannot be 0.9; it takes a number from 1 to 5/],
    [{ sortBy: "colour" }, /`question.sortBy` .* one of "energy", "CO2", "price"/],
    [{ minScorePercent: NaN }, /"minScorePercent" cannot be null; it takes a number of percent/],
    [{ dollarsPerGpuHour: 0 }, /"dollarsPerGpuHour" cannot be 0/],
    [{ colour: "red" }, /There is no setting "colour"; known are: tokensOut, tokensIn/],
  ];
  for (const [given, expected] of refused) {
    assert.throws(() => decide(data, given), (error) => {
      assert(error instanceof RangeError);
      assert.match(error.message, expected);
      return true;
    });
  }
});

// Each model was taken out of the rows, and then predicted from the others at its own concurrencies.
Deno.test("the fit covers most rows of models that it has not seen", () => {
  const rows = loadServed().rows
    .filter(({ hardware, task }) => hardware === "H100" && task === "lm-arena-chat");
  const x = ["paramsB", "activeParamsB", "concurrency"] as const;
  let inside = 0;
  for (const [model, own] of Map.groupBy(rows, ({ model }) => model)) {
    const others = rows.filter((row) => row.model !== model);
    const law = fitPowerLaw(others, { y: "kWhPerMillionTokens", x, cluster: "model" })!;
    for (const row of own) {
      const place = Object.fromEntries(x.map((name) => [name, row[name]!]));
      const [low, high] = intervalOf(expected(law, place), 0.95);
      if (low <= row.kWhPerMillionTokens && row.kWhPerMillionTokens <= high) inside++;
    }
  }
  assert(inside / rows.length > 0.85, `${inside} of ${rows.length} rows are inside`);
});
