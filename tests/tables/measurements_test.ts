import assert from "node:assert/strict";
import { HARDWARE, loadMeasurements, measurementsTable } from "../../lib/tables/measurements.ts";

const HEADER =
  "Experiment 🧪,Model 🤗,Energy (tokens/kWh),Backend 🏭,Precision 📥,Quantization 🗜️," +
  "Attention 👁️,Kernel ⚛️,Architecture 🏛️,Open LLM Score (%),Params (B)";
const ROW =
  "eager,a/b-7b,250000,pytorch,float16,Unquantized,Eager,No Kernel,LlamaForCausalLM,9.1,7";

/** Reads rows below the header, as measured on the A10. */
const parse = (...rows: string[]) =>
  measurementsTable.parse([HEADER, ...rows].join("\n"), { file: "data/input-A10.csv" });

Deno.test("a measurement is a typed row in plain values, energy in kWh per million tokens", () => {
  const { rows } = parse(ROW);
  assert.deepEqual(rows, [{
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
    kWhPerMillionTokens: 4,
    repeated: false,
    base: "b-7b",
    kind: "dense",
    sizeSource: "in the file",
  }]);
  assert.deepEqual(JSON.parse(JSON.stringify(rows)), rows);
});

Deno.test("the hardware is told by the file's name, the model by Model 🤗 or Model", () => {
  const read = (file: string) =>
    measurementsTable.parse(`${HEADER.replace(" 🤗", "")}\n${ROW}\n`, { file }).rows[0];
  assert.equal(read("C:\\data\\input-32vCPU.csv").hardware, "32vCPU");
  assert.equal(read("input-H100.csv").model, "a/b-7b");
  assert.throws(() => read("perf.csv"), /^TypeError: Cannot tell the hardware of perf.csv/);
});

Deno.test("a size of 0 is read from the model's name, or the row left out; rounded ones are noted", () => {
  const row = ROW.replace(/7$/, "0");
  const { rows, leftOut, notes } = parse(
    row.replace("7b", "350m"),
    row.replace("a/b-7b", "gpt2"),
    ROW.replace(/7$/, "6"),
  );
  assert.deepEqual(rows.map(({ paramsB, sizeSource }) => [paramsB, sizeSource]), [
    [0.35, "from the name"],
    [6, "in the file"],
  ]);
  assert.deepEqual(leftOut, [
    { why: "the file gives 0 parameters and the model's name no size", count: 1 },
  ]);
  assert.deepEqual(notes, [
    { why: "the file gives 0 parameters: size read from the model's name", count: 1 },
    {
      why: "the file rounds the parameters down to whole billions: the model's name says more",
      count: 1,
    },
  ]);
});

Deno.test("a measurement listed again is marked, not one made again", () => {
  const { rows, notes } = parse(
    ROW,
    ROW.replace("9.1", "9.9"),
    ROW.replace("250000", "250001"),
    ROW.replace("Llama", "InternLM2"),
  );
  assert.deepEqual(rows.map(({ repeated }) => repeated), [false, true, false, true]);
  assert.deepEqual(notes, [
    { why: "an earlier measurement listed again under another score or architecture", count: 2 },
  ]);
});

Deno.test("empty attention and score are kept, unusable energy is left out", () => {
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
