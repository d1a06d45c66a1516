import assert from "node:assert/strict";
import { ecologits } from "../../lib/models/ecologits.ts";
import { loadServed } from "../../lib/tables/served.ts";
import cases from "../cases/ecologits.json" with { type: "json" };

const near = (found: number, expected: number, digits = 12) =>
  assert(Math.abs(found / expected - 1) < 10 ** -digits, `${found} is not ${expected}`);

Deno.test("ecologits() computes what the package does", () => {
  // ecologits.impacts.llm.compute_llm_impacts_dag of PyPI ecologits 0.11.3, one token, batch_size as here:
  // gpu_energy (kWh of one GPU), gpu_required_count, generation_latency (s)
  for (const [activeParamsB, paramsB, batch, kWh, gpus, seconds] of cases) {
    const found = ecologits({ activeParamsB, paramsB, batch });
    near(found.kWhPerMillionTokens, 1e6 * gpus * kWh);
    near(found.latencyMs, 1000 * seconds);
    assert.equal(found.gpus, gpus);
  }
});

Deno.test("ecologits() beside the rows measured on H100 at 48 to 96 requests", () => {
  // pandas over data/served.csv with the same function of the package: median by task, Llama-405B in FP8
  const rows = loadServed().rows.filter(({ own, hardware, concurrency }) =>
    !own && hardware === "H100" && concurrency >= 48 && concurrency <= 96
  );
  const ratios = rows.map((row) => ({
    ...row,
    ratio: ecologits({ ...row, activeParamsB: row.activeParamsB! }).kWhPerMillionTokens /
      row.kWhPerMillionTokens,
  }));
  const middle = (task: string) => {
    const sorted = ratios.filter((row) => row.task === task).map(({ ratio }) => ratio)
        .sort((a, b) => a - b),
      half = (sorted.length - 1) / 2;
    return [sorted.length, (sorted[Math.floor(half)] + sorted[Math.ceil(half)]) / 2];
  };
  assert.deepEqual(
    ["lm-arena-chat", "gpqa", "sourcegraph-fim"].map(middle)
      .map(([n, ratio]) => [n, ratio.toFixed(4)]),
    [[38, "0.8793"], [18, "0.9956"], [4, "0.4333"]],
  );
  const llama = ratios.filter(({ model }) => model === "meta-llama/Llama-3.1-405B-Instruct-FP8");
  assert.deepEqual(llama.map(({ ratio }) => ratio.toFixed(1)), ["5.1", "5.9"]);
});

Deno.test("ecologits() refuses a size that is none", () =>
  assert.throws(
    () => ecologits({ paramsB: 0, activeParamsB: 8 }),
    /^RangeError: lm.ecologits\(\) got paramsB 0; it takes a number above 0/,
  ));
