import { loadLlmPerf } from "../read/load.ts";
import { HARDWARE, measurementFiles } from "../read/measurements.ts";
import { baseName } from "../models/base.ts";
import { type Kind, kindFrom } from "../models/kind.ts";
import type { Description } from "../settings/description.ts";
import { originOf } from "./origin.ts";
import { drawing, kind, scoreBounds, sizeBounds } from "./settings.ts";
import type { Table } from "./table.ts";

/** A measurement by LLM-Perf: one model in one configuration on one machine, one request at a time. */
export type MeasurementRow = {
  line: number;
  model: string;
  /** The line of weights that it belongs to: see `baseName`. */
  base: string;
  kind: Kind;
  architecture: string;
  hardware: string;
  quantization: string;
  precision: string;
  attention: string;
  kernel: string;
  backend: string;
  experiment: string;
  /** Billions, rounded down by the file. */
  paramsB: number;
  /** "in the file", or "from the name" where the file has 0. */
  sizeSource: "in the file" | "from the name";
  /** Of GPU, processor and memory, for tokens that come out. */
  kWhPerMillionTokens: number;
  scorePercent: number | null;
  /** Equal to an earlier row in all but score and architecture. */
  repeated: boolean;
};

/** The settings of the table. */
export const MEASUREMENT_FILTERS = {
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
} as const satisfies Description;

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
 */
export function loadMeasurements(
  path?: string | URL,
): Table<MeasurementRow, typeof MEASUREMENT_FILTERS> {
  const read = loadLlmPerf(path);
  return {
    name: "measurements",
    noun: "measurement",
    ...read,
    rows: read.rows.map(({ paramsRecovered, mixtureOfExperts, ...row }) => ({
      ...row,
      base: baseName(row.model), // the file rounds sizes, so families by size would be wrong
      kind: kindFrom(mixtureOfExperts),
      sizeSource: paramsRecovered ? "from the name" : "in the file",
    })),
    columns: [
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
    filters: MEASUREMENT_FILTERS,
    origin: originOf(
      {
        source: "LLM-Perf Leaderboard",
        url: "https://huggingface.co/datasets/optimum-benchmark/llm-perf-leaderboard",
        licence: null,
      },
      measurementFiles(),
      path,
    ),
  };
}
