import assert from "node:assert/strict";
import { ecologits } from "../../lib/models/ecologits.ts";
import { loadServed } from "../../lib/tables/served.ts";

const near = (found: number, expected: number, digits = 12) =>
  assert(Math.abs(found / expected - 1) < 10 ** -digits, `${found} is not ${expected}`);

Deno.test("ecologits() computes what the package does", () => {
  // ecologits.impacts.llm.compute_llm_impacts_dag of PyPI ecologits 0.11.3, one token, batch_size as here:
  // gpu_energy (kWh of one GPU), gpu_required_count, generation_latency (s)
  for (
    const [activeParamsB, paramsB, batch, kWh, gpus, seconds] of [
      [8, 8, 64, 4.508459256392734e-8, 1, 0.04486537404976118],
      [70, 70, 64, 8.038825356247888e-8, 4, 0.08693292023475388],
      [17, 109, 64, 5.020931754758805e-8, 4, 0.05097195333467947],
      [405, 405, 64, 2.7114190573207184e-7, 16, 0.3142333713956016],
      [37, 671, 64, 6.159759528905629e-8, 32, 0.0645421295233868],
      [3.6, 20.9, 64, 4.257917146080433e-8, 1, 0.041879935288245566],
      [8, 8, 1, 4.975750765303818e-8, 1, 0.025213719086125144],
      [405, 405, 256, 6.735074686810419e-8, 16, 0.37412412938001616],
      [40, 40, 64, 6.330583695027652e-8, 2, 0.0665776559516929],
    ] as const
  ) {
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
    /^RangeError: EcoLogits' formula got paramsB 0; it takes a number above 0/,
  ));
