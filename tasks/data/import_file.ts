import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readAnyFile } from "../../lib/read/any_file.ts";
import { formatCsv, parseCsv, type TextTable } from "../../lib/read/csv.ts";
import { evaluated } from "../../lib/read/formats/evaluated.ts";
import type { OwnRow } from "../../lib/read/formats/fields.ts";
import { ruled } from "../../lib/read/formats/format.ts";
import { looksMeasured, measured } from "../../lib/read/formats/measured.ts";
import { named } from "../../lib/read/formats/named.ts";
import { offered } from "../../lib/read/formats/offered.ts";
import { recognise, refuseByHeader } from "../../lib/read/formats/recognise.ts";
import { joinReads, type Read } from "../../lib/read/left_out.ts";
import { OWN } from "../../lib/read/shipped.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { fileName } from "../../lib/read/text_file.ts";
import { EVALUATION_COLUMNS } from "../../lib/tables/evaluations.ts";
import { formatCounted } from "../../lib/words/quantity.ts";
import { replaceFiles } from "../replace_files.ts";
import { againstFitReport } from "./import_against_fit.ts";
import { type ImportOptions, KINDS } from "./import_options.ts";
import { checkOwn, noneUsable, ownTable, ownText } from "./import_tables.ts";

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
  const table = await readAnyFile(path, {
    delimiter: options.delimiter === "\\t" ? "\t" : options.delimiter,
    decimal: options.decimal,
    onHeader: (header) => options.as === "leaderboard" || refuseByHeader(header, file),
    again: (option, value) => `add --${option} ${JSON.stringify(value)}`,
  });
  const { rows, leftOut, report, place } = rowsOf(table, options);
  if (rows.length === 0) throw noneUsable(file, leftOut);
  const texts = new Map<string, string>();
  for (const [name, own] of Map.groupBy(rows, (row) => row.file)) {
    report.push(...checkOwn(name, own, { file, place }, leftOut, options.confirm));
    refuseToReplace(name, file, data, options);
    texts.set(name, ownText(name, own));
  }
  if (options["dry-run"]) return [...report, "Nothing was written: --dry-run"];
  for (const [name, text] of options.append ? texts : []) {
    const all = joined(name, text, file, data);
    texts.set(name, all);
    const { length } = parseCsv(all).records;
    if (all !== text) report.push(`${name}: ${length} rows with those that were there`);
  }
  replaceFiles(fileURLToPath(new URL(`${OWN}/`, data)), texts);
  return [
    ...report,
    ...texts.keys().map((name) => {
      const { load } = ownTable(name), own = `data/${OWN}/${name}`;
      return `Wrote ${own}${load === undefined ? "" : `: read it with lm.${load}("../${own}")`}`;
    }),
    ...againstFitReport([...texts.keys()], data),
  ];
}

/** The rows that a file becomes, what was noticed, and how an error names one of them. */
function rowsOf(
  read: TextTable,
  options: ImportOptions,
): Read<OwnRow> & { report: string[]; place: TextTable["place"] } {
  const { as } = options, found = as === "leaderboard" ? null : recognise(read);
  const ofFormat = found === null
    ? null
    : found.format.energy === undefined
    ? "offers"
    : "llm-perf";
  const kind = as ?? ofFormat ??
    (looksMeasured(read) || options.map.length > 0 ? "llm-perf" : null);
  if (kind === null) {
    throw new ReadError({
      file: read.file,
      found: `columns of no tool that is known: ${read.header.slice(0, 12).join(", ")}`,
      expected:
        "output of CodeCarbon, ML.ENERGY, Optimum-Benchmark or AI Energy Score, a list of " +
        "prices, or a table of ours",
      mend: `say what it is: --as ${KINDS.join(", --as ")}`,
    });
  }
  // a list of prices that is to be the study's has the format all the same
  const known = found !== null && (ofFormat === "llm-perf") === (kind === "llm-perf");
  const format = known ? found.format : null;
  const own = named(known ? found.table : read, format, options);
  const { table, ...rules } = ruled(own, format, options);
  const rows = kind === "leaderboard"
    ? evaluated(table, EVALUATION_COLUMNS)
    : kind === "llm-perf"
    ? measured(table, format, options)
    : offered(table, format, options, kind);
  const all = joinReads([{ ...rules, rows: [] }, rows]);
  return {
    ...all,
    report: [
      `${read.file}: ${known ? `${found.format.name}, ` : ""}` +
      formatCounted(own.records.length, "row"),
      ...own.notes.map((note) => `  ${note}`),
      ...all.notes.map(({ why, count }) => `  ${why}${count > 1 ? ` (${count})` : ""}`),
      ...all.leftOut.map(({ why, count }) => `  ${count} left out: ${why}`),
    ],
    place: own.place,
  };
}

/** Where a file of the user's own is to be. */
const placeOf = (name: string, data: URL) => new URL(`${OWN}/${encodeURIComponent(name)}`, data);

/** Refuses to take the place of a file that is there, unless that was asked for. */
function refuseToReplace(
  name: string,
  file: string,
  data: URL,
  { replace, append }: { replace: boolean; append: boolean },
): void {
  const refuse = (found: string, mend: string) =>
    new ReadError({ file, found, expected: "a free place", mend });
  const measured = /^(?:input|served)-/.test(name);
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

/**
 * A file's text with its rows below those that are there already; a row that is there is not added again.
 *
 * @throws {ReadError} when all are there: it is the same file twice.
 */
function joined(name: string, text: string, file: string, data: URL): string {
  const place = placeOf(name, data);
  if (!existsSync(place)) return text;
  const before = parseCsv(Deno.readTextFileSync(place), { file: name });
  const added = parseCsv(text, { file: name });
  const header = [...new Set([...before.header, ...added.header])];
  const rowsOf = ({ header: own, records }: TextTable) =>
    records.map(({ cells }) => header.map((name) => cells[own.indexOf(name)] ?? ""));
  const old = rowsOf(before), there = new Set(old.map((row) => row.join("\n")));
  const fresh = rowsOf(added).filter((row) => !there.has(row.join("\n")));
  if (fresh.length > 0) return formatCsv([header, ...old, ...fresh]);
  throw new ReadError({
    file,
    found: `no row that data/${OWN}/${name} has not already`,
    expected: "new measurements",
    mend: "it was imported before: nothing is to be done",
  });
}
