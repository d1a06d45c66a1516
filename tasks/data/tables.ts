import { priceOf } from "../../lib/models/price_of.ts";
import type { LeftOut, Read } from "../../lib/read/left_out.ts";
import { evaluationsTable } from "../../lib/tables/evaluations.ts";
import { measurementsTable } from "../../lib/tables/measurements.ts";
import { offersTable } from "../../lib/tables/offers.ts";
import { scoresTable } from "../../lib/tables/scores.ts";
import { servedTable } from "../../lib/tables/served.ts";

/** One row of a table as a refresh looks at it, whatever the table. */
export type Item = {
  line: number;
  model: string;
  /** What makes two rows of two states of a table the same row. */
  key: string;
  paramsB: number;
  /** What is fitted: kg, kWh per million tokens, or $ per thousand tokens; or a score. */
  value: number;
};

/** A table as the analyses would read it. */
export type Content = { items: Item[]; leftOut: LeftOut[] };

/** What a refresh knows of a kind of table. */
export type Kind = {
  unit: string;
  read(text: string, file: string): Content;
  /** What is known to be possible, both ends included. */
  paramsRange: readonly [number, number];
  valueRange: readonly [number, number];
  /** The share of rows that may always be of no use, whatever it was before. */
  unusableShare: number;
};

/** The kinds by the first word of their files' names. */
const KINDS: Readonly<Record<string, Kind>> = {
  leaderboard: {
    unit: "kg",
    read: itemsBy(evaluationsTable.parse, (row) => ({
      key: `${row.model} ${row.precision}`,
      value: row.co2Kg,
    })),
    paramsRange: [1e-4, 1e4],
    // 2.4 s to 9 months of 8 GPUs; the shipped table has 0.032 to 107 kg
    valueRange: [1e-3, 1e4],
    unusableShare: 0.05,
  },
  input: {
    unit: "kWh/10⁶ tokens",
    read: itemsBy(measurementsTable.parse, (row) => ({
      key: `${row.model} ${row.experiment} ${row.backend}`,
      value: row.kWhPerMillionTokens,
    })),
    paramsRange: [1e-4, 1e4],
    // the shipped tables have 0.14 to 380; below 0.001 one 80 W processor would do 22 million tokens a second
    valueRange: [1e-3, 1e5],
    // gpt2 and its like have no size anywhere: 15 % of the processor's rows
    unusableShare: 0.25,
  },
  prices: {
    unit: "$/1000 tokens",
    read: itemsBy(offersTable.parse, (row) => ({
      key: `${row.provider}/${row.model}`,
      value: priceOf(row) / 1000,
    })),
    paramsRange: [1e-3, 1e5],
    valueRange: [1e-7, 10],
    // most makers of API models disclose no size
    unusableShare: 0.95,
  },
  served: {
    unit: "kWh/10⁶ tokens",
    read: itemsBy(servedTable.parse, (row) => ({
      key: [row.model, row.task, row.gpus, row.hardware, row.maxConcurrency].join(" "),
      value: row.kWhPerMillionTokens,
    })),
    paramsRange: [1e-4, 1e4],
    // the shipped table has 0.0079 to 9.5; 1e-4 are 2.8 million tokens a second from one GPU of 1 kW
    valueRange: [1e-4, 1e3],
    unusableShare: 0.05,
  },
  scores: {
    unit: "points",
    read: itemsBy(scoresTable.parse, (row) => ({
      key: `${row.benchmark} ${row.category} ${row.model}`,
      value: row.score,
    })),
    paramsRange: [1, 1],
    // shares of GPQA from 0, ratings of LMArena up to some 1,500
    valueRange: [-1e3, 1e4],
    unusableShare: 0.05,
  },
};

/** What kind of table a file is, by its name. */
export function kindOf(file: string): Kind {
  return KINDS[/^[a-z]*/.exec(file)![0]];
}

/**
 * The first row whose size or value cannot be, with what was found and expected; null when there is none.
 */
export function oddItem(
  { unit, paramsRange, valueRange }: Pick<Kind, "unit" | "paramsRange" | "valueRange">,
  items: readonly Item[],
): { item: Item; found: string; expected: string } | null {
  const parts = [
    ["paramsB", paramsRange, "billions of parameters"],
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

/**
 * How to read a table's rows as items, when `of` gives each its key and value. Rows without a size, such as
 * scores, are taken as of 1 B.
 */
export function itemsBy<Row extends { line: number; model: string; paramsB?: number }>(
  parse: (text: string, options: { file: string }) => Read<Row>,
  of: (row: Row) => Pick<Item, "key" | "value">,
): Kind["read"] {
  return (text, file) => {
    const { rows, leftOut } = parse(text, { file });
    // some configurations were measured twice: the second of a key is another row
    const seen = new Map<string, number>();
    const items = rows.map((row) => {
      const { line, model, paramsB = 1 } = row, { key, value } = of(row);
      const times = (seen.get(key) ?? 0) + 1;
      seen.set(key, times);
      return { line, model, paramsB, value, key: times === 1 ? key : `${key} (${times})` };
    });
    return { items, leftOut };
  };
}
