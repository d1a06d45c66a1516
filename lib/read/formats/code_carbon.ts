import { type Columns, findColumns } from "../column.ts";
import { tally } from "../left_out.ts";
import { readRow } from "../row.ts";
import { type ForeignFormat, type ForeignMeasurement, needExtra } from "./foreign.ts";
import { optionalColumns } from "./optional_columns.ts";

/** Columns of emissions.csv that are read; one row is one run of a program. */
const COLUMNS = {
  energyKWh: { headers: ["energy_consumed"], unit: "kWh", kind: "number", above: 0 },
  seconds: { headers: ["duration"], unit: "s", kind: "number", above: 0 },
  project: { headers: ["project_name"], unit: "", kind: "text", whenEmpty: "" },
} as const satisfies Columns;

/**
 * `emissions.csv` of CodeCarbon (since version 2): kWh and seconds of a run, processor and GPU by name.
 * It knows nothing of language models, so the model, its size and the number of generated tokens must be
 * given, or stand in columns that the user added (`model`, `params_b`, `tokens`).
 *
 * Source: https://mlco2.github.io/codecarbon/output.html
 */
export const CODE_CARBON: ForeignFormat = {
  name: "CodeCarbon's emissions.csv",
  marks: ["energy_consumed", "emissions", "emissions_rate", "duration"],
  convert(table, extras) {
    const places = findColumns(table, COLUMNS);
    const also = optionalColumns(table, ["tokens", "model", "params_b", "gpu_model", "cpu_model"]);
    const kWh = "energy in kWh and no number of tokens";
    if (extras.tokens === undefined && !also.has("tokens")) {
      throw needExtra(table, {
        found: kWh,
        expected: "the number of tokens that each run generated",
        option: "--tokens N (and the model with --model NAME, its size with --params BILLIONS)",
      });
    }
    if (extras.model === undefined && !also.has("model")) {
      throw needExtra(table, {
        found: "no name of a model",
        expected: "the model that ran",
        option: "--model NAME",
      });
    }
    const rows: ForeignMeasurement[] = [], leftOut = tally();
    for (const record of table.records) {
      const values = readRow(record, COLUMNS, places);
      if (typeof values === "string") {
        leftOut.add(values);
        continue;
      }
      const tokens = extras.tokens ?? also.number(record, "tokens");
      const paramsB = extras.paramsB ?? also.number(record, "params_b") ?? 0;
      if (tokens === null || !(tokens > 0)) {
        leftOut.add('"tokens" is not a number above 0');
        continue;
      }
      rows.push({
        line: record.line,
        hardware: extras.hardware ??
          (also.text(record, "gpu_model") || also.text(record, "cpu_model") || "unknown hardware"),
        model: extras.model ?? also.text(record, "model"),
        paramsB,
        kWhPerMillionTokens: values.energyKWh / tokens * 1e6,
        precision: "",
        quantization: "",
        architecture: "",
        backend: "",
        experiment: `${values.project || "CodeCarbon"}, ${Math.round(values.seconds)} s`,
      });
    }
    return { rows, leftOut: leftOut.list(), notes: [] };
  },
};
