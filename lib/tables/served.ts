import { joinReads } from "../read/left_out.ts";
import { readServed } from "../read/own.ts";
import type { Served } from "../read/served.ts";
import { isOfData, readTables } from "../read/latest.ts";
import { DATA } from "../read/shipped.ts";
import { baseName } from "../models/base.ts";
import { type Kind, kindFrom } from "../models/kind.ts";
import type { Description } from "../settings/description.ts";
import { oddServed } from "./odd_served.ts";
import { originOf } from "./origin.ts";
import { type Beside, besideServed } from "./beside_served.ts";
import { drawing, emissions, kind, mine, size, sizeBounds } from "./settings.ts";
import type { Table } from "./table.ts";

/** A model as it is served: one set-up under one load, measured when the load no longer changes. */
export type ServedRow = {
  line: number;
  /** "ML.ENERGY", or the file that the row is from. */
  source: string;
  /** It is not of the table but of a file beside it: the user's, or a newer state of LLM-Perf. */
  own: boolean;
  /** Full name on the Hugging Face Hub. */
  model: string;
  /** The line of weights that it belongs to: see `baseName`. */
  base: string;
  kind: Kind;
  paramsB: number;
  /** Billions of parameters that work on one token; null where nobody says. */
  activeParamsB: number | null;
  hardware: string;
  gpus: number;
  task: string;
  precision: string;
  architecture: string;
  /** Requests worked on at once, the mean that was reached. */
  concurrency: number;
  maxConcurrency: number;
  /** Of the GPUs alone for ML.ENERGY's rows, for tokens that come out. */
  kWhPerMillionTokens: number;
  tokensPerSecond: number | null;
  tokensPerAnswer: number | null;
  whPerAnswer: number | null;
  interTokenLatencyMs: number | null;
  /** Why the row is odd, in a few words; null for most. */
  odd: string | null;
};

/** The settings of the table. */
export const SERVED_FILTERS = {
  hardware: { kind: "choices", label: "Hardware", field: "hardware", values: ["H100", "B200"] },
  task: {
    kind: "choices",
    label: "Task",
    field: "task",
    values: ["lm-arena-chat", "gpqa", "sourcegraph-fim"],
  },
  precision: {
    kind: "choices",
    label: "Precision",
    field: "precision",
    values: ["bfloat16", "fp8", "mxfp4"],
  },
  kind,
  minConcurrency: {
    kind: "at least",
    label: "Fewest at once",
    field: "concurrency",
    unit: "requests",
  },
  maxConcurrency: {
    kind: "at most",
    label: "Most at once",
    field: "concurrency",
    unit: "requests",
  },
  ...sizeBounds,
  size,
  ...drawing,
  ...emissions,
  ...mine,
} as const satisfies Description;

/**
 * Loads what it takes to serve models, many requests at once: the shipped table of ML.ENERGY with the
 * user's own measurements and newer states of LLM-Perf behind it (`own`), or the file at `path`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = loadServed();
 * assert.equal(rows.filter((row) => row.source === "ML.ENERGY").length, 565);
 * assert.equal(rows[0].whPerAnswer, rows[0].kWhPerMillionTokens * rows[0].tokensPerAnswer! / 1000);
 * ```
 * @throws {ReadError} when a file is missing or is no such table.
 */
export function loadServed(
  path?: string | URL,
  folder: URL = DATA,
): Table<ServedRow, typeof SERVED_FILTERS> {
  const origin = originOf(
    {
      source: "ML.ENERGY Leaderboard",
      url: "https://github.com/ml-energy/leaderboard",
      licence: "Apache-2.0",
    },
    ["served.csv"],
    path,
    folder,
  );
  const [table] = readTables(["served.csv"], path, folder);
  const read = readServed(table, "ML.ENERGY");
  const source = origin.own ? origin.source : "ML.ENERGY";
  const beside = isOfData(path) ? besideServed(read.rows, folder) : [];
  const { leftOut, notes } = joinReads([read, ...beside.map(({ read }) => read)]);
  return {
    name: "served",
    noun: "measurement",
    rows: [
      ...withOdd(read.rows.map((row) => servedRow(row, source, false))),
      ...beside.flatMap(({ file, read }) => read.rows.map((row) => servedRow(row, file, true))),
    ],
    leftOut,
    notes,
    columns: [
      "model",
      "kind",
      "paramsB",
      "hardware",
      "gpus",
      "task",
      "concurrency",
      "kWhPerMillionTokens",
      "whPerAnswer",
    ],
    label: "model",
    key: ["model", "hardware", "gpus", "task", "maxConcurrency", "line"],
    filters: SERVED_FILTERS,
    origin: { ...origin, files: [...origin.files, ...beside.map(named)] },
  };
}

/** A file beside the table as captions name it. */
function named({ file, counts }: Beside): string {
  return counts === "" ? file : `${file}, energy by ${counts}`;
}

/** Rows that say why they are odd. */
function withOdd(rows: readonly ServedRow[]): ServedRow[] {
  const odd = oddServed(rows);
  return rows.map((row, i) => ({ ...row, odd: odd[i] }));
}

/** A row of the reader as a row of the table. */
function servedRow(
  { meanOutputTokens, mixtureOfExperts, ...row }: Served,
  source: string,
  own: boolean,
): ServedRow {
  return {
    ...row,
    source,
    own,
    base: baseName(row.model),
    kind: kindFrom(mixtureOfExperts),
    tokensPerAnswer: meanOutputTokens,
    // a kWh per million tokens is a mWh per token
    whPerAnswer: meanOutputTokens === null
      ? null
      : row.kWhPerMillionTokens * meanOutputTokens / 1000,
    odd: null,
  };
}
