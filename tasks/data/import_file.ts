import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readAnyFile } from "../../lib/read/any_file.ts";
import { formatCsv, parseCsv, type TextTable } from "../../lib/read/csv.ts";
import { evaluated } from "../../lib/read/formats/evaluated.ts";
import type { OwnRow } from "../../lib/read/formats/fields.ts";
import { looksMeasured, measured } from "../../lib/read/formats/measured.ts";
import { named } from "../../lib/read/formats/named.ts";
import { offered } from "../../lib/read/formats/offered.ts";
import { recognise, refuseByHeader, ruled } from "../../lib/read/formats/recognise.ts";
import { type LeftOut, tally } from "../../lib/read/left_out.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { OWN } from "../../lib/read/shipped.ts";
import { fileName } from "../../lib/read/text_file.ts";
import { EVALUATION_COLUMNS } from "../../lib/tables/evaluations.ts";
import { formatCounted } from "../../lib/words/quantity.ts";
import { replaceFiles } from "../replace_files.ts";
import { againstFitReport } from "./import_against_fit.ts";
import { type ImportOptions, KINDS } from "./import_options.ts";
import { checkedText, noneUsable, ownTable } from "./import_tables.ts";

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
  const file = fileName(path), texts = new Map<string, string>();
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
  for (const [name, own] of Map.groupBy(rows, (row) => row.file)) {
    const checked = checkedText(name, own, { file, place, leftOut, confirmed: options.confirm });
    report.push(...checked.report);
    refuseToReplace(name, file, data, options);
    texts.set(name, checked.text);
  }
  if (options["dry-run"]) return [...report, "Nothing was written: --dry-run"];
  for (const [name, text] of options.append ? texts : []) {
    const { all, rows } = joined(name, text, file, data);
    texts.set(name, all);
    if (all !== text) report.push(`${name}: ${rows} rows with those that were there`);
  }
  replaceFiles(fileURLToPath(new URL(`${OWN}/`, data)), texts);
  for (const name of texts.keys()) {
    const { load } = ownTable(name), own = `data/${OWN}/${name}`;
    report.push(
      `Wrote ${own}${load === undefined ? "" : `: read it with lm.${load}("../${own}")`}`,
    );
  }
  return [...report, ...againstFitReport([...texts.keys()], data)];
}

/** What a file becomes: rows, what was left out and noticed, and how an error names one of its rows. */
type Imported = {
  rows: OwnRow[];
  leftOut: LeftOut[];
  report: string[];
  place: TextTable["place"];
};

function rowsOf(read: TextTable, options: ImportOptions): Imported {
  const found = options.as === "leaderboard" ? null : recognise(read);
  const ofFormat = found === null ? null : found.format.energy ? "llm-perf" : "offers";
  const kind = options.as ?? ofFormat ??
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
  const known = (ofFormat === "llm-perf") === (kind === "llm-perf") ? found : null;
  const format = known?.format ?? null, own = named(known?.table ?? read, format, options);
  const { table, ...rules } = ruled(own, format, options);
  const { rows, ...rest } = kind === "leaderboard"
    ? evaluated(table, EVALUATION_COLUMNS)
    : kind === "llm-perf"
    ? measured(table, format, options)
    : offered(table, format, options, kind);
  const leftOut = tally([...rules.leftOut, ...rest.leftOut]).list();
  const notes = tally([...rules.notes, ...rest.notes]).list();
  const name = format === null ? "" : `${format.name}, `;
  return {
    rows,
    leftOut,
    report: [
      `${read.file}: ${name}${formatCounted(own.records.length, "row")}`,
      ...own.notes.map((note) => `  ${note}`),
      ...notes.map(({ why, count }) => `  ${why}${count > 1 ? ` (${count})` : ""}`),
      ...leftOut.map(({ why, count }) => `  ${count} left out: ${why}`),
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
  { replace, append }: ImportOptions,
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

/** A file's text with its rows below those that are there already; refuses one whose rows are all there. */
function joined(
  name: string,
  text: string,
  file: string,
  data: URL,
): { all: string; rows: number } {
  const place = placeOf(name, data), added = parseCsv(text, { file: name });
  if (!existsSync(place)) return { all: text, rows: added.records.length };
  const before = parseCsv(Deno.readTextFileSync(place), { file: name });
  const header = [...new Set([...before.header, ...added.header])];
  const [old, own] = [before, added].map((table) =>
    table.records.map(({ cells }) => header.map((name) => cells[table.header.indexOf(name)] ?? ""))
  );
  const there = new Set(old.map((row) => row.join("\n")));
  const fresh = own.filter((row) => !there.has(row.join("\n")));
  const rows = [...old, ...fresh];
  if (fresh.length > 0) return { all: formatCsv([header, ...rows]), rows: rows.length };
  throw new ReadError({
    file,
    found: `no row that data/${OWN}/${name} has not already`,
    expected: "new measurements",
    mend: "it was imported before: nothing is to be done",
  });
}
