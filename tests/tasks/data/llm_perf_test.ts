import assert from "node:assert/strict";
import { tally } from "../../../lib/read/left_out.ts";
import { measurementsTable } from "../../../lib/tables/measurements.ts";

import { perfFiles } from "../../../tasks/data/sources/llm_perf.ts";
import { measurements, readLlmList } from "../../../tasks/data/sources/llm_perf_columns.ts";
import { sentRows } from "../../../tasks/data/sources/source.ts";
import { perfRow } from "./fake_sources.ts";
import cases from "../../cases/llm_perf_mapping.json" with { type: "json" };

const listed = () => ({ architecture: "LlamaForCausalLM", scorePercent: 27.2, paramsB: 7 });

/** Our rows of raw ones, and why others are left out. */
function ours(...raw: Record<string, string | undefined>[]) {
  const sent = raw.map((more) => ({ ...perfRow("m/x-7b", 7), ...more })), leftOut = tally();
  return {
    rows: measurements(sentRows(sent, "raw.csv"), listed, leftOut),
    leftOut: leftOut.list(),
  };
}

Deno.test("the mapping names configurations as the shipped files do", () => {
  const text = Deno.readTextFileSync(new URL("../../../data/input-A10.csv", import.meta.url));
  const known = new Set(
    measurementsTable.parse(text, { file: "input-A10.csv" })
      .rows.map(({ quantization, attention, kernel }) => `${quantization},${attention},${kernel}`),
  );
  assert(known.has("GPTQ.4bit,FAv2,GPTQ.ExllamaV2") && known.has("AWQ.4bit,Eager,AWQ.GEMV"));
  for (const { expected, raw } of cases) {
    const [{ quantization, attention, kernel }] = ours(raw).rows;
    assert.equal(`${quantization},${attention},${kernel}`, expected);
  }
  assert.equal(ours({}).rows[0].experiment, "float16-fa2");
});

Deno.test("measurements() counts failed and incomparable runs, and keeps the others", () => {
  const { rows, leftOut } = ours(
    { "config.backend.model": "m/a-7b" },
    { "report.traceback": "RuntimeError:\n  out of memory" },
    { "report.decode.efficiency.value": "" },
    { "config.scenario.input_shapes.batch_size": "8" },
    { "config.scenario.input_shapes.batch_size": "1.0", "config.backend.model": "m/e-7b" },
  );
  assert.deepEqual(rows.map(({ model }) => model), ["m/a-7b", "m/e-7b"]);
  assert.deepEqual(leftOut, [
    { why: "runs that failed or gave no energy", count: 2 },
    { why: "runs whose batch_size is not 1", count: 1 },
  ]);
});

Deno.test("perfFiles() takes the newest kind of each, and those of other machines", () => {
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
  assert.deepEqual(perfFiles(paths).map(({ path, hardware }) => [path, hardware]), [
    ["data/perf-df-onnxruntime-cpu-unquantized-32vCPU-C7i.csv", "32vCPU"],
    ["data/perf-df-pytorch-cpu-unquantized-32vCPU-C7i.csv", "32vCPU"],
    ["data/perf-df-pytorch-cuda-awq-1xA10.csv", "A10"],
    ["data/perf-df-pytorch-rocm-unquantized-1xMI250.csv", undefined],
    ["perf-df-gptq-1xT4.csv", "T4"],
  ]);
});

Deno.test("readLlmList() knows a model once, by its first entry that has parameters, and its size", () => {
  const rows = [
    ["m/a", "A", 1, 0],
    ["m/a", "B", 2, 1.5],
    ["m/a", "C", 3, 2.5],
    ['"<a target=""_blank"" href=""x"">m/b</a>"', "D", 4, ""],
    // gemma-7b has 8.5 B, Llama-2-7b 6.7: decimals of the list count, a whole number may be rounded down
    ...[["m/c-7b", 6.74], ["m/d-7b", 6], ["m/e-7b", 8], ["m/f", 46], ["m/g", -1]]
      .map(([model, size]) => [model, "E", 5, size]),
  ];
  const text = ["Model,Architecture,Average ⬆️,#Params (B)", ...rows].join("\n");
  const of = readLlmList(text, "llm-df.csv");
  assert.deepEqual(of("m/a"), { architecture: "B", scorePercent: 2, paramsB: 1.5 });
  assert.deepEqual(of("m/b"), { architecture: "D", scorePercent: 4, paramsB: 0 });
  assert.deepEqual(of("m/none-350m"), { architecture: "", scorePercent: null, paramsB: 0.35 });
  const sizes = ["m/c-7b", "m/d-7b", "m/e-7b", "m/f", "m/g"].map((model) => of(model).paramsB);
  assert.deepEqual(sizes, [6.74, 7, 8, 46, 0]);
});
