import { baseName } from "../models/base.ts";
import { kindOfClass } from "../models/kind.ts";
import { modelSizeB } from "../read/model_name.ts";
import { BILLIONS, number, text } from "./columns.ts";
import { described, type RowOf } from "./load.ts";
import { markRepeated } from "./rows.ts";
import { choices, drawing, kind, oneOf, scoreBounds, sizeBounds } from "./settings.ts";

/** The hardware of LLM-Perf's four files, in the order of the original study. */
export const HARDWARE = ["A10", "A100", "T4", "32vCPU"] as const;

/** LLM-Perf, one request at a time: input-A10.csv and its like. */
export const measurementsTable = described({
  name: "measurements",
  noun: "measurement",
  files: HARDWARE.map((hardware) => `input-${hardware}.csv`),
  studied: true,
  columns: {
    experiment: text("Experiment 🧪", { whenEmpty: "unknown" }),
    model: { headers: ["Model 🤗", "Model"], unit: "", kind: "text" },
    // of GPU, processor and memory, for tokens that come out
    tokensPerKWh: number("Energy (tokens/kWh)", "tokens/kWh", { above: 0 }),
    backend: text("Backend 🏭", { whenEmpty: "unknown" }),
    precision: text("Precision 📥", { whenEmpty: "unknown" }),
    quantization: text("Quantization 🗜️", { whenEmpty: "unknown" }),
    attention: text("Attention 👁️", { whenEmpty: "unknown" }),
    kernel: text("Kernel ⚛️", { whenEmpty: "unknown" }),
    architecture: text("Architecture 🏛️", { whenEmpty: "unknown" }),
    // of the Open LLM Leaderboard; null where the file has none
    scorePercent: number("Open LLM Score (%)", "%", { whenEmpty: null }),
    // billions, rounded down by the file: 0 for models under 1 B
    paramsB: number("Params (B)", BILLIONS),
  },
  row: ({ tokensPerKWh, paramsB: inFile, ...row }, { file, notes }) => {
    const inName = modelSizeB(row.model), paramsB = inFile > 0 ? inFile : inName;
    if (paramsB === null) {
      return `the file gives ${inFile} parameters and the model's name no size`;
    }
    if (inFile <= 0) notes.add("the file gives 0 parameters: size read from the model's name");
    if (inFile > 0 && inName !== null && inName > inFile) {
      notes.add(
        "the file rounds the parameters down to whole billions: the model's name says more",
      );
    }
    return {
      hardware: hardwareOf(file),
      ...row,
      paramsB,
      kWhPerMillionTokens: 1e6 / tokensPerKWh,
      base: baseName(row.model), // the file rounds sizes, so families by size would be wrong
      kind: kindOfClass(row.architecture),
      sizeSource: inFile > 0 ? "in the file" : "from the name",
    };
  },
  all: (rows, { notes }) =>
    markRepeated(
      rows,
      // all but what LLM-Perf adds to a measurement from a list of models
      (row) => [
        row.model,
        row.experiment,
        row.backend,
        row.precision,
        row.quantization,
        row.attention,
        row.kernel,
        row.kWhPerMillionTokens,
      ],
      notes,
      "an earlier measurement listed again under another score or architecture",
    ),
  // shipped 0.14 to 380; 0.001 are 22 million tokens a second at 80 W
  measures: { field: "kWhPerMillionTokens", least: 1e-3, most: 1e5 },
  shown: [
    "model",
    "kind",
    "paramsB",
    "hardware",
    "quantization",
    "precision",
    "kWhPerMillionTokens",
    "scorePercent",
  ],
  key: ["model", "hardware", "experiment", "backend", "line"],
  filters: {
    hardware: choices("Hardware", "hardware", HARDWARE),
    quantization: choices("Quantization", "quantization", [
      "Unquantized",
      "BnB.8bit",
      "BnB.4bit",
      "AWQ.4bit",
      "GPTQ.4bit",
    ]),
    precision: choices("Precision", "precision", ["bfloat16", "float16", "float32"]),
    kind,
    sizeSource: choices("Parameter count", "sizeSource", ["in the file", "from the name"]),
    repeated: choices("Listed again under another score", "repeated", ["false", "true"]),
    ...sizeBounds,
    ...scoreBounds,
    average: oneOf("Average per size", ["mean", "median"]),
    ...drawing,
  },
  source: {
    source: "LLM-Perf Leaderboard",
    url: "https://huggingface.co/datasets/optimum-benchmark/llm-perf-leaderboard",
    licence: null,
  },
});

/** A measurement by LLM-Perf: one model in one configuration on one machine. */
export type MeasurementRow = RowOf<typeof measurementsTable>;

/** The hardware that a file's name tells: input-A10.csv, folders before it ignored. */
function hardwareOf(file: string): string {
  const match = /(?:^|[/\\])input-([^/\\]+)\.csv$/i.exec(file);
  if (match !== null) return match[1];
  throw new TypeError(
    `Cannot tell the hardware of ${file}: found no name like input-A10.csv; name the file so`,
  );
}

/**
 * Loads the study's measurements (LLM-Perf): its four files, what a refresh brought (`"latest"`), or the
 * file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = loadMeasurements();
 * assert.deepEqual([...new Set(rows.map((row) => row.hardware))], ["A10", "A100", "T4", "32vCPU"]);
 * ```
 * @throws {TypeError} when a file's name does not tell the hardware.
 */
export const loadMeasurements = measurementsTable.load;
