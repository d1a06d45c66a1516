import { baseName } from "../models/base.ts";
import { kindOfClass } from "../models/kind.ts";
import { modelSizeB } from "../read/model_size.ts";
import { described, type RowOf } from "./load.ts";
import { drawing, kind, scoreBounds, sizeBounds } from "./settings.ts";

/** The hardware of LLM-Perf's four files, in the order of the original study. */
export const HARDWARE = ["A10", "A100", "T4", "32vCPU"] as const;

/** LLM-Perf, one request at a time: input-A10.csv and its like. */
export const measurementsTable = described({
  name: "measurements",
  noun: "measurement",
  files: HARDWARE.map((hardware) => `input-${hardware}.csv`),
  inFolder: /^input-.+\.csv$/,
  studied: true,
  columns: {
    experiment: { headers: ["Experiment 🧪"], unit: "", kind: "text", whenEmpty: "unknown" },
    model: { headers: ["Model 🤗", "Model"], unit: "", kind: "text" },
    // of GPU, processor and memory, for tokens that come out
    tokensPerKWh: {
      headers: ["Energy (tokens/kWh)"],
      unit: "tokens/kWh",
      kind: "number",
      above: 0,
    },
    backend: { headers: ["Backend 🏭"], unit: "", kind: "text", whenEmpty: "unknown" },
    precision: { headers: ["Precision 📥"], unit: "", kind: "text", whenEmpty: "unknown" },
    quantization: { headers: ["Quantization 🗜️"], unit: "", kind: "text", whenEmpty: "unknown" },
    attention: { headers: ["Attention 👁️"], unit: "", kind: "text", whenEmpty: "unknown" },
    kernel: { headers: ["Kernel ⚛️"], unit: "", kind: "text", whenEmpty: "unknown" },
    architecture: { headers: ["Architecture 🏛️"], unit: "", kind: "text", whenEmpty: "unknown" },
    // of the Open LLM Leaderboard; null where the file has none
    scorePercent: { headers: ["Open LLM Score (%)"], unit: "%", kind: "number", whenEmpty: null },
    // billions, rounded down by the file: 0 for models under 1 B
    paramsB: { headers: ["Params (B)"], unit: "10⁹ parameters", kind: "number" },
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
    const sizeSource: "in the file" | "from the name" = inFile > 0
      ? "in the file"
      : "from the name";
    return {
      hardware: hardwareOf(file),
      ...row,
      paramsB,
      kWhPerMillionTokens: 1e6 / tokensPerKWh,
      repeated: false,
      base: baseName(row.model), // the file rounds sizes, so families by size would be wrong
      kind: kindOfClass(row.architecture),
      sizeSource,
    };
  },
  all: (rows, { notes }) => {
    const first = new Map<string, string>();
    return rows.map((row) => {
      // all but what LLM-Perf adds to a measurement from a list of models
      const { model, experiment, kWhPerMillionTokens, backend, precision, quantization } = row;
      const setUp = [
        model,
        experiment,
        backend,
        precision,
        quantization,
        row.attention,
        row.kernel,
      ];
      const key = [...setUp, kWhPerMillionTokens].join("\n"), earlier = first.get(key);
      if (earlier === undefined) first.set(key, row.architecture);
      else {
        const other = earlier === row.architecture ? "score" : "score and architecture";
        notes.add(`an earlier measurement listed again under another ${other}`);
      }
      return { ...row, repeated: earlier !== undefined };
    });
  },
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
  label: "model",
  key: ["model", "hardware", "experiment", "backend", "line"],
  filters: {
    hardware: { kind: "choices", label: "Hardware", field: "hardware", values: HARDWARE },
    quantization: {
      kind: "choices",
      label: "Quantization",
      field: "quantization",
      values: ["Unquantized", "BnB.8bit", "BnB.4bit", "AWQ.4bit", "GPTQ.4bit"],
    },
    precision: {
      kind: "choices",
      label: "Precision",
      field: "precision",
      values: ["bfloat16", "float16", "float32"],
    },
    kind,
    sizeSource: {
      kind: "choices",
      label: "Parameter count",
      field: "sizeSource",
      values: ["in the file", "from the name"],
    },
    repeated: {
      kind: "choices",
      label: "Listed again under another score",
      field: "repeated",
      values: ["false", "true"],
    },
    ...sizeBounds,
    ...scoreBounds,
    average: {
      kind: "one of",
      label: "Average per size",
      values: ["mean", "median"],
      initial: "mean",
    },
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
 * file at `path`, or each input-….csv of a folder.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = loadMeasurements();
 * assert.deepEqual([...new Set(rows.map((row) => row.hardware))], ["A10", "A100", "T4", "32vCPU"]);
 * ```
 * @throws {ReadError} when a file is missing or is no such table.
 * @throws {TypeError} when a file's name does not tell the hardware.
 */
export function loadMeasurements(path?: string | URL) {
  return measurementsTable.load(path);
}
