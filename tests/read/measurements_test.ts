import assert from "node:assert/strict";
import { parseLlmPerf } from "../../lib/read/measurements.ts";
import { ReadError } from "../../lib/read/read_error.ts";

const HEADER =
  "Experiment 🧪,Model 🤗,Energy (tokens/kWh),Backend 🏭,Precision 📥,Quantization 🗜️," +
  "Attention 👁️,Kernel ⚛️,Architecture 🏛️,Open LLM Score (%),Params (B)";
const ROW =
  "eager,a/b-7b,250000,pytorch,float16,Unquantized,Eager,No Kernel,LlamaForCausalLM,9.1,7";

/** Reads rows below the header, as measured on the A10. */
const parse = (...rows: string[]) =>
  parseLlmPerf([HEADER, ...rows].join("\n"), { file: "data/input-A10.csv" });

Deno.test("parseLlmPerf() gives typed rows in plain values, energy in kWh per million tokens", () => {
  const read = parse(ROW);
  assert.deepEqual(read.rows, [{
    line: 2,
    hardware: "A10",
    experiment: "eager",
    model: "a/b-7b",
    backend: "pytorch",
    precision: "float16",
    quantization: "Unquantized",
    attention: "Eager",
    kernel: "No Kernel",
    architecture: "LlamaForCausalLM",
    scorePercent: 9.1,
    paramsB: 7,
    paramsRecovered: false,
    kWhPerMillionTokens: 4,
    mixtureOfExperts: false,
    repeated: false,
  }]);
  assert.deepEqual(JSON.parse(JSON.stringify(read)), read);
});

Deno.test("parseLlmPerf() tells the hardware from the file's name or the option", () => {
  const text = `${HEADER}\n${ROW}\n`;
  const of = (options: { file?: string; hardware?: string }) =>
    parseLlmPerf(text, options).rows[0].hardware;
  assert.equal(of({ file: "C:\\data\\input-32vCPU.csv" }), "32vCPU");
  assert.equal(of({ file: "input-H100.csv" }), "H100");
  assert.equal(of({ file: "input-A10.csv", hardware: "mine" }), "mine");
  assert.throws(() => of({ file: "perf.csv" }), /^TypeError: Cannot tell the hardware of perf.csv/);
  assert.throws(() => of({}), /^TypeError: Cannot tell the hardware of CSV text/);
});

Deno.test("parseLlmPerf() reads the model from Model 🤗 or Model", () =>
  assert.equal(
    parseLlmPerf(`${HEADER.replace(" 🤗", "")}\n${ROW}\n`, { hardware: "T4" }).rows[0].model,
    "a/b-7b",
  ));

Deno.test("parseLlmPerf() recovers a size of 0 from the model's name and marks it", () => {
  const row = ROW.replace(/7$/, "0");
  const { rows, leftOut, notes } = parse(row.replace("7b", "350m"), row.replace("a/b-7b", "gpt2"));
  assert.deepEqual(rows.map((row) => [row.paramsB, row.paramsRecovered]), [[0.35, true]]);
  assert.deepEqual(leftOut, [
    { why: "the file gives 0 parameters and the model's name no size", count: 1 },
  ]);
  assert.deepEqual(notes, [
    { why: "the file gives 0 parameters: size read from the model's name", count: 1 },
  ]);
});

Deno.test("parseLlmPerf() keeps rows of unknown size if asked to", () => {
  const text = [HEADER, ROW.replace(/7$/, "0").replace("a/b-7b", "gpt2")].join("\n");
  const { rows, leftOut } = parseLlmPerf(text, { hardware: "T4", keepUnknownSize: true });
  assert.deepEqual(rows.map((row) => [row.paramsB, row.paramsRecovered]), [[0, false]]);
  assert.deepEqual(leftOut, []);
});

Deno.test("parseLlmPerf() notes sizes that the file rounded down", () =>
  assert.deepEqual(parse(ROW.replace(/7$/, "6")).notes, [{
    why: "the file rounds the parameters down to whole billions: the model's name says more",
    count: 1,
  }]));

Deno.test("parseLlmPerf() marks a measurement listed again, not one made again", () => {
  const { rows, notes } = parse(
    ROW,
    ROW.replace("9.1", "9.9"),
    ROW.replace("250000", "250001"),
    ROW.replace("Llama", "InternLM2"),
  );
  assert.deepEqual(rows.map(({ repeated }) => repeated), [false, true, false, true]);
  assert.deepEqual(notes, [
    { why: "an earlier measurement listed again under another score", count: 1 },
    { why: "an earlier measurement listed again under another score and architecture", count: 1 },
  ]);
});

Deno.test("parseLlmPerf() keeps empty attention and score, and leaves unusable energy out", () => {
  const { rows, leftOut } = parse(
    ROW.replace("Unquantized,Eager", "Unquantized,").replace("9.1", ""),
    ROW.replace("250000", "0"),
    ROW.replace("250000", "n/a"),
    ROW.replace("9.1", "n/a"),
  );
  assert.deepEqual(rows.map((row) => [row.attention, row.scorePercent]), [["unknown", null]]);
  assert.deepEqual(leftOut, [
    { why: '"Energy (tokens/kWh)" is not above 0', count: 1 },
    { why: '"Energy (tokens/kWh)" is not a number', count: 1 },
    { why: '"Open LLM Score (%)" is not a number', count: 1 },
  ]);
});

Deno.test("parseLlmPerf() refuses another table", () =>
  assert.throws(() => parseLlmPerf("a,b\n1,2\n", { hardware: "T4" }), ReadError));
