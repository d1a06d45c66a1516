import assert from "node:assert/strict";
import { decide } from "../../lib/decide/answer.ts";
import { loadDecisionData } from "../../lib/decide/read_data.ts";
import type { Asked } from "../../lib/decide/question.ts";
import type { Candidate } from "../../lib/decide/candidate.ts";
import reference from "../cases/decisions.json" with { type: "json" };

// The numbers of decisions.json were computed with pandas over the same tables, by its conventions.
const data = loadDecisionData();
const { overheadFactor, monthDays } = reference.conventions;

/** Within a share of the expected number. */
function near(found: number | null | undefined, expected: number, share: number, what: string) {
  const apart = Math.abs((found ?? NaN) - expected);
  assert(apart <= share * Math.abs(expected), `${what}: found ${found}, expected ${expected}`);
}

/** What one model takes, whatever its rating. */
function candidate(model: string, question: Asked): Candidate {
  return decide(data, { like: null, ...question, models: [model] }).candidates[0];
}

type Expected =
  | typeof reference["a" | "c" | "d"]["candidates"][number]
  | typeof reference.f.api70b;

const chat = {
  purpose: "chat",
  answersADay: 1700,
  tokensIn: 500,
  like: null,
  tokensOut: 630,
} as const;
const asked: [string, Asked, Expected[]][] = [
  ["a", chat, reference.a.candidates],
  ["c", chat, reference.c.candidates],
  ["d", { purpose: "reasoning", answersADay: 1000, tokensIn: 300 }, reference.d.candidates],
  ["f", chat, [reference.f.api70b]],
];
for (const [name, question, candidates] of asked) {
  Deno.test(`question ${name} of decisions.json gets its ratings, tokens, $, kWh and kg`, () => {
    for (const { model, rating, tokens, dollars, energy } of candidates) {
      const name = model === "gpt-4o" ? "gpt-4o-2024-08-06" : model;
      const found = candidate(name, { ...question, grid: "FR" }), { prices, kWh, co2Kg } = found;
      const rated = found.rating && [found.rating.estimate, ...found.rating.interval];
      assert.deepEqual([rated, prices?.providers], [rating, dollars.providers], model);
      if (found.key === "gpt-4o") continue; // its length is assumed there, and counted by compar:IA here
      near(found.tokensPerAnswer?.tokens, tokens, 1e-3, `${model} tokens`);
      near(prices?.cheapest.dollars, dollars.cheapest.dollars, 1e-3, `${model} cheapest`);
      near(prices?.second.dollars, dollars.second.dollars, 1e-3, `${model} second`);
      near(prices?.dearest.dollars, dollars.dearestDollars, 1e-3, `${model} dearest`);
      assert.equal(found.basis === "measured", energy !== null, model);
      if (energy === null) continue;
      const [least, most] = energy.intervalKWhWithOverhead;
      near(kWh?.estimate, energy.kWhWithOverhead, 5e-3, `${model} kWh`);
      near(kWh?.interval?.[0], least, 5e-3, `${model} least`);
      near(kWh?.interval?.[1], most, 5e-3, `${model} most`);
      near(co2Kg?.estimate, energy.co2KgFrance, 5e-3, `${model} kg`);
      const world = candidate(name, question);
      near(world.co2Kg?.estimate, energy.co2KgWorld, 5e-3, `${model} kg on the world's grid`);
      near(world.co2KgInFrance?.estimate, energy.co2KgFrance, 5e-3, `${model} kg in France`);
    }
  });
}

Deno.test("the questions of decisions.json are answered as it recommends", () => {
  const keys = (question: Asked) => {
    const { cards } = decide(data, question);
    return Object.fromEntries(cards.map(({ kind, key }) => [kind, key]));
  };
  const a = keys({ answersADay: 1700, like: "llama-3.1-8b-instruct", grid: "FR", weights: "open" });
  assert.deepEqual([a.cheapest, a.best], [reference.a.cheapest, reference.a.recommended]);
  const d = keys({ purpose: "reasoning", tokensIn: 300, like: "gpt-oss-20b" });
  assert.deepEqual([d.cheapest, d.best], [reference.d.runnerUp, reference.d.recommended]);
  const c = keys({ answersADay: 1700, weights: "open" });
  assert.equal(c.cheapest, reference.c.recommended);
});

