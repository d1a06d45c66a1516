import type { Columns } from "../../lib/read/column.ts";
import { type CsvTable, formatCsv } from "../../lib/read/csv.ts";
import { EVALUATION_COLUMNS } from "../../lib/read/evaluations.ts";
import { ENERGY_COLUMNS, tokensPerKWh } from "../../lib/read/formats/energy_units.ts";
import { type Extras, formatMeasurements } from "../../lib/read/formats/foreign.ts";
import { type Assignment, ownTable, renameColumns } from "../../lib/read/formats/map_columns.ts";
import { isMlEnergy, servedFromMlEnergy } from "../../lib/read/formats/ml_energy.ts";
import { recogniseFormat } from "../../lib/read/formats/recognise.ts";
import { MEASUREMENT_COLUMNS } from "../../lib/read/measurements.ts";
import { PRICE_COLUMNS } from "../../lib/read/prices.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { OWN } from "../../lib/read/own.ts";
import { formatServed } from "../../lib/read/served.ts";
import { formatCounted } from "../../lib/words/quantity.ts";
import { checkImported } from "./check_imported.ts";
import { joined, refuseToReplace, type Target, write } from "./import_target.ts";
import { readRows, type Rows } from "./read_rows.ts";

/** What a file can be imported as. */
export const KINDS = ["leaderboard", "llm-perf", "prices"] as const;

/** What a user says of a file to import. */
export type ImportOptions = {
  /** Null: told by the columns, when another tool wrote the file. */
  as: (typeof KINDS)[number] | null;
  mapping: readonly Assignment[];
  fill: readonly Assignment[];
  /** Only the rows whose column of theirs holds this text. */
  where: readonly Assignment[];
  extras: Extras;
  replace: boolean;
  /** Adds the measurements to those of the same hardware that are there. */
  append: boolean;
  dryRun: boolean;
};

/**
 * Imports one file of the user's own: measurements of energy become a file in the own tables' folder, one
 * for each hardware; a leaderboard or a price list takes the place of the shipped one.
 *
 * @returns the lines of the report.
 * @throws {ReadError} when it cannot be read, has no usable row, or would replace what is there unasked.
 */
export async function importFile(
  path: string,
  options: ImportOptions,
  data: URL,
): Promise<string[]> {
  const rows = onlyWhere(await readRows(path), options.where);
  const named = { ...renameColumns(rows, options.mapping), place: rows.place };
  const { targets, report } = options.as === null || options.as === "llm-perf"
    ? measurements(named, options)
    : { targets: [], report: [] };
  if (options.as === "leaderboard") {
    targets.push(ownFile(named, "leaderboard.csv", EVALUATION_COLUMNS, options, report));
  } else if (options.as === "prices") {
    targets.push(ownFile(named, "financier.csv", PRICE_COLUMNS, options, report));
  }
  for (const target of targets) {
    report.push(...checkImported(target, rows.place));
    refuseToReplace(target, rows.file, data, options);
  }
  if (options.dryRun) return [...report, "Nothing was written: --dry-run"];
  write(options.append ? targets.map((target) => joined(target, data)) : targets, data);
  return [
    ...report,
    ...targets.map(({ name }) => `Wrote data/${OWN}/${name}${howToRead(name)}`),
  ];
}

/** What to write in a notebook to read a file that it does not read by itself. */
function howToRead(name: string): string {
  const load = { "leaderboard.csv": "loadLeaderboard", "financier.csv": "loadPrices" }[name];
  return load === undefined ? "" : `: read it with lm.${load}("../data/${OWN}/${name}")`;
}

/** Measurements of energy, from another tool's output or a table in our columns. */
function measurements(
  table: Rows,
  options: ImportOptions,
): { targets: Target[]; report: string[] } {
  const { as, extras } = options, report: string[] = [];
  if (isMlEnergy(table)) return served(table, extras);
  const format = recogniseFormat(table);
  if (format !== null) {
    const { rows, leftOut } = format.convert(table, extras);
    report.push(`${table.file}: ${format.name}, ${formatCounted(table.records.length, "row")}`);
    const groups = Map.groupBy(rows, (row) => row.hardware);
    if (groups.size === 0) groups.set(extras.hardware ?? "unknown hardware", []);
    const targets = Array.from(groups, ([hardware, own], index) => ({
      name: fileOf("input", hardware, table.file),
      text: formatMeasurements(own),
      lines: own.map(({ line }) => line),
      leftOut: index === 0 ? leftOut : [],
    }));
    return { targets, report };
  }
  if (as === null) {
    throw new ReadError({
      file: table.file,
      found: `columns of no tool that is known: ${table.header.slice(0, 12).join(", ")}`,
      expected: "output of CodeCarbon, AI Energy Score or ML.ENERGY, or a table of ours",
      mend: `say what it is: --as ${KINDS.join(", --as ")}`,
    });
  }
  if (extras.hardware === undefined) {
    throw new ReadError({
      file: table.file,
      found: "measurements, and no name for what they were taken on",
      expected: "the hardware, which names its line in the figure",
      mend: 'give it with --hardware "RTX 4090"',
    });
  }
  const given = [
    ...options.fill,
    ...(extras.model === undefined ? [] : [{ theirs: extras.model, ours: "Model 🤗" }]),
    ...(extras.paramsB === undefined
      ? []
      : [{ theirs: String(extras.paramsB), ours: "Params (B)" }]),
  ];
  const name = fileOf("input", extras.hardware, table.file);
  const target = ownFile(tokensPerKWh(table), name, MEASUREMENT_COLUMNS, {
    fill: given,
  }, report);
  return { targets: [target], report };
}

/** Models as they are served, many requests at once: a file for each hardware, as served.csv is. */
function served(table: Rows, extras: Extras): { targets: Target[]; report: string[] } {
  const groups = Map.groupBy(servedFromMlEnergy(table, extras), ({ hardware }) => hardware);
  return {
    targets: Array.from(groups, ([hardware, own]) => ({
      name: fileOf("served", hardware, table.file),
      text: formatServed(own.map(({ cells }) => cells)),
      lines: own.map(({ line }) => line),
      leftOut: [],
    })),
    report: [
      `${table.file}: ML.ENERGY's leaderboard, ${formatCounted(table.records.length, "row")}`,
    ],
  };
}

/** A table in our columns as a file to write. */
function ownFile(
  table: CsvTable,
  name: string,
  columns: Columns,
  { fill }: { fill: readonly Assignment[] },
  report: string[],
): Target {
  const hint = columns === MEASUREMENT_COLUMNS
    ? `energy may also be mapped to ${Object.keys(ENERGY_COLUMNS).join(", ")}`
    : undefined;
  const { rows, notes } = ownTable(table, columns, { fill, hint });
  report.push(
    `${table.file}: ${formatCounted(table.records.length, "row")}`,
    ...notes.map((note) => `  ${note}`),
  );
  const lines = table.records.map(({ line }) => line);
  return { name, text: formatCsv(rows), lines, leftOut: [] };
}

/** The rows whose cells are what was asked for. */
function onlyWhere(rows: Rows, where: readonly Assignment[]): Rows {
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

/** The name of a file of measurements on some hardware. */
function fileOf(kind: "input" | "served", hardware: string, file: string): string {
  // deno-lint-ignore no-control-regex
  if (!/[/\\:*?"<>|\x00-\x1f]|^\.|^\s*$/.test(hardware)) return `${kind}-${hardware}.csv`;
  throw new ReadError({
    file,
    found: `the hardware's name ${JSON.stringify(hardware)}`,
    expected: "a name that a file can have too",
    mend: 'give another with --hardware "RTX 4090"',
  });
}
