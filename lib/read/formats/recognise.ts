import { cellIn, type TextTable } from "../csv.ts";
import { recordsAt, tableOfRecords } from "../json.ts";
import { ReadError } from "../read_error.ts";
import type { Format, Source } from "./format.ts";
import { FORMATS } from "./formats.ts";
/** Files that hold no energy of a token, by their columns, and what would help. */
import WITHOUT_ENERGY from "./without_energy.json" with { type: "json" };

/** Tells by its columns which program wrote a table, or null; its records are then those of the format. */
export function recognise(
  table: TextTable,
  formats: readonly Format[] = FORMATS,
): { format: Format; table: TextTable } | null {
  for (const format of formats) {
    const records = format.rows?.flatMap((path) => recordsAt(table.json, path));
    if (records?.length === 0) continue;
    const own = records === undefined ? table : tableOfRecords(records, table.file);
    if (has(own.header, format.marks)) return { format, table: own };
  }
  return null;
}

const has = (header: readonly string[], marks: readonly string[]) =>
  marks.every((mark) => header.includes(mark));

/** Refuses, by its header alone, what has no energy of a token: its rows may be no table at all. */
export function refuseByHeader(header: readonly string[], file: string): void {
  if (FORMATS.some(({ marks }) => has(header, marks))) return;
  const other = WITHOUT_ENERGY.find(({ marks }) => has(header, marks));
  if (other === undefined) return;
  throw new ReadError({
    file,
    found: `${other.name}: no energy of a token is in it`,
    expected: "energy, and the tokens it was used for",
    mend: other.instead,
  });
}

/** The table as its format has it: without rows of no use, and after its rule. */
export function ruled({ table, format, remarks }: Source): TextTable {
  const cell = cellIn(table);
  const records = table.records.filter((record) => {
    for (const [column, like, why] of format?.leaveOut ?? []) {
      const found = like.exec(cell(record, column));
      if (found === null) continue;
      remarks.leftOut.add(why.replace("$1", found[1] || "empty"));
      return false;
    }
    return true;
  });
  const own = { ...table, records };
  return format?.rule?.(own, remarks) ?? own;
}
