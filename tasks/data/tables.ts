import { parseCsv } from "../../lib/read/csv.ts";
import type { LeftOut, Read } from "../../lib/read/left_out.ts";
import { readTable } from "../../lib/read/table.ts";
import { TABLES } from "../../lib/tables/all.ts";
import { fieldOf } from "../../lib/tables/fields.ts";
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

/** How the rows of a table are checked. */
export type Kind = {
  unit: string;
  /** What is known to be possible, both ends included. */
  valueRange: readonly [number, number];
  read(text: string, file: string): Content;
};

const PARAMS_RANGE = [1e-4, 1e4] as const;

/** Offers in a refresh: those whose size nobody knows too, for most makers of API models disclose none. */
const OFFERS: Kind = {
  unit: "$/10⁶ tokens, the geometric mean of input and output",
  valueRange: [1e-4, 1e4],
  read: (text, file) =>
    contentOf(
      readTable(parseCsv(text, { file }), { columns: TABLES.offers.columns }),
      ["provider", "model"],
      ({ inputDollarsPerMillionTokens: input, outputDollarsPerMillionTokens: output }) =>
        Math.sqrt(input * output),
    ),
};

/** The table that a file is of, by the first word of its name. */
export function tableOf(file: string) {
  const [word] = /^[a-z]*/.exec(file)!;
  return Object.values(TABLES).find(({ files: [name] }) => /^[a-z]*/.exec(name)![0] === word);
}

/**
 * How a refresh checks a file, by its name.
 * @throws {TaskError} for a table that does not say what it measures.
 */
export function kindOf(file: string): Kind {
  const table = tableOf(file), kind = table && ownKind(table);
  if (kind) return table === TABLES.offers ? OFFERS : kind;
  const mend = "give its table in lib/tables/all.ts `measures`, by which its rows are checked";
  throw unusable(file, "a table of a new kind", "one that says what it measures", mend);
}

/** How a table says that its rows are checked; null where it says nothing. */
export function ownKind(
  { parse, key, measures }: NonNullable<ReturnType<typeof tableOf>>,
): Kind | null {
  if (measures === undefined) return null;
  const { field, least, most } = measures, { unit = "points" } = fieldOf(field);
  const read: Kind["read"] = (text, file) =>
    contentOf(parse(text, { file }) as Read<ItemRow>, key, (row) => Number(row[field]));
  return { unit, valueRange: [least, most], read };
}

/** Rows as items. Those without a size, such as scores, are taken as of 1 B. */
function contentOf<Row extends ItemRow>(
  { rows, leftOut }: Read<Row>,
  key: readonly string[],
  valueOf: (row: Row) => number,
): Content {
  const fields = key.filter((field) => field !== "line");
  // some configurations were measured twice: the second of a key is another row
  const seen = new Map<string, number>();
  const items = rows.map((row) => {
    const { line, model, paramsB } = row, name = fields.map((field) => row[field]).join(" ");
    const times = (seen.get(name) ?? 0) + 1, key = times === 1 ? name : `${name} (${times})`;
    seen.set(name, times);
    return { line, model, key, paramsB: paramsB ?? 1, value: valueOf(row) };
  });
  return { items, leftOut };
}

type ItemRow = { line: number; model: string; paramsB?: number | null } & Record<string, unknown>;

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
