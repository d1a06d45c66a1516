import { type CsvTable, formatCsv, normalHeader, parseCsv } from "../../../lib/read/csv.ts";
import { type Tally, tally } from "../../../lib/read/left_out.ts";
import { HARDWARE, measurementFiles } from "../../../lib/read/measurements.ts";
import { parseNumber } from "../../../lib/read/number.ts";
import { unusable } from "../source_error.ts";
import { hubDataset, type HubFile, hubText } from "./hub.ts";
import { type Listed, readLlmList } from "./llm_list.ts";
import { ENERGY_UNIT, FAILURE, FIXED, MAPPING, NEEDED, RESULTS } from "./llm_perf_columns.ts";
import { missingColumns, source } from "./source.ts";

const DATASET = "optimum-benchmark/llm-perf-leaderboard";
const LIST = "llm-df.csv";

/** Our hardware by LLM-Perf's machine. */
const MACHINES: Readonly<Record<string, string>> = {
  "1xA10": "A10",
  "1xA100": "A100",
  "1xT4": "T4",
  "32vCPU-C7i": "32vCPU",
};

/**
 * `perf-df-{backend}-{hardware}-{subset}-{machine}.csv`, under `data/` or, before, at the root; the
 * oldest ones, `perf-df-{subset}-{machine}.csv`, are of pytorch
 * (huggingface/llm-perf-backend, llm_perf/update_llm_perf_leaderboard.py).
 */
const NAME = /^(data\/)?perf-df-(?:([a-z]+)-(?:cuda|cpu|rocm)-)?([a-z]+)-(.+)\.csv$/;

/**
 * LLM-Perf: all files of one commit, the rows of several backends and subsets put together for each
 * machine, in our columns.
 */
export const LLM_PERF = source({
  name: "llm-perf",
  help: `latest/${measurementFiles()[0]} and ${HARDWARE.slice(1).join(", ")} from ${DATASET}`,
  folder: "latest/",
  files: measurementFiles(),
  page: `https://huggingface.co/datasets/${DATASET}`,
  state: (client) => hubDataset(client, DATASET),
  async read(client, { revision, files: all }) {
    const { files, skipped } = perfFiles(all), list = all.find(({ path }) => path === LIST);
    const bare = HARDWARE.filter((name) => !files.some(({ hardware }) => hardware === name));
    if (list === undefined || bare.length > 0) {
      const none = list === undefined ? LIST : `measurements of ${bare.join(", ")}`;
      throw unusable(DATASET, `no ${none} among its ${all.length} files`, "them");
    }
    const listed = readLlmList(await hubText(client, DATASET, revision, list), LIST);
    const lines = new Map<string, string[][]>(HARDWARE.map((hardware) => [hardware, []]));
    const leftOut = tally();
    for (const file of files) {
      const table = parseCsv(await hubText(client, DATASET, revision, file), { file: file.path });
      lines.get(file.hardware)?.push(...measurements(table, listed, leftOut));
    }
    if (skipped.length > 0) leftOut.add("files of machines without a table here", skipped.length);
    const texts = Array.from(lines, ([hardware, rows]): [string, string] => {
      // the shipped file of the processor calls this column so
      const header = MAPPING.map(({ header }) =>
        hardware === "32vCPU" ? header.replace(/^Model 🤗$/u, "Model") : header
      );
      return [`input-${hardware}.csv`, formatCsv([header, ...rows])];
    });
    return { texts: new Map(texts), leftOut: leftOut.list() };
  },
});

/**
 * The files to read among all of a repository: for each backend, subset and machine the newest kind.
 * `skipped` are measurements of machines that no shipped table is for.
 */
export function perfFiles(
  all: readonly HubFile[],
): { files: (HubFile & { hardware: string })[]; skipped: string[] } {
  const newest = new Map<string, { age: number; file: HubFile & { hardware: string } }>();
  const skipped: string[] = [];
  for (const file of all) {
    const [name, folder, backend, subset, machine] = NAME.exec(file.path) ?? [];
    if (name === undefined) continue;
    const hardware = MACHINES[machine];
    const age = folder !== undefined ? 0 : backend !== undefined ? 1 : 2;
    const key = [backend ?? "pytorch", subset, machine].join(" ");
    if (hardware === undefined) skipped.push(file.path);
    else if (age < (newest.get(key)?.age ?? Infinity)) {
      newest.set(key, { age, file: { ...file, hardware } });
    }
  }
  const files = Array.from(newest.values(), ({ file }) => file);
  return { files: files.sort((a, b) => a.path < b.path ? -1 : 1), skipped };
}

/**
 * The rows of one raw file in our columns; runs that failed or are not comparable are counted.
 *
 * @throws {SourceError} when a needed column is missing, or the energy's unit is another.
 */
export function measurements(
  table: CsvTable,
  listed: (model: string) => Listed,
  leftOut: Tally,
): string[][] {
  const places = new Map(table.header.map((name, i) => [normalHeader(name), i]));
  // files of failed runs alone have no measurements at all
  const missing = NEEDED.filter((name) => !places.has(name));
  const rows: string[][] = [];
  for (const { cells, line } of table.records) {
    // pandas writes a missing value as a word
    const raw = (name: string) =>
      (cells[places.get(name) ?? -1] ?? "").trim().replace(/^(None|nan|NaN)$/, "");
    const fixed = Object.entries(FIXED)
      .find(([name, value]) => raw(name) !== "" && parseNumber(raw(name)) !== value);
    const unit = raw(ENERGY_UNIT.column);
    if (raw(FAILURE) !== "" || (missing.length === 0 && RESULTS.some((name) => raw(name) === ""))) {
      leftOut.add("runs that failed or gave no energy");
    } else if (missing.length > 0) {
      throw missingColumns(table.file, missing, table.header);
    } else if (unit !== "" && unit !== ENERGY_UNIT.unit) {
      const where = `${table.file}, line ${line}, column "${ENERGY_UNIT.column}"`;
      throw unusable(where, JSON.stringify(unit), `"${ENERGY_UNIT.unit}"`);
    } else if (fixed !== undefined) {
      leftOut.add(`runs whose ${fixed[0].split(".").at(-1)} is not ${fixed[1]}`);
    } else {
      const of = listed(raw("config.backend.model"));
      rows.push(MAPPING.map((column) => column.of(raw, of)));
    }
  }
  return rows;
}
