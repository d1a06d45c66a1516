import { readAnyFile } from "../../lib/read/any_file.ts";
import type { AnyTable } from "../../lib/read/any_table.ts";
import { type Assignment, type Extras, filled } from "../../lib/read/formats/columns.ts";
import type { Format } from "../../lib/read/formats/format.ts";
import { ownTable, renameColumns, unitsKept } from "../../lib/read/formats/map_columns.ts";
import { looksMeasured, measured } from "../../lib/read/formats/measured.ts";
import { offered } from "../../lib/read/formats/offered.ts";
import { recognise, refuseByHeader } from "../../lib/read/formats/recognise.ts";
import { formatCsv } from "../../lib/read/csv.ts";
import { EVALUATION_COLUMNS } from "../../lib/read/evaluations.ts";
import type { LeftOut } from "../../lib/read/left_out.ts";
import { OWN } from "../../lib/read/own.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { fileName } from "../../lib/read/text_file.ts";
import { formatCounted } from "../../lib/words/quantity.ts";
import { againstFitReport } from "./import_against_fit.ts";
import { checkImported } from "./import_check.ts";
import { measurementTargets, offerTargets, packedSizes } from "./import_tables.ts";
import { joined, refuseToReplace, type Target, write } from "./import_target.ts";

/** What a file can be imported as. */
export const KINDS = ["leaderboard", "llm-perf", "prices", "offers"] as const;
type Kind = (typeof KINDS)[number];

/** What a user says of a file to import. */
export type ImportOptions = {
  /** Null: told by the columns, when another tool wrote the file. */
  as: Kind | null;
  mapping: readonly Assignment[];
  fill: readonly Assignment[];
  /** Only the rows whose column of theirs holds this text. */
  where: readonly Assignment[];
  extras: Extras;
  delimiter?: string;
  decimal?: "." | ",";
  replace: boolean;
  /** Adds the measurements to those of the same hardware that are there. */
  append: boolean;
  /** Takes values that no model is known to have. */
  confirm: boolean;
  dryRun: boolean;
};

/**
 * Imports one file of the user's own: measurements of energy become a file in the own tables' folder, one
 * for each hardware; a leaderboard or a price list is one that a notebook takes by its path.
 *
 * @returns the lines of the report.
 * @throws {ReadError} when it cannot be read, has no usable row, or would replace what is there unasked.
 */
export async function importFile(
  path: string,
  options: ImportOptions,
  data: URL,
): Promise<string[]> {
  const file = fileName(path);
  const read = await readAnyFile(path, {
    delimiter: options.delimiter,
    decimal: options.decimal,
    onHeader: (header) => options.as === "leaderboard" || refuseByHeader(header, file),
    again: (option, value) => `add --${option} ${JSON.stringify(value)}`,
  });
  const { targets, report, place } = tablesOf(read, options);
  for (const target of targets) {
    report.push(...checkImported(target, place, options.confirm));
    refuseToReplace(target, file, data, options);
  }
  if (options.dryRun) return [...report, "Nothing was written: --dry-run"];
  const written = options.append ? targets.map((target) => joined(target, file, data)) : targets;
  write(written, data);
  return [
    ...report,
    ...written.flatMap(({ name, total }) => [
      ...(total === undefined ? [] : [`${name}: ${total} rows with those that were there`]),
      `Wrote data/${OWN}/${name}${howToRead(name)}`,
    ]),
    ...againstFitReport(written.map(({ name }) => name), data),
  ];
}

