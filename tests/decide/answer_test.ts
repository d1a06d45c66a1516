import assert from "node:assert/strict";
import { decide } from "../../lib/decide/answer.ts";
import type { Asked } from "../../lib/decide/question.ts";
import { type DecisionData, loadDecisionData, type ServedAt } from "../../lib/decide/read_data.ts";
import { answerText } from "../../lib/show/decision.ts";
import cases from "../cases/decide.json" with { type: "json" };

const data = loadDecisionData();
const llama = "meta-llama/Llama-3.1-8B-Instruct";
const ask = (question: Asked, of = data) => decide(of, question);
const first = (model: string, question: Asked = {}) =>
  ask({ models: [model], like: null, ...question }).candidates[0];

/** The data with rows that the user measured of one model. */
function withOwn(...rows: Partial<ServedAt>[]): DecisionData {
  const models = data.models.map((model) => {
    if (model.model !== llama) return model;
    const own = rows.map((row) => ({ ...model.served[0], own: true, ...row }));
    return { ...model, served: [...model.served, ...own] };
  });
  return { ...data, models };
}

/** A machine that works on one request at a time. */
const ALONE = { gpus: 1, maxConcurrency: 1, concurrency: 1 };

Deno.test("your own rows change no answer, and answer for your own machine", () => {
  const mine = withOwn(
    { hardware: "H100", joulesPerToken: 99, tokensPerAnswer: 9 },
    { ...ALONE, hardware: "my laptop", joulesPerToken: 7.2, tokensPerSecond: null },
  );
  const question = { models: [llama], tokensAMonth: 1e6, pue: 1 };
  assert.deepEqual(ask(question, mine), ask(question));
  const answer = ask({ ...question, hardware: "my laptop" }, mine), [candidate] = answer.candidates;
  assert.deepEqual([answer.question.where, answer.question.pue], ["own", 1]);
  assert.equal(candidate.kWh?.estimate, 2); // 7.2 J × 1e6 / 3.6e6
  assert.deepEqual([candidate.basis, candidate.measured[0].own], ["measured", true]);
});

Deno.test("measurements of your own without a length of answers say that it is missing, and how to give it", () => {
  const mine = withOwn({
    hardware: "my laptop",
    gpus: 1,
    maxConcurrency: 1,
    concurrency: 1,
    tokensPerSecond: null,
    tokensPerAnswer: null,
  });
  // as data:import makes it: nobody else measured or rated the model
  const models = mine.models.filter(({ model }) => model === llama).map((model) => ({
    ...model,
    served: model.served.filter(({ own }) => own),
    chatTokensElsewhere: null,
  }));
  const question = { models: [llama], hardware: "my laptop", where: "own", like: null } as const;
  const { headline, candidates: [one] } = ask(question, { ...mine, models });
  assert.deepEqual([one.not, one.sure], Array(2).fill("the length of its answers is not known"));
  assert.equal(
    headline,
    "Llama-3.1-8B-Instruct: the length of its answers is not known, so fill in “Length of an answer” " +
      "(--tokens-out, in a notebook tokensOut). No other model that is good enough was measured on my laptop for so much.",
  );
  const filled = ask({ ...question, tokensOut: 300 }, { ...mine, models }).candidates[0];
  assert.equal(filled.not, null);
});

Deno.test("a newer state of a study's machine is no machine of your own", () => {
  const latest = withOwn({ ...ALONE, hardware: "A10", joulesPerToken: 99 });
  const question: Asked = { models: [llama], hardware: "A10", where: "own" };
  assert.deepEqual(ask(question, latest), ask(question));
});

for (const { promise, model, question, is } of cases.candidates) {
  Deno.test(promise, () => assert.partialDeepStrictEqual(first(model, question as Asked), is));
}

for (const { promise, question, says } of cases.said) {
  Deno.test(promise, () => {
    const text = answerText(ask(question as Asked), data.dates);
    assert(text.includes(says), text);
  });
}

Deno.test("names that are several models or none are answered with names, a wrong value with the right ones", () => {
  for (const [question, why] of cases.refused) {
    const isRefused = ({ name, message }: Error) =>
      name === "RangeError" && message.startsWith(`${why}`);
    assert.throws(() => ask(question as Asked), isRefused, `${why}`);
  }
  assert.throws(() => ask({ models: ["x".repeat(5000)] }), /There is no model "x{100}…"/);
});

Deno.test("a price per million tokens stands where no length is known, a month where one is filled in", () => {
  const [open, filled] = [null, 300].map((tokensOut) =>
    first("meta-llama/Llama-3.2-1B-Instruct", { tokensOut })
  );
  assert(open.dollarsPerMillionTokens! > 0 && filled.dollars !== null);
});

Deno.test("what is too uncertain may take the least energy, so no card says which does", () => {
  const { cards } = ask({ where: "rented", answersADay: 20 }); // Qwen3-Coder-480B: 0.67 to 2.24 times
  assert(cards.every(({ kind }) => kind !== "least energy"));
});

Deno.test("energy that nobody knows decides nothing, and is said to be too uncertain", () => {
  const answer = ask({ like: null, tokensIn: 20_000, answersADay: 300 });
  assert.match(answer.headline, /\(under \$5 a month\)\. Quality decides\.$/);
  assert.match(answerText(answer, data.dates), /\nmeta-llama\/Llama-3.1-8B-.* too uncertain/);
});

