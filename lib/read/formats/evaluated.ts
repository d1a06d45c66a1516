import type { AnyTable } from "../any_table.ts";
import { type Column, type Columns, missingColumns } from "../table.ts";
import { normalHeader } from "../csv.ts";
import { numberIn } from "../decimal_mark.ts";
import { type Read, tally } from "../left_out.ts";
import { modelSizeB } from "../model_name.ts";
import { type OwnRow, quoted } from "./fields.ts";

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
export function evaluated(table: AnyTable, own: Columns): Read<OwnRow> {
  const header = table.header.map(normalHeader), notes = tally();
  const columns = Object.entries(own).map(([field, column]) => {
    const names = column.headers.map(normalHeader);
    return { field, column, at: header.findIndex((name) => names.includes(name)) };
  });
  const absent = columns.filter(({ at }) => at < 0).map(({ column }) => column);
  const missing = absent.filter(({ whenEmpty }) => whenEmpty === undefined);
  if (missing.length > 0) {
    throw missingColumns(table.file, header, missing, (near) => {
      const maps = near.map((name, i) => `--map "${name ?? "…"}=${missing[i].headers[0]}"`);
      return `perhaps ${
        maps.join(" ")
      }; for a value that all rows share, --fill "our column=value"`;
    });
  }
  if (absent.length > 0) {
    notes.add(`without ${quoted(absent.map(({ headers }) => headers[0]))}: left empty`);
  }
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