/** The tables that a file becomes, what was noticed, and how an error names one of its rows. */
function tablesOf(
  read: AnyTable,
  options: ImportOptions,
): { targets: Target[]; report: string[]; place: AnyTable["place"] } {
  const { as, extras } = options;
  const found = as === "leaderboard" ? null : recognise(read);
  const kind = as ?? found?.format.as ?? (looksMeasured(read) ? "llm-perf" : null);
  if (kind === null && options.mapping.length === 0) throw unknownColumns(read);
  const energy = kind === "llm-perf" || kind === null;
  const format = found !== null && (found.format.as === "llm-perf") === energy
    ? found.format
    : null;
  const named = namedTable(found !== null && format !== null ? found.table : read, format, options);
  const ruled = format?.rule?.(named.table, { sum: extras.sum ?? false }) ??
    { table: named.table, leftOut: [], notes: [] };
  const report = [
    `${read.file}: ${format === null ? "" : `${format.name}, `}` +
    formatCounted(named.table.records.length, "row"),
    ...[...read.notes, ...named.notes, ...counted(ruled.notes)].map((note) => `  ${note}`),
  ];
  const { place } = named.table;
  if (kind === "leaderboard") {
    const { rows, notes } = ownTable(named.table, EVALUATION_COLUMNS);
    const packed = packedSizes(rows);
    report.push(...[...notes, ...packed.notes].map((note) => `  ${note}`));
    const lines = named.table.records.map(({ line }) => line);
    return {
      targets: [{ name: "leaderboard.csv", text: formatCsv(packed.rows), lines, leftOut: [] }],
      report,
      place,
    };
  }
  const rows = energy ? measured(ruled.table, format, extras) : null;
  const prices = energy ? null : offered(ruled.table, format, extras);
  const leftOut = [...ruled.leftOut, ...(rows ?? prices!).leftOut];
  report.push(...counted((rows ?? prices!).notes).map((note) => `  ${note}`));
  const targets = rows !== null
    ? measurementTargets(rows.rows, leftOut, read.file)
    : offerTargets(prices!.rows, leftOut, kind === "offers" ? "offers" : "prices");
  return { targets, report, place };
}

/** The table with the columns that the user named, and only the rows that were asked for. */
function namedTable(
  table: AnyTable,
  format: Format | null,
  { mapping, fill, where }: ImportOptions,
): { table: AnyTable; notes: string[] } {
  const { mapping: kept, notes } = unitsKept(mapping, format);
  const rows = onlyWhere(table, where);
  return { table: filled({ ...rows, ...renameColumns(rows, kept) }, fill), notes };
}

const counted = (notes: readonly LeftOut[]) => notes.map(({ why, count }) => `${why} (${count})`);

function unknownColumns({ file, header }: AnyTable): ReadError {
  return new ReadError({
    file,
    found: `columns of no tool that is known: ${header.slice(0, 12).join(", ")}`,
    expected: "output of CodeCarbon, ML.ENERGY, Optimum-Benchmark or AI Energy Score, a list of " +
      "prices, or a table of ours",
    mend: `say what it is: --as ${KINDS.join(", --as ")}`,
  });
}

/** What to write in a notebook to read a file that it does not read by itself. */
function howToRead(name: string): string {
  const load = {
    "leaderboard.csv": "loadEvaluations",
    "financier.csv": "loadStudyPrices",
    "prices.csv": "loadOffers",
  }[name];
  return load === undefined ? "" : `: read it with lm.${load}("../data/${OWN}/${name}")`;
}

/** The rows whose cells are what was asked for. */
function onlyWhere(rows: AnyTable, where: readonly Assignment[]): AnyTable {
  if (where.length === 0) return rows;
  const { header } = renameColumns(rows, where.map(({ theirs }) => ({ theirs, ours: theirs })));
  const kept = rows.records.filter(({ cells }) =>
    where.every(({ theirs, ours }) => cells[header.indexOf(theirs)]?.trim() === ours)
  );
  if (kept.length > 0) return { ...rows, records: kept };
  throw new ReadError({
    file: rows.file,
    found: `no row where ${
      where.map(({ theirs, ours }) => `"${theirs}" is ${ours}`).join(" and ")
    }`,
    expected: "one at least",
    mend: "check what the column holds",
  });
}
