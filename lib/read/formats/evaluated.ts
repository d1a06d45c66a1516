import type { TextTable } from "../csv.ts";
import { type Column, type Columns, findColumns, quoted } from "../table.ts";
import { numberIn } from "../number.ts";
import { type Read, tally } from "../left_out.ts";
import { modelSizeB } from "../model_name.ts";
import type { OwnRow } from "./fields.ts";

/** Names of weights that a file packs, so that it counts too few parameters. */
const PACKED = /gptq|awq|[-_.]?(4|8)-?bit|int[48](?!\d)|bnb|gguf|exl2|w4a16/i;

/**
 * Brings a leaderboard into our columns. One that may be empty in ours may be missing in theirs, and is
 * noted. Numbers are written in their shortest form and flags as True or False, so that a CSV and a parquet
 * file of the same rows become the same table; a cell that is no number stays as it is, for the reader to
 * count out. Packed weights get the size in their name.
 *
 * @throws {ReadError} for columns that are missing, with the ones that are probably meant.
 */
export function evaluated(table: TextTable, own: Columns): Read<OwnRow> {
  const notes = tally();
  const mayLack = Object.entries(own).map(([field, column]): [string, Column] =>
    column.whenEmpty === undefined ? [field, column] : [field, { ...column, optional: true }]
  );
  const places = findColumns(table, Object.fromEntries(mayLack), (missing, near) => {
    const maps = near.map((name, i) => `--map "${name ?? "…"}=${missing[i].headers[0]}"`);
    return `perhaps ${maps.join(" ")}; for a value that all rows share, --fill "our column=value"`;
  });
  const columns = Object.entries(own).map(([field, column]) => ({
    field,
    column,
    at: places[field],
  }));
  const absent = columns.filter(({ at }) => at < 0).map(({ column }) => column.headers[0]);
  if (absent.length > 0) notes.add(`without ${quoted(absent)}: left empty`);
  const rows = table.records.map(({ line, cells }) => {
    const row = Object.fromEntries(columns.map(({ field, column, at }) => [
      field,
      shortest(cells[at]?.trim() ?? "", column, table.decimal),
    ]));
    const { model } = row, inFile = Number(row.paramsB), inName = modelSizeB(model);
    if (PACKED.test(model) && inName !== null && inFile > 0 && inName > 1.5 * inFile) {
      notes.add(
        `${model}: packed weights, ${inFile} B in the file; its name says ${inName} B, taken`,
      );
      row.paramsB = String(inName);
    }
    return { file: "leaderboard.csv", line, cells: row };
  });
  return { rows, leftOut: [], notes: notes.list() };
}

/** A cell in its shortest form. */
function shortest(text: string, { kind }: Column, decimal: "." | ","): string {
  if (kind === "number") return String(numberIn(text, decimal) ?? text);
  const flag = kind === "flag" && /^(true|false)$/i.test(text);
  return flag ? text[0].toUpperCase() + text.slice(1).toLowerCase() : text;
}
