import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readAnyFile } from "../../lib/read/any_file.ts";
import { formatCsv, parseCsv, type TextTable } from "../../lib/read/csv.ts";
import { evaluated } from "../../lib/read/formats/evaluated.ts";
import { measured } from "../../lib/read/formats/measured.ts";
import { named } from "../../lib/read/formats/named.ts";
import { offered } from "../../lib/read/formats/offered.ts";
import { recognise, refuseByHeader, ruled } from "../../lib/read/formats/recognise.ts";
import { tally } from "../../lib/read/left_out.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { OWN } from "../../lib/read/shipped.ts";
import { fileName } from "../../lib/read/text_file.ts";
import { EVALUATION_COLUMNS } from "../../lib/tables/evaluations.ts";
import { formatCounted } from "../../lib/words/quantity.ts";
import { lockFolder, replaceFiles } from "../replace_files.ts";
import { againstFitReport } from "./import_against_fit.ts";
import type { ImportOptions } from "./import_options.ts";
import { check, counted, isMeasured, noneUsable, ownTable } from "./import_tables.ts";
import { cellsOf, headerOf } from "./sources/source.ts";

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
  const refuseOther = (header: readonly string[]) =>
    options.as === "leaderboard" || refuseByHeader(header, file);
  const table = await readAnyFile(path, {
    delimiter: options.delimiter === "\\t" ? "\t" : options.delimiter,
    decimal: options.decimal,
    onHeader: refuseOther,
    again: (option, value) => `add --${option} ${JSON.stringify(value)}`,
  });
  refuseOther(table.header);
  const { rows, leftOut, report, place } = rowsOf(table, options);
  if (rows.length === 0) throw noneUsable(file, leftOut);
  const folder = new URL(`${OWN}/`, data);
  using _lock = options["dry-run"] ? null : lockFolder(folder);
  const texts = new Map<string, string>(), written: string[] = [];
  for (const [name, own] of Map.groupBy(rows, (row) => row.file)) {
    const { columns, load } = ownTable(name), header = headerOf(columns);
    report.push(...check(name, own, { file, place, leftOut, confirmed: options.confirm }));
    refuseToReplace(name, file, data, options);
    const there = options.append ? rowsThere(name, header, data) : [];
    const rows = own.map(({ cells }) => cellsOf(cells, columns));
    const all = [...there, ...fresh(rows, there, `data/${OWN}/${name}`, file)];
    if (there.length > 0) report.push(`${name}: ${all.length} rows with those that were there`);
    texts.set(name, formatCsv([header, ...all]));
    const how = load === undefined ? "" : `: read it with lm.${load}("../data/${OWN}/${name}")`;
    written.push(`Wrote data/${OWN}/${name}${how}`);
  }
  if (options["dry-run"]) return [...report, "Nothing was written: --dry-run"];
  replaceFiles(fileURLToPath(folder), texts);
  return [...report, ...written, ...againstFitReport([...texts.keys()], data)];
}

/** What a file becomes: rows, what was left out and noticed, and how an error names one of its rows. */
function rowsOf(read: TextTable, options: ImportOptions) {
  const found = options.as === "leaderboard" ? null : recognise(read);
  const ofFormat = found?.format.price ? "offers" : "llm-perf";
  const kind = options.as ?? ofFormat;
  // a list of prices that is to be the study's has the format all the same
  const known = (ofFormat === "llm-perf") === (kind === "llm-perf") ? found : null;
  const format = known?.format ?? null, theirs = known?.table ?? read;
  const remarks = { file: read.file, leftOut: tally(), notes: tally() };
  const { table: own, said } = named({ table: theirs, format, remarks }, options);
  const source = { table: ruled({ table: own, format, remarks }), format, remarks, said };
  const rows = kind === "leaderboard"
    ? evaluated(source.table, EVALUATION_COLUMNS, remarks, said)
    : kind === "llm-perf"
    ? measured(source, options.unit)
    : offered(source, kind, options.unit);
  const name = format === null ? "" : `${format.name}, `, leftOut = remarks.leftOut.list();
  const report = [
    `${read.file}: ${name}${formatCounted(own.records.length, "row")}`,
    ...own.notes.map((note) => `  ${note}`),
    ...remarks.notes.list().map(({ why, count }) => `  ${why}${count > 1 ? ` (${count})` : ""}`),
    ...counted(leftOut),
  ];
  return { rows, leftOut, report, place: own.place };
}

const placeOf = (name: string, data: URL) => new URL(`${OWN}/${encodeURIComponent(name)}`, data);

function refuseToReplace(
  name: string,
  file: string,
  data: URL,
  { replace, append }: ImportOptions,
): void {
  const refuse = (found: string, mend: string) =>
    new ReadError({ file, found, expected: "a free place", mend });
  const measured = isMeasured(name);
  if (measured && existsSync(new URL(encodeURIComponent(name), data))) {
    throw refuse(
      `measurements on hardware that the shipped ${name} has too`,
      'give yours another name, such as --hardware "my A100"',
    );
  }
  if (append && !measured) {
    throw refuse(`${name}, to which nothing can be added`, "leave --append out");
  }
  if (replace || append || !existsSync(placeOf(name, data))) return;
  throw refuse(
    `data/${OWN}/${name}, which is there already`,
    measured
      ? "add --append to add to it, --replace to replace it, or name the hardware with --hardware"
      : "add --replace to replace it",
  );
}

/** The rows of a file that is there, as its columns are written now. */
function rowsThere(name: string, header: readonly string[], data: URL): string[][] {
  const place = placeOf(name, data);
  if (!existsSync(place)) return [];
  const table = parseCsv(Deno.readTextFileSync(place), { file: name });
  return table.records.map(({ cells }) =>
    header.map((name) => cells[table.header.indexOf(name)] ?? "")
  );
}

/** The rows that are not there yet; refuses to find none. */
function fresh(own: string[][], there: string[][], place: string, file: string): string[][] {
  const old = new Set(there.map((row) => row.join("\n")));
  const rows = own.filter((row) => !old.has(row.join("\n")));
  if (rows.length > 0) return rows;
  throw new ReadError({
    file,
    found: `no row that ${place} has not already`,
    expected: "new measurements",
    mend: "it was imported before: nothing is to be done",
  });
}
