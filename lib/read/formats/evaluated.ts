import type { TextTable } from "../csv.ts";
import { cellOf } from "../json.ts";
import { modelSizeB } from "../model_name.ts";
import {
  type Column,
  type Columns,
  findColumns,
  quoted,
  readRows,
  type Remarks,
} from "../table.ts";
import { changedNothing, type OwnRow } from "./fields.ts";

/** Names of weights that a file packs, so that it counts too few parameters. */
const PACKED = /gptq|awq|[-_.]?(4|8)-?bit|int[48](?!\d)|bnb|gguf|exl2|w4a16/i;

/**
 * Brings a leaderboard into our columns. One that may be empty in ours may be missing in theirs, and is
 * noted. Cells are written as their values, so that a CSV and a parquet file of the same rows become the
 * same table. Packed weights get the size in their name.
 */
export function evaluated(
  table: TextTable,
  own: Columns,
  { leftOut, notes }: Remarks,
  said: readonly string[],
): OwnRow[] {
  const columns = Object.fromEntries(
    Object.entries(own).map(([field, column]): [string, Column] =>
      column.whenEmpty === undefined ? [field, column] : [field, { ...column, optional: true }]
    ),
  );
  const places = findColumns(table, columns, (missing, near) => {
    const maps = near.map((name, i) => `--map "${name ?? "…"}=${missing[i].headers[0]}"`);
    return `perhaps ${maps.join(" ")}; for a value that all rows share, --fill "our column=value"`;
  });
  const absent = Object.keys(own).filter((field) => places[field] < 0);
  if (absent.length > 0) {
    notes.add(`without ${quoted(absent.map((field) => own[field].headers[0]))}: left empty`);
  }
  const used = Object.values(places).map((at) => table.header[at]);
  for (const name of said.filter((name) => !used.includes(name))) notes.add(changedNothing(name));
  const rows: OwnRow[] = [];
  for (const { line, ...values } of readRows(table, columns, (why) => leftOut.add(why))) {
    const cells = Object.fromEntries(
      Object.entries(values).map(([field, value]) => [field, cellOf(value)]),
    );
    const { model } = cells, inFile = Number(cells.paramsB), inName = modelSizeB(model);
    if (PACKED.test(model) && inName !== null && inFile > 0 && inName > 1.5 * inFile) {
      notes.add(
        `${model}: packed weights, ${inFile} B in the file; its name says ${inName} B, taken`,
      );
      cells.paramsB = String(inName);
    }
    rows.push({ file: "leaderboard.csv", line, cells });
  }
  return rows;
}
