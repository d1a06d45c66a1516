import { HARDWARE, type Measurement } from "../read/measurements.ts";
import {
  clusters,
  drawing,
  experts,
  scoreBounds,
  sizeBounds,
  slmLimit,
  standardErrors,
} from "./common.ts";
import { filterOf } from "./filter_rows.ts";
import type { Description, Settings } from "./setting.ts";

/** The settings of the energy notebook. */
export const measurementSettings = {
  hardware: {
    kind: "choices",
    label: "Hardware",
    values: HARDWARE,
    of: (row) => row.hardware,
  },
  quantizations: {
    kind: "choices",
    label: "Quantization",
    values: ["Unquantized", "BnB.8bit", "BnB.4bit", "AWQ.4bit", "GPTQ.4bit"],
    of: (row) => row.quantization,
  },
  precisions: {
    kind: "choices",
    label: "Precision",
    values: ["bfloat16", "float16", "float32"],
    of: (row) => row.precision,
  },
  experts,
  sizes: {
    kind: "choices",
    label: "Parameter count",
    values: ["in the file", "from the name"],
    of: (row) => row.paramsRecovered ? "from the name" : "in the file",
  },
  repeats: {
    kind: "choices",
    label: "Listing",
    values: ["first", "again under another score"],
    of: (row) => row.repeated ? "again under another score" : "first",
  },
  ...sizeBounds,
  ...scoreBounds,
  slmLimitB: slmLimit,
  average: {
    kind: "one of",
    label: "Average per size",
    values: ["mean", "median", "geometric mean"],
    initial: "mean",
  },
  ...drawing,
  clusters,
  errors: standardErrors("best"),
} as const satisfies Description<Measurement>;

export type MeasurementSettings = Settings<typeof measurementSettings>;

/**
 * Keeps the measurements that satisfy the settings and counts the others by reason.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadLlmPerf } from "../read/load.ts";
 * const { rows } = loadLlmPerf();
 * const unquantized = filterMeasurements(rows, { quantizations: "Unquantized", maxParamsB: 40 });
 * assert.ok(unquantized.rows.length < rows.length && unquantized.leftOut.length > 0);
 * ```
 * @throws {RangeError} for an unknown setting or value, or when no row is left.
 */
export const filterMeasurements = filterOf<Measurement, MeasurementSettings>(measurementSettings);
