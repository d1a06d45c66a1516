import assert from "node:assert/strict";
import { parseCsv } from "../../../lib/read/csv.ts";
import { tally } from "../../../lib/read/left_out.ts";
import { parseLlmPerf } from "../../../lib/read/measurements.ts";
import { readLlmList, sizeB } from "../../../tasks/data/sources/llm_list.ts";
import { measurements, perfFiles } from "../../../tasks/data/sources/llm_perf.ts";
import { MAPPING } from "../../../tasks/data/sources/llm_perf_columns.ts";
import { csvOf, perfRow } from "./fake_rows.ts";
import cases from "../../cases/llm_perf_mapping.json" with { type: "json" };

const listed = () => ({ architecture: "LlamaForCausalLM", score: "27.2", paramsB: 7 });
const data = new URL("../../../data/", import.meta.url);

/** Our row of a raw one, by header. */
function ours(raw: Record<string, string | undefined>): Record<string, string> {
  const table = parseCsv(csvOf([{ ...perfRow("m/x-7b", 7), ...raw }]), { file: "raw.csv" });
  const [row] = measurements(table, listed, tally());
  return Object.fromEntries(MAPPING.map(({ header }, i) => [header, row[i]]));
}

Deno.test("the mapping gives the shipped headers in their order", () => {
  const header = (name: string) =>
    Deno.readTextFileSync(new URL(name, data)).split("\n")[0].split(",");
  assert.deepEqual(MAPPING.map(({ header }) => header), header("input-A10.csv"));
});

Deno.test("the mapping names configurations as the shipped files do", () => {
  const known = new Set(
    parseLlmPerf(Deno.readTextFileSync(new URL("input-A10.csv", data)), { file: "input-A10.csv" })
      .rows.map(({ quantization, attention, kernel }) => `${quantization},${attention},${kernel}`),
  );
  assert(known.has("GPTQ.4bit,FAv2,GPTQ.ExllamaV2") && known.has("AWQ.4bit,Eager,AWQ.GEMV"));
  for (const { expected, raw } of cases) {
    const row = ours(raw);
    const names = ["Quantization 🗜️", "Attention 👁️", "Kernel ⚛️"].map((name) => row[name]);
    assert.equal(names.join(","), expected);
  }
  assert.equal(ours({})["Experiment 🧪"], "float16-fa2");
});

Deno.test("measurements() counts failed and incomparable runs, and keeps the others", () => {
  const leftOut = tally();
  const table = parseCsv(
    csvOf([
      perfRow("m/a-7b", 7),
      perfRow("m/b-7b", 7, { "report.traceback": "RuntimeError:\n  out of memory" }),
      perfRow("m/c-7b", 7, { "report.decode.efficiency.value": "" }),
      perfRow("m/d-7b", 7, { "config.scenario.input_shapes.batch_size": "8" }),
      perfRow("m/e-7b", 7, { "config.scenario.input_shapes.batch_size": "1.0" }),
    ]),
    { file: "raw.csv" },
  );
  const rows = measurements(table, listed, leftOut);
  assert.deepEqual(rows.map((row) => row[1]), ["m/a-7b", "m/e-7b"]);
  assert.deepEqual(leftOut.list(), [
    { why: "runs that failed or gave no energy", count: 2 },
    { why: "runs whose batch_size is not 1", count: 1 },
  ]);
});

Deno.test("perfFiles() takes the newest kind of each, and names other machines", () => {
  const paths = [
    "README.md",
    "llm-df.csv",
    "perf-df-awq-1xA10.csv",
    "perf-df-pytorch-cuda-awq-1xA10.csv",
    "data/perf-df-pytorch-cuda-awq-1xA10.csv",
    "perf-df-gptq-1xT4.csv",
    "data/perf-df-onnxruntime-cpu-unquantized-32vCPU-C7i.csv",
    "data/perf-df-pytorch-cpu-unquantized-32vCPU-C7i.csv",
    "data/perf-df-pytorch-rocm-unquantized-1xMI250.csv",
  ];
  const { files, skipped } = perfFiles(paths.map((path) => ({ path, bytes: 1, sha256: null })));
  assert.deepEqual(files.map(({ path, hardware }) => [path, hardware]), [
    ["data/perf-df-onnxruntime-cpu-unquantized-32vCPU-C7i.csv", "32vCPU"],
    ["data/perf-df-pytorch-cpu-unquantized-32vCPU-C7i.csv", "32vCPU"],
    ["data/perf-df-pytorch-cuda-awq-1xA10.csv", "A10"],
    ["perf-df-gptq-1xT4.csv", "T4"],
  ]);
  assert.deepEqual(skipped, ["data/perf-df-pytorch-rocm-unquantized-1xMI250.csv"]);
});

Deno.test("sizeB() prefers decimals of the list, and a name over a number rounded down", () => {
  assert.equal(sizeB(6.74, 7), 6.74);
  assert.equal(sizeB(6, 7), 7);
  assert.equal(sizeB(0, 0.35), 0.35);
  assert.equal(sizeB(8, 7), 8); // gemma-7b has 8.5 B
  assert.equal(sizeB(46, null), 46);
  assert.equal(sizeB(-1, null), 0);
});

Deno.test("readLlmList() knows a model once, by its first entry that has parameters", () => {
  const of = readLlmList(
    "Model,Architecture,Average ⬆️,#Params (B)\n" +
      "m/a,A,1,0\nm/a,B,2,1.5\nm/a,C,3,2.5\n" +
      '"<a target=""_blank"" href=""x"">m/b</a>",D,4,\n',
    "llm-df.csv",
  );
  assert.deepEqual(of("m/a"), { architecture: "B", score: "2", paramsB: 1.5 });
  assert.deepEqual(of("m/b"), { architecture: "D", score: "4", paramsB: 0 });
  assert.deepEqual(of("m/none-350m"), { architecture: "", score: "", paramsB: 0.35 });
});
