import assert from "node:assert/strict";
import { type Answer, decide } from "../../lib/decide/answer.ts";
import { loadDecisionData } from "../../lib/decide/read_data.ts";
import { command } from "./command.ts";

const run = (...args: string[]) => command("decide", args);

Deno.test("decide MODEL --json prints what decide() gives, to the last digit", async () => {
  const model = "meta-llama/Llama-3.1-8B-Instruct";
  const options = "--for chat --tokens 50e6 --hardware H100 --concurrency 32 --grid FR --json";
  const { code, out, err } = await run(model, ...options.split(" "));
  assert.deepEqual([code, err], [0, ""]);
  const question = {
    models: [model],
    tokensAMonth: 50e6,
    hardware: "H100",
    concurrency: 32,
    grid: "FR",
  };
  const answer: Answer = JSON.parse(out);
  assert.deepEqual(answer, decide(loadDecisionData(), question));
  assert.equal(answer.candidates[0].kWh?.estimate.toFixed(2), "3.58");
});

Deno.test("decide prints the answer, its cards, the candidates and the assumptions", async () => {
  const options = "--for reasoning --audience French --like any --where rented --kwh-price 0.2";
  const { code, out, err } = await run(...options.split(" "));
  const unused =
    "Of no use with --where rented: --kwh-price\nOf no use with --for reasoning: --audience\n";
  assert.deepEqual([code, err], [0, unused]);
  assert.match(out, /^For 1,000 answers a day, .*\n/);
  assert.match(out, /\nCheapest.*: .*\n {2}A month: \$.*\n {2}.*\n {2}What would change it: /);
  assert.match(out, /\nModel +Rating +\$ +kWh +kg CO₂e/);
  assert.match(out, /\n- Rent: \$2\.50 for an hour of a GPU \(an H100's price, /);
});

Deno.test("decide sets two models beside each other", async () => {
  const { code, out } = await run("Qwen/Qwen3-8B", "Qwen/Qwen3-30B-A3B-Instruct-2507");
  assert.equal(code, 0);
  assert.match(
    out,
    /\n- A token of Qwen3-30B-A3B-\S+ takes 1\.9 times .* the energy of one of Qwen3-8B\./,
  );
});

Deno.test("decide ends with status 1 and one sentence, wherever it is refused", async () => {
  for (
    const [args, why] of [
      ["Qwen/Qwen3-8", /^error: There is no model "Qwen\/Qwen3-8".*; perhaps ".*"\n$/],
      ["--pue 0.5", /^error: --pue takes a number of at least 1 and .*, found "0.5"; .*\n$/],
      ["--tokens 5 --answers 3", /^error: Found --tokens and --answers, expected one of .*\n$/],
      ["a b c", /^error: Found 3 models, expected at most two; .*\n$/],
    ] as const
  ) {
    const { code, out, err } = await run(...args.split(" "));
    assert.deepEqual([code, out], [1, ""]);
    assert.match(err, why);
  }
});