Deno.test("the number of machines, load, kWh and rent follow from the answers a day", () => {
  for (const row of reference.loadLlama8bH100.rows) {
    const { machine, kWh, dollars } = candidate("meta-llama/Llama-3.1-8B-Instruct", {
      where: "rented",
      answersADay: row.answersADay,
      hours: row.hoursADay,
      reserve: 1,
      pue: 1,
    });
    near(machine?.load, row.load, Math.max(2e-3, 5e-5 / row.load), `load of ${row.answersADay}`);
    near(kWh?.estimate, row.kWhGpuIdle120W, 5e-3, `kWh of ${row.answersADay}`);
    near(dollars?.estimate, row.rent2_5, 1e-3, `rent of ${row.answersADay}`);
    near(machine?.gpuHours, row.gpuHours, 1e-3, "hours");
    if (row.load < 7.9) {
      near(kWh?.interval?.[1], row.kWhGpuConstantPower * 1.1, 5e-3, "constant power");
    }
  }
  const { machine } = candidate("meta-llama/Llama-3.1-8B-Instruct", {
    where: "rented",
    reserve: 1,
  });
  near(machine?.capacity, reference.breakEvenLlama8bH100.capacityAnswersADay, 1e-3, "capacity");
  near(machine?.breakEven, reference.breakEvenLlama8bH100.atAnswersADay.nebius, 2e-3, "break-even");
});

Deno.test("long questions are tokens to a machine, and an idle one draws power at a fixed load too", () => {
  for (const { model, question, kWh, capacity } of reference.machines) {
    const { kWh: found, machine } = candidate(model, question as Asked);
    const ends = [found!.estimate, ...found!.interval];
    kWh.forEach((expected, i) => near(ends[i], expected, 1e-3, `${model} kWh`));
    if (capacity !== null) near(machine?.capacity, capacity, 1e-3, `${model} capacity`);
  }
});

Deno.test("8 B and 70 B are compared at any load, as question g does", () => {
  for (const [load, expected] of Object.entries(reference.g.byLoad)) {
    const question = { answersADay: 1700, concurrency: Number(load), pue: 1, tokensIn: 0 };
    const small = candidate("meta-llama/Llama-3.1-8B-Instruct", question);
    const large = candidate("meta-llama/Llama-3.1-70B-Instruct", question);
    near(small.kWh!.estimate * 12, expected.kWh8, 5e-3, `8 B at ${load}`);
    near(large.kWh!.estimate * 12, expected.kWh70, 5e-3, `70 B at ${load}`);
    const { versus } = decide(data, {
      ...question,
      models: ["meta-llama/Llama-3.1-70B-Instruct", "meta-llama/Llama-3.1-8B-Instruct"],
    });
    const ratio = (of: string) => versus!.ratios.find((one) => one.of === of)?.estimate;
    near(ratio("energy of an answer"), expected.ratioPerAnswer, 5e-3, "an answer");
    near(ratio("energy of a token"), expected.ratioPerToken, 5e-3, "a token");
  }
});

Deno.test("a mixture and a dense model are compared per token, as question i does", () => {
  for (const [setup, expected] of Object.entries(reference.i.ratios)) {
    const [hardware, gpus, load] = setup.replace("x", "").split(" ");
    if (gpus === "2") continue; // the fewest GPUs that reach the load are taken
    const joules = (model: string) => {
      const found = candidate(model, { hardware, concurrency: Number(load) });
      return found.machine?.gpus === Number(gpus) ? found.joulesPerToken : NaN;
    };
    near(joules("Qwen/Qwen3-8B"), expected.j8, 1e-2, `Qwen3-8B ${setup}`);
    near(joules("Qwen/Qwen3-30B-A3B-Instruct-2507"), expected.j30, 1e-2, `Qwen3-30B-A3B ${setup}`);
  }
});

Deno.test("8 B on an A10 works on one request at a time", () => {
  const { a10 } = reference.f;
  const found = candidate("meta-llama/Meta-Llama-3-8B-Instruct", {
    where: "own",
    hardware: "A10",
    tokensAMonth: a10.millionTokens * 1e6,
    pue: 1,
    concurrency: 32,
  });
  near(found.kWh?.estimate, a10.kWhGenerating, 5e-3, "kWh");
  near(found.dollars?.estimate, a10.dollarsElectricity013, 5e-3, "$");
  assert.equal(found.machine?.load, 1);
  assert.equal(found.machine?.loadFrom, "one request at a time");
});

Deno.test("the examples of the command give the measured rows", () => {
  const { llama8b, gptoss } = reference.commandExamples;
  const question = { tokensAMonth: 50e6, hardware: "H100", concurrency: 32 };
  const llama = candidate("meta-llama/Llama-3.1-8B-Instruct", question);
  near(llama.kWh?.estimate, llama8b.kWhRow, 1e-3, "Llama");
  const oss = candidate("openai/gpt-oss-120b", { ...question, purpose: "reasoning" });
  near(oss.kWh?.estimate, gptoss.kWhOneGpu, 1e-3, "gpt-oss-120b");
  assert(overheadFactor === 1.56 && monthDays === 30.4375);
});
