import type { TextTable } from "../csv.ts";
import { recordsAt, tableOfRecords } from "../json.ts";
import { ReadError } from "../read_error.ts";
import type { Format } from "./format.ts";
import { FORMATS } from "./formats.ts";

/**
 * Tells by its columns which program wrote a table, or null; its records are then those of the format.
 *
 * @throws {ReadError} for one that has no energy or price of a token, with what would help.
 */
export function recognise(
  table: TextTable,
  formats: readonly Format[] = FORMATS,
): { format: Format; table: TextTable } | null {
  for (const format of formats) {
    const records = format.rows === undefined ? [] : recordsAt(table.json, format.rows);
    const own = records.length === 0 ? table : tableOfRecords(records, table.file);
    if (!hasMarks(format, own.header)) continue;
    refuse(format, table.file);
    return { format, table: own };
  }
  return null;
}

/** Refuses, by its header alone, what has no energy of a token: its rows may be no table at all. */
export function refuseByHeader(header: readonly string[], file: string): void {
  const format = FORMATS.find((format) => hasMarks(format, header));
  if (format !== undefined) refuse(format, file);
}

function hasMarks({ marks }: Format, header: readonly string[]): boolean {
  const there = header;
  return marks.every((mark) => there.includes(mark));
}

function refuse({ name, instead }: Format, file: string): void {
  if (instead === undefined) return;
  throw new ReadError({
    file,
    found: `${name}: no energy of a token is in it`,
    expected: "energy, and the tokens it was used for",
    mend: instead,
  });
}
