import { API_PRICE_COLUMNS } from "../../lib/read/api_prices.ts";
import { formatCsv } from "../../lib/read/csv.ts";
import type { Measured } from "../../lib/read/formats/measured.ts";
import type { Offered } from "../../lib/read/formats/offered.ts";
import { type Field, NAMES } from "../../lib/read/formats/names.ts";
import { EVALUATION_COLUMNS } from "../../lib/read/evaluations.ts";
import type { LeftOut } from "../../lib/read/left_out.ts";
import { MEASUREMENT_COLUMNS } from "../../lib/read/measurements.ts";
import { modelSizeB } from "../../lib/read/model_size.ts";
import { PRICE_COLUMNS } from "../../lib/read/prices.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { SERVED_COLUMNS } from "../../lib/read/served.ts";
import type { Target } from "./import_target.ts";

/** The last column of a file of measurements: whose energy they count. */
const COUNTS = "Counts";

/** Files of measurements, one for each hardware: of served models where the load is known. */
export function measurementTargets(
  rows: readonly Measured[],
  leftOut: LeftOut[],
  file: string,
): Target[] {
  const kindOf = (row: Measured) => row.concurrency === null ? "input" : "served";
  const groups = Map.groupBy(rows, (row) => `${kindOf(row)}-${row.hardware}.csv`);
  if (groups.size === 0) return [{ name: "input-none.csv", text: "", lines: [], leftOut }];
  return Array.from(groups, ([name, own], index) => {
    const cells = kindOf(own[0]) === "input" ? measurementCells : servedCells(file);
    const columns = kindOf(own[0]) === "input" ? MEASUREMENT_COLUMNS : SERVED_COLUMNS;
    const header = Object.values(columns).map(({ headers }) => headers[0]);
    const lines = own.map((row) => [
      ...Object.keys(columns).map((field) => cells(row, field)),
      row.counts,
    ]);
    return {
      name: fileName(name, own[0].hardware, file),
      text: formatCsv([[...header, COUNTS], ...lines]),
      lines: own.map(({ line }) => line),
      leftOut: index === 0 ? leftOut : [],
    };
  });
}

/** A cell of a file as LLM-Perf's: the load is not known. */
function measurementCells(row: Measured, field: string): string {
  const { value, unit } = row.energy;
  if (field === "paramsB" || field === "model") return String(row[field]);
  if (field !== "tokensPerKWh") return otherCell(row, field);
  if (unit === "tokens/kWh") return String(value);
  return String(unit === "J/token" ? 3.6e6 / value : 1e6 / row.kWhPerMillionTokens);
}

/** A cell of a file as served.csv. */
const servedCells = (file: string) => (row: Measured, field: string): string => {
  const { value, unit } = row.energy;
  switch (field) {
    case "model":
    case "hardware":
    case "paramsB":
    case "concurrency":
      return String(row[field]);
    case "task":
      return row.other("task") || row.other("experiment") ||
        file.replace(/^.*[/\\]|\.[a-z.]+$/gi, "");
    case "gpus":
      return /^[1-9]\d*$/.test(row.other("gpus")) ? row.other("gpus") : "1";
    case "maxConcurrency":
      return row.other(field) || String(Math.ceil(row.concurrency!));
    case "joulesPerToken":
      return String(
        unit === "J/token" ? value : Number((row.kWhPerMillionTokens * 3.6).toPrecision(12)),
      );
    default:
      return otherCell(row, field);
  }
};

const otherCell = (row: Measured, field: string) => field in NAMES ? row.other(field as Field) : "";

/** A list of prices: one for each model, in the study's form, or offers with prices in and out. */
export function offerTargets(
  rows: readonly Offered[],
  leftOut: LeftOut[],
  as: "prices" | "offers",
): Target[] {
  const today = new Date().toISOString().slice(0, 10);
  const perThousand = ({ output }: Offered) => String(Number((output / 1000).toPrecision(12)));
  const columns = as === "prices" ? PRICE_COLUMNS : API_PRICE_COLUMNS;
  const usable = rows.filter(({ paramsB, input }) =>
    paramsB !== null && (as === "prices" || input !== null)
  );
  const without = (why: string, count: number) => count === 0 ? [] : [{ why, count }];
  const sized = rows.filter(({ paramsB }) => paramsB !== null).length;
  const lines = usable.map((row) => {
    const cells: Record<string, string> = {
      model: row.model,
      // the study's word for the price of an API
      type: /^[SL]LM$/.test(row.type) ? row.type : "LLM",
      provider: row.provider,
      paramsB: String(row.paramsB),
      dollarsPerThousandTokens: perThousand(row),
      inputDollarsPerMillionTokens: String(row.input),
      outputDollarsPerMillionTokens: String(row.output),
      dated: today,
      sizeSource: row.sizeInName ? "the model's name" : "the file",
      sizeDisclosed: "True",
      openWeights: "False",
      offer: "list",
    };
    return Object.keys(columns).map((field) => cells[field] ?? "");
  });
  return [{
    name: as === "prices" ? "financier.csv" : "prices.csv",
    text: formatCsv([Object.values(columns).map(({ headers }) => headers[0]), ...lines]),
    lines: usable.map(({ line }) => line),
    leftOut: [
      ...leftOut,
      ...without("no parameters are given and the model's name says no size", rows.length - sized),
      ...without("no price of tokens in: --as prices takes one price", sized - usable.length),
    ],
  }];
}

/** Names of weights that a file packs, so that it counts too few parameters. */
const PACKED = /gptq|awq|[-_.]?(4|8)-?bit|int[48](?!\d)|bnb|gguf|exl2|w4a16/i;

/** The rows of a leaderboard, those of packed weights with the size in their name. */
export function packedSizes(rows: string[][]): { rows: string[][]; notes: string[] } {
  const fields = Object.keys(EVALUATION_COLUMNS);
  const model = fields.indexOf("model"), paramsB = fields.indexOf("paramsB"), notes: string[] = [];
  const sized = rows.map((cells, i) => {
    const inName = modelSizeB(cells[model]), inFile = Number(cells[paramsB]);
    const packed = i > 0 && PACKED.test(cells[model]) && inName !== null && inFile > 0 &&
      inName > 1.5 * inFile;
    if (!packed) return cells;
    notes.push(
      `${cells[model]}: packed weights, ${inFile} B in the file; its name says ${inName} B, taken`,
    );
    return cells.with(paramsB, String(inName));
  });
  return { rows: sized, notes };
}

/** The name of a file of measurements, where a file can have it. */
function fileName(name: string, hardware: string, file: string): string {
  // deno-lint-ignore no-control-regex
  if (!/[/\\:*?"<>|\x00-\x1f]|^\.|^\s*$/.test(hardware)) return name;
  throw new ReadError({
    file,
    found: `the hardware's name ${JSON.stringify(hardware)}`,
    expected: "a name that a file can have too",
    mend: 'give another with --hardware "RTX 4090"',
  });
}
