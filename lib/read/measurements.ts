import { parseAnyCsv } from "./any_csv.ts";
import type { Columns } from "./column.ts";
import type { Read } from "./left_out.ts";
import { isMixtureOfExperts } from "./mixture_of_experts.ts";
import { modelSizeB } from "./model_size.ts";
import type { Values } from "./row.ts";
import { readTable } from "./table.ts";

/** The hardware of LLM-Perf's four files, in the order of the original study. */
export const HARDWARE = ["A10", "A100", "T4", "32vCPU"] as const;

/** The tables that `loadLlmPerf` reads when it is given none. */
export function measurementFiles(): string[] {
  return HARDWARE.map((hardware) => `input-${hardware}.csv`);
}

/** The columns of LLM-Perf's files that are read. */
export const MEASUREMENT_COLUMNS = {
  experiment: { headers: ["Experiment 🧪"], unit: "", kind: "text", whenEmpty: "unknown" },
  model: { headers: ["Model 🤗", "Model"], unit: "", kind: "text" },
  tokensPerKWh: { headers: ["Energy (tokens/kWh)"], unit: "tokens/kWh", kind: "number", above: 0 },
  backend: { headers: ["Backend 🏭"], unit: "", kind: "text", whenEmpty: "unknown" },
  precision: { headers: ["Precision 📥"], unit: "", kind: "text", whenEmpty: "unknown" },
  quantization: { headers: ["Quantization 🗜️"], unit: "", kind: "text", whenEmpty: "unknown" },
  attention: { headers: ["Attention 👁️"], unit: "", kind: "text", whenEmpty: "unknown" },
  kernel: { headers: ["Kernel ⚛️"], unit: "", kind: "text", whenEmpty: "unknown" },
  architecture: { headers: ["Architecture 🏛️"], unit: "", kind: "text", whenEmpty: "unknown" },
  // of the Open LLM Leaderboard; null where the file has none
  scorePercent: { headers: ["Open LLM Score (%)"], unit: "%", kind: "number", whenEmpty: null },
  // billions, rounded down by the file; 0 only with `keepUnknownSize`
  paramsB: { headers: ["Params (B)"], unit: "10⁹ parameters", kind: "number" },
} as const satisfies Columns;

/** One measurement of a model by LLM-Perf: one model, one configuration, one machine. */
export type Measurement =
  & { line: number }
  & Omit<Values<typeof MEASUREMENT_COLUMNS>, "tokensPerKWh">
  & {
    hardware: (typeof HARDWARE)[number] | (string & Record<never, never>);
    /** The file gives 0 parameters; the size was read from the model's name. */
    paramsRecovered: boolean;
    /** Energy of a million generated tokens, in kWh. */
    kWhPerMillionTokens: number;
    /** By the architecture; the file has no flag. */
    mixtureOfExperts: boolean;
    /** Equal to an earlier row in all but score and architecture: the same measurement listed again. */
    repeated: boolean;
  };

/**
 * Reads the text of one LLM-Perf file (input-A10.csv and its like).
 *
 * The hardware comes from the file's name, `input-….csv`, or from the option. Models under 1 B have 0
 * parameters in these files; their size is read from the model's name and the row marked. Where the name
 * says none, the row is left out, unless `keepUnknownSize` is set: then its `paramsB` is 0.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = parseLlmPerf(
 *   "Experiment 🧪,Model,Energy (tokens/kWh),Backend 🏭,Precision 📥,Quantization 🗜️,Attention 👁️," +
 *     "Kernel ⚛️,Architecture 🏛️,Open LLM Score (%),Params (B)\n" +
 *     "eager,facebook/opt-350m,500000,pytorch,float16,Unquantized,,No Kernel,OPTForCausalLM,,0\n",
 *   { hardware: "T4" },
 * );
 * assert.equal(rows[0].kWhPerMillionTokens, 2);
 * assert.equal(rows[0].paramsB, 0.35);
 * ```
 * @throws {ReadError} when the text is no such table.
 * @throws {TypeError} when neither the file's name nor the option tells the hardware.
 */
export function parseLlmPerf(
  text: string,
  { file, hardware = hardwareOf(file), keepUnknownSize = false }: {
    file?: string;
    hardware?: string;
    keepUnknownSize?: boolean;
  } = {},
): Read<Measurement> {
  const measured = new Map<string, string>();
  const table = parseAnyCsv(text, file);
  return readTable(table, MEASUREMENT_COLUMNS, (values, { notes }): Measurement | string => {
    const { tokensPerKWh, paramsB: inFile, ...rest } = values;
    const inName = modelSizeB(values.model);
    const paramsRecovered = inFile <= 0 && inName !== null;
    if (inFile <= 0 && inName === null && !keepUnknownSize) {
      return `the file gives ${inFile} parameters and the model's name no size`;
    }
    const key = MEASURED.map((field) => values[field]).join("\n");
    const earlier = measured.get(key);
    if (earlier === undefined) measured.set(key, values.architecture);
    if (paramsRecovered) notes.add("the file gives 0 parameters: size read from the model's name");
    if (inFile > 0 && inName !== null && inName > inFile) {
      notes.add(
        "the file rounds the parameters down to whole billions: the model's name says more",
      );
    }
    if (earlier !== undefined) {
      const other = earlier === values.architecture ? "score" : "score and architecture";
      notes.add(`an earlier measurement listed again under another ${other}`);
    }
    return {
      hardware,
      ...rest,
      paramsB: paramsRecovered ? inName : inFile,
      paramsRecovered,
      kWhPerMillionTokens: 1e6 / tokensPerKWh,
      mixtureOfExperts: isMixtureOfExperts(values.architecture),
      repeated: earlier !== undefined,
    };
  });
}

/** What makes a measurement: all but what LLM-Perf adds to it from a list of models. */
const MEASURED = [
  "model",
  "experiment",
  "tokensPerKWh",
  "backend",
  "precision",
  "quantization",
  "attention",
  "kernel",
] as const;

/** The hardware that a file's name tells: input-A10.csv, folders before it ignored. */
function hardwareOf(file: string | undefined): string {
  const match = /(?:^|[/\\])input-([^/\\]+)\.csv$/i.exec(file ?? "");
  if (match !== null) return match[1];
  throw new TypeError(
    `Cannot tell the hardware of ${file ?? "CSV text"}: found no name like input-A10.csv; ` +
      `name the file so, or give { hardware: "A10" }`,
  );
}
