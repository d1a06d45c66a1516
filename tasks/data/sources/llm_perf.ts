import { type CsvTable, formatCsv, normalHeader, parseCsv } from "../../../lib/read/csv.ts";
import { type Tally, tally } from "../../../lib/read/left_out.ts";
import { parseNumber } from "../../../lib/read/number.ts";
import type { Client } from "../http/client.ts";
import { SourceError } from "../http/source_error.ts";
import type { Fetched } from "./fetched.ts";
import { hubFiles, hubRevision, hubText } from "./hub.ts";
import { type Listed, readLlmList } from "./llm_list.ts";
import { ENERGY_UNIT, FAILURE, FIXED, MAPPING, NEEDED } from "./llm_perf_columns.ts";
import { MACHINES, perfFiles } from "./llm_perf_files.ts";
import { missingColumns } from "./parquet.ts";

const DATASET = "optimum-benchmark/llm-perf-leaderboard";
const LIST = "llm-df.csv";

/**
 * Reads LLM-Perf: all files of one commit, the rows of several backends and subsets put together for
 * each machine, in our columns.
 *
 * @throws {SourceError} when a machine has no file, or a file is not what it was.
 * @throws {ReadError} when a file is no such table.
 */
export async function fetchLlmPerf(client: Client): Promise<Fetched> {
  const revision = await hubRevision(client, DATASET);
  const all = await hubFiles(client, DATASET, revision);
  const { files, skipped } = perfFiles(all);
  const list = all.find(({ path }) => path === LIST);
  const bare = Object.values(MACHINES)
    .filter((hardware) => !files.some((file) => file.hardware === hardware));
  if (list === undefined || bare.length > 0) {
    throw new SourceError(
      `Cannot use ${DATASET}: found ${
        list === undefined ? `no ${LIST}` : `no measurements of ${bare.join(", ")}`
      } among its ${all.length} files, expected them; the dataset was rearranged`,
    );
  }
  const listed = readLlmList(await hubText(client, DATASET, revision, list), LIST);
  const lines = new Map<string, string[][]>();
  const leftOut = tally();
  for (const file of files) {
    const table = parseCsv(await hubText(client, DATASET, revision, file), { file: file.path });
    const rows = measurements(table, listed, leftOut);
    lines.set(file.hardware, [...lines.get(file.hardware) ?? [], ...rows]);
  }
  if (skipped.length > 0) leftOut.add("files of machines without a table here", skipped.length);
  const header = MAPPING.map(({ header }) => header);
  return {
    texts: new Map(
      Object.values(MACHINES).map((hardware) => [
        `input-${hardware}.csv`,
        formatCsv([
          // the shipped file of the processor calls this column so
          hardware === "32vCPU"
            ? header.map((name) => name.replace(/^Model 🤗$/u, "Model"))
            : header,
          ...lines.get(hardware) ?? [],
        ]),
      ]),
    ),
    source: `https://huggingface.co/datasets/${DATASET}`,
    revision,
    leftOut: leftOut.list(),
  };
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
  const missing = NEEDED.filter((name) => !places.has(name));
  const rows: string[][] = [];
  for (const { cells, line } of table.records) {
    const raw = (name: string) => {
      const place = places.get(name);
      return place === undefined ? "" : missingValue(cells[place].trim());
    };
    const failed = raw(FAILURE) !== "" || (missing.length === 0 &&
      (raw("report.decode.latency.p50") === "" || raw("report.decode.efficiency.value") === ""));
    if (failed) {
      leftOut.add("runs that failed or gave no energy");
      continue;
    }
    if (missing.length > 0) throw missingColumns(table.file, missing, table.header);
    const unit = raw(ENERGY_UNIT.column);
    if (unit !== "" && unit !== ENERGY_UNIT.unit) {
      throw new SourceError(
        `Cannot use ${table.file}, line ${line}, column "${ENERGY_UNIT.column}": found ` +
          `${
            JSON.stringify(unit)
          }, expected "${ENERGY_UNIT.unit}"; the source has changed its unit`,
      );
    }
    const other = Object.entries(FIXED)
      .find(([name, value]) => raw(name) !== "" && parseNumber(raw(name)) !== value);
    if (other !== undefined) {
      leftOut.add(`runs whose ${other[0].split(".").at(-1)} is not ${other[1]}`);
      continue;
    }
    const of = listed(raw("config.backend.model"));
    rows.push(MAPPING.map((column) => column.of(raw, of)));
  }
  return rows;
}

/** A cell, or "" for the words in which pandas writes a missing value. */
function missingValue(text: string): string {
  return text === "None" || text === "nan" || text === "NaN" ? "" : text;
}