Deno.test("decide() takes and gives plain data that survives JSON", () => {
  const travelled: DecisionData = JSON.parse(JSON.stringify(data));
  const answer = ask({ grid: "FR" }, travelled);
  assert.deepEqual(JSON.parse(JSON.stringify(answer)), ask({ grid: "FR" }));
});

Deno.test("no estimate is on a card, and no interval spans more than ten times", () => {
  for (const purpose of ["chat", "reasoning", "code"] as const) {
    for (const where of ["api", "rented", "own"] as const) {
      for (const tokensIn of [500, 8000]) {
        const { cards, candidates } = ask({ purpose, where, tokensIn, like: null });
        for (const { key, kind } of cards) {
          const { basis, not, kWh } = candidates.find((one) => one.key === key)!;
          assert.equal(not, null);
          if (where === "own" || kind === "least energy") {
            assert(basis === "measured" || basis === "other task", basis);
            assert.notEqual(kWh, null);
          }
        }
        for (const { kWh } of candidates) {
          if (kWh !== null) assert(kWh.interval![1] / kWh.interval![0] <= 10 + 1e-9);
        }
      }
    }
  }
});

Deno.test("the longest wait between tokens limits the load", () => {
  const question = { where: "rented", answersADay: 1e6 } as const;
  const [any, short] = [null, 15].map((maxWaitMs) =>
    first(llama, { ...question, maxWaitMs }).machine!
  );
  assert(short.machines > any.machines && short.load < any.load);
});

Deno.test("prompts longer than measured ones widen the energy", () => {
  const [short, long] = [500, 4500].map((tokensIn) => first(llama, { tokensIn, concurrency: 32 }));
  // 4,000 more, at 0 to 0.25 of a token that comes out: 500, on 1,000 answers a day
  const more = short.joulesPerToken! * 500 * 1000 * 30.4375 / 3.6e6 * 1.56;
  assert.equal((long.kWh!.estimate - short.kWh!.estimate).toFixed(6), more.toFixed(6));
  assert(
    long.kWh!.interval![1] / long.kWh!.estimate > short.kWh!.interval![1] / short.kWh!.estimate,
  );
});

Deno.test("a load below the measured ones follows one rule, asked for or planned", () => {
  // served.csv at 7.978 requests: 0.4548 J a token, 1,069.57 tokens a second, so P = 486.4 W; at one
  // request 120 + (P - 120)(1 - 1/e) = 351.6 W for 134.1 tokens a second, or 29,205 answers a day
  const [one, eight] = [1, 8].map((concurrency) => first(llama, { concurrency }));
  assert.equal((one.kWh!.estimate / eight.kWh!.estimate).toFixed(3), "5.767");
  assert.equal((one.kWh!.interval![1] / one.kWh!.estimate / 1.1).toFixed(3), "1.383");
  assert.match(one.machine!.note!, /^fewer than 8 requests at once, the fewest measured: power /);
  const planned = first(llama, { where: "rented", answersADay: 29_204.5 });
  const ratio = planned.whPerAnswer!.estimate / one.whPerAnswer!.estimate;
  assert(Math.abs(ratio - 1) < 1e-3, `${ratio}`);
});

Deno.test("two models beside each other are known as well as each of them", () => {
  const interval = (...models: string[]) =>
    ask({ models, concurrency: 64 }).versus!.ratios[0].interval!.map((end, _, [low]) => end / low);
  // H100 to 10 % each: 1.1 to the power of 2 sqrt 2; another task takes 0.67 to 2.24 times
  const [, known] = interval(llama, "google/gemma-3-12b-it");
  assert.equal(known.toFixed(3), (1.1 ** (2 * Math.SQRT2)).toFixed(3));
  const [, other] = interval("openai/gpt-oss-120b", llama);
  assert(other > 2.24 / 0.67, `${other}`);
  // and in either order: one was measured to 128 requests at once, the other to 256
  const [r1, qwen] = ["deepseek-ai/DeepSeek-R1-0528", "Qwen/Qwen3-8B"].map((one, i, two) =>
    ask({ purpose: "reasoning", models: [one, two[1 - i]] }).versus!.sentences.slice(0, 3)
  );
  assert.deepEqual(r1, qwen);
});

Deno.test("two models are compared at one load: no ratio lies outside its interval", () => {
  for (
    const question of [
      { models: ["nvidia/NVIDIA-Nemotron-Nano-12B-v2", "Qwen/Qwen3-14B"] },
      { models: ["Qwen/Qwen3-8B", "Qwen/Qwen3-14B"], purpose: "reasoning" },
    ] as const
  ) {
    for (const { of, estimate, interval } of ask(question).versus!.ratios) {
      if (interval) assert(interval[0] <= estimate && estimate <= interval[1], of);
    }
  }
  // tokens are compared where the length of an answer is not known
  const tokensAMonth = { models: ["deepseek-ai/DeepSeek-R1-0528", llama], tokensAMonth: 1e6 };
  assert.deepEqual(ask(tokensAMonth).versus!.ratios.map(({ of }) => of).slice(0, 1), [
    "energy of a token",
  ]);
  // far below the least measured load, of which the rows are no measure
  const { versus, candidates } = ask({ models: ["Qwen/Qwen3-8B", llama], where: "own" });
  const perToken = candidates.slice(0, 2).map(({ whPerAnswer, tokensPerAnswer }) =>
    whPerAnswer!.estimate / tokensPerAnswer!.tokens
  );
  const ratio = perToken[0] / perToken[1], found = versus!.ratios[1].estimate;
  assert(Math.abs(found / ratio - 1) < 0.02, `${found} against ${ratio}`);
});
