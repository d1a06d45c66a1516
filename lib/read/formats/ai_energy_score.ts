import { type Columns, findColumns } from "../column.ts";
import type { CsvRecord, CsvTable } from "../csv.ts";
import { tally } from "../left_out.ts";
import { readRow } from "../row.ts";
import { type Extras, type ForeignFormat, type ForeignMeasurement, needExtra } from "./foreign.ts";
import { optionalColumns } from "./optional_columns.ts";

/** AI Energy Score measures on this GPU unless its results say otherwise. */
const GPU = "H100";

/**
 * `benchmark_report.json`: one model's energy by phase, as Optimum-Benchmark writes it. Tokens per kWh
 * of the decode phase is what LLM-Perf publishes too. The model's name stands in a file beside it.
 *
 * Source: https://github.com/huggingface/AIEnergyScore, https://github.com/huggingface/optimum-benchmark
 */
const REPORT: ForeignFormat = {
  name: "AI Energy Score's benchmark_report.json",
  marks: ["decode.efficiency.value", "decode.efficiency.unit"],
  convert: converted(
    {
      tokensPerKWh: {
        headers: ["decode.efficiency.value"],
        unit: "tokens/kWh",
        kind: "number",
        above: 0,
      },
      unit: { headers: ["decode.efficiency.unit"], unit: "", kind: "text" },
    },
    ({ tokensPerKWh, unit }) =>
      unit === "tokens/kWh"
        ? 1e6 / Number(tokensPerKWh)
        : `"decode.efficiency.unit" is ${unit}, not tokens/kWh`,
  ),
};

/**
 * `master_results.csv` of its batch runner, and the report of one run with the same numbers: GPU energy
 * in Wh, and the tokens that were generated with it.
 */
const BATCH: ForeignFormat = {
  name: "AI Energy Score's master_results.csv",
  marks: ["gpu_energy_wh", "total_completion_tokens"],
  convert: converted({
    wh: { headers: ["gpu_energy_wh"], unit: "Wh", kind: "number", above: 0 },
    tokens: { headers: ["total_completion_tokens"], unit: "tokens", kind: "number", above: 0 },
  }, ({ wh, tokens }) => Number(wh) / 1000 / Number(tokens) * 1e6),
};

const RUN: ForeignFormat = {
  name: "AI Energy Score's report of a run",
  marks: ["energy.gpu_energy_wh", "summary.total_completion_tokens"],
  convert: converted({
    wh: { headers: ["energy.gpu_energy_wh"], unit: "Wh", kind: "number", above: 0 },
    tokens: {
      headers: ["summary.total_completion_tokens"],
      unit: "tokens",
      kind: "number",
      above: 0,
    },
  }, ({ wh, tokens }) => Number(wh) / 1000 / Number(tokens) * 1e6),
};

/**
 * The leaderboard's own table: GPU energy in kWh for the 1,000 queries of a task. How many tokens were
 * generated for them is not in it.
 */
const LEADERBOARD: ForeignFormat = {
  name: "AI Energy Score's leaderboard",
  marks: ["model", "total_gpu_energy"],
  convert: perQueries({
    kWh: { headers: ["total_gpu_energy"], unit: "kWh/1000 queries", kind: "number", above: 0 },
  }, ({ kWh }) => Number(kWh)),
};

/** `GPU_ENERGY_SUMMARY.json`: GPU energy of a run in Wh by phase, without model and tokens. */
const SUMMARY: ForeignFormat = {
  name: "AI Energy Score's GPU_ENERGY_SUMMARY.json",
  marks: ["units", "decode_wh", "prefill_wh"],
  convert: perQueries({
    wh: { headers: ["decode_wh"], unit: "Wh", kind: "number", above: 0 },
    units: { headers: ["units"], unit: "", kind: "text" },
  }, ({ wh, units }) => units === "Wh" ? Number(wh) / 1000 : `"units" is ${units}, not Wh`),
};

/** The outputs of AI Energy Score, each with its own columns. */
export const AI_ENERGY_SCORE: readonly ForeignFormat[] = [
  REPORT,
  BATCH,
  RUN,
  LEADERBOARD,
  SUMMARY,
];

type Values = Readonly<Record<string, string | number | boolean | null>>;

/** A format whose energy per million tokens follows from its own columns. */
function converted(
  columns: Columns,
  energy: (values: Values, record: CsvRecord, extras: Extras) => number | string,
): ForeignFormat["convert"] {
  return (table, extras) => {
    const places = findColumns(table, columns);
    const also = optionalColumns(table, [
      "model_name",
      "model",
      "error_message",
      "reasoning_state",
      "task",
    ]);
    checkModel(table, extras, also.has("model_name") || also.has("model"));
    const rows: ForeignMeasurement[] = [], leftOut = tally();
    for (const record of table.records) {
      if (also.text(record, "error_message") !== "") {
        leftOut.add("its run failed");
        continue;
      }
      const values = readRow(record, columns, places);
      const kWh = typeof values === "string" ? values : energy(values as Values, record, extras);
      if (typeof kWh === "string") {
        leftOut.add(kWh);
        continue;
      }
      const reasoning = also.text(record, "reasoning_state");
      rows.push({
        line: record.line,
        hardware: extras.hardware ?? GPU,
        model: extras.model ?? (also.text(record, "model_name") || also.text(record, "model")),
        paramsB: extras.paramsB ?? 0,
        kWhPerMillionTokens: kWh,
        precision: "",
        quantization: "",
        architecture: "",
        backend: "",
        experiment: [
          "AI Energy Score",
          also.text(record, "task"),
          reasoning && `reasoning ${reasoning}`,
        ].filter((word) => word !== "").join(", "),
      });
    }
    return { rows, leftOut: leftOut.list(), notes: [] };
  };
}

/** A format that has the energy of a number of queries, in kWh, and not the tokens. */
function perQueries(
  columns: Columns,
  energyKWh: (values: Values) => number | string,
): ForeignFormat["convert"] {
  const convert = converted(columns, (values, _record, { tokens = NaN }) => {
    const kWh = energyKWh(values);
    return typeof kWh === "string" ? kWh : kWh / tokens * 1e6;
  });
  return (table, extras) => {
    if (extras.tokens !== undefined) return convert(table, extras);
    throw needExtra(table, {
      found: "the energy of a number of queries and no number of tokens",
      expected: "the tokens generated for them (AI Energy Score: 1,000 queries a model)",
      option: "--tokens N",
    });
  };
}

/** Refuses a file without a model's name when none was given. */
function checkModel(table: CsvTable, { model }: Extras, has: boolean): void {
  if (model !== undefined || has) return;
  throw needExtra(table, {
    found: "no name of a model",
    expected: "the model that was measured",
    option: "--model NAME (its size with --params BILLIONS, unless the name says it)",
  });
}
