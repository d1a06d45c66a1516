import { parseCsv } from "../../lib/read/csv.ts";
import type { LeftOut, Read } from "../../lib/read/left_out.ts";
import { readTable } from "../../lib/read/table.ts";
import { evaluationsTable } from "../../lib/tables/evaluations.ts";
import { measurementsTable } from "../../lib/tables/measurements.ts";
import { offersTable } from "../../lib/tables/offers.ts";
import { scoresTable } from "../../lib/tables/scores.ts";
import { servedTable } from "../../lib/tables/served.ts";
import { unusable } from "./unusable.ts";

/** One row of any table as a refresh looks at it. */
export type Item = {
  line: number;
  model: string;
  /** What makes two rows of two states of a table the same row. */
  key: string;
  paramsB: number;
  /** What is measured: kg, kWh or $ per million tokens; or a score. */
  value: number;
};

/** A table as the analyses would read it. */
export type Content = { items: Item[]; leftOut: LeftOut[] };

/** What a refresh knows of a kind of table. */
export type Kind = {
  unit: string;
  /** What is known to be possible, both ends included. */
  valueRange: readonly [number, number];
  read(text: string, file: string): Content;
};

/** What is known to be possible, as in `valueRange`. */
const PARAMS_RANGE = [1e-4, 1e4] as const;

/** The kinds by the first word of their files' names. */
const KINDS: Readonly<Record<string, Kind>> = {
  leaderboard: {
    unit: "kg",
    valueRange: [1e-3, 1e4], // 2.4 s to 9 months of 8 GPUs; the shipped table has 0.032 to 107
    read: itemsBy(evaluationsTable, (row) => row.co2Kg),
  },
  input: {
    unit: "kWh/10⁶ tokens",
    valueRange: [1e-3, 1e5], // shipped 0.14 to 380; 0.001 are 22 million tokens a second at 80 W
    read: itemsBy(measurementsTable, (row) => row.kWhPerMillionTokens),
  },
  prices: {
    unit: "$/10⁶ tokens, the geometric mean of input and output",
    valueRange: [1e-4, 1e4],
    // those whose size nobody knows too: most makers of API models disclose none
    read: itemsBy(
      {
        key: ["provider", "model"],
        parse: (text, { file }) =>
          readTable(parseCsv(text, { file }), { columns: offersTable.columns }),
      },
      ({ inputDollarsPerMillionTokens: input, outputDollarsPerMillionTokens: output }) =>
        Math.sqrt(input * output),
    ),
  },
  served: {
    unit: "kWh/10⁶ tokens",
    valueRange: [1e-4, 1e3], // shipped 0.0079 to 9.5; 1e-4 are 2.8 million tokens a second at 1 kW
    read: itemsBy(servedTable, (row) => row.kWhPerMillionTokens),
  },
  scores: {
    unit: "points",
    valueRange: [-1e3, 1e4], // shares of GPQA from 0, ratings of LMArena up to some 1,500
    read: itemsBy(scoresTable, (row) => row.score),
  },
};

/**
 * What kind of table a file is, by its name.
 * @throws {TaskError} for a table that no kind tells how to check.
 */
export function kindOf(file: string): Kind {
  const name = /^[a-z]*/.exec(file)![0];
  if (Object.hasOwn(KINDS, name)) return KINDS[name];
  const known = Object.keys(KINDS).map((kind) => `${kind}…`).join(", ");
  const mend = "describe in KINDS of tasks/data/tables.ts how its rows are checked";
  throw unusable(file, "a table of a new kind", `a name such as ${known}`, mend);
}

/** The first row whose size or value cannot be, with what was found and expected; null when there is none. */
export function oddItem(
  { unit, valueRange }: Pick<Kind, "valueRange" | "unit">,
  items: readonly Item[],
): { item: Item; found: string; expected: string } | null {
  const parts = [
    ["paramsB", PARAMS_RANGE, "billions of parameters"],
    ["value", valueRange, unit],
  ] as const;
  for (const [part, [least, most], unit] of parts) {
    const item = items.find((item) => !(item[part] >= least && item[part] <= most));
    if (item === undefined) continue;
    const found = `${Number(item[part].toPrecision(4))} ${unit}`;
    return { item, found, expected: `${least} to ${most}` };
  }
  return null;
}

/** How to read a described table's rows as items. Those without a size, such as scores, are taken as of 1 B. */
export function itemsBy<Row extends { line: number; model: string; paramsB?: number | null }>(
  { parse, key }: {
    parse(text: string, options: { file: string }): Read<Row>;
    key: readonly string[];
  },
  value: (row: Row) => number,
): Kind["read"] {
  const fields = key.filter((field) => field !== "line") as (keyof Row)[];
  return (text, file) => {
    const { rows, leftOut } = parse(text, { file });
    // some configurations were measured twice: the second of a key is another row
    const seen = new Map<string, number>();
    const items = rows.map((row) => {
      const { line, model, paramsB } = row, name = fields.map((field) => row[field]).join(" ");
      const times = (seen.get(name) ?? 0) + 1, key = times === 1 ? name : `${name} (${times})`;
      seen.set(name, times);
      return { line, model, key, paramsB: paramsB ?? 1, value: value(row) };
    });
    return { items, leftOut };
  };
}
