import { formatCsv } from "../../../lib/read/csv.ts";
import type { Column } from "../../../lib/read/column.ts";
import { BASE_COLUMN, EVALUATION_COLUMNS } from "../../../lib/read/evaluations.ts";
import { sha256 } from "../../../lib/read/sha256.ts";
import type { Client } from "../http/client.ts";
import { quoted, SourceError } from "../http/source_error.ts";
import type { Fetched } from "./fetched.ts";
import { missingColumns, readParquet } from "./parquet.ts";
import { onlySplit, PAGE_ROWS, pageOfRows, parquetFiles, type Split } from "./viewer.ts";

const DATASET = "open-llm-leaderboard/contents";

/** The columns of leaderboard.csv in the order of the shipped file; the dataset has the same names. */
const COLUMNS: readonly Column[] = [
  EVALUATION_COLUMNS.precision,
  EVALUATION_COLUMNS.type,
  EVALUATION_COLUMNS.architecture,
  EVALUATION_COLUMNS.model,
  EVALUATION_COLUMNS.scorePercent,
  EVALUATION_COLUMNS.paramsB,
  EVALUATION_COLUMNS.mixtureOfExperts,
  EVALUATION_COLUMNS.co2Kg,
];
const NAMES = COLUMNS.map(({ headers }) => headers[0]);
/** Taken where the dataset has it. */
const BASE = BASE_COLUMN.headers[0];

/** No parquet file of the dataset is larger; it had 0.7 MB in 2025. */
const MOST_BYTES = 100_000_000;
/** No more rows are read page by page. */
const MOST_PAGED_ROWS = 50_000;

type Rows = { rows: Record<string, unknown>[]; columns: string[]; revision: string };

/**
 * Reads the Open LLM Leaderboard: its parquet files, or, when the dataset viewer cannot give them, its
 * rows page by page. Both give the same text. What a model is based on comes last, where it is told.
 *
 * @throws {SourceError} when neither can be had whole, or a column is missing or of another type.
 */
export async function fetchLeaderboard(client: Client): Promise<Fetched> {
  const split = await onlySplit(client, DATASET);
  let found: Rows;
  try {
    found = await rowsOfParquet(client, split);
  } catch (error) {
    if (!(error instanceof SourceError && error.unavailable)) throw error;
    client.say(`  ${error.message.split(";")[0]}; reading the rows page by page instead`);
    found = await rowsByPage(client, split);
  }
  const told = found.columns.includes(BASE);
  if (!told) client.say(`  no column "${BASE}": families come from class, size and name alone`);
  const columns = told ? [...COLUMNS, BASE_COLUMN] : COLUMNS;
  const lines = found.rows.map((row, i) => columns.map((column) => cellOf(row, column, i)));
  const header = columns.map(({ headers }) => headers[0]);
  return {
    texts: new Map([["leaderboard.csv", formatCsv([header, ...lines])]]),
    source: `https://huggingface.co/datasets/${DATASET}`,
    revision: found.revision,
    leftOut: [],
  };
}

/** The rows from the split's parquet files. */
async function rowsOfParquet(client: Client, split: Split): Promise<Rows> {
  const { files, revision } = await parquetFiles(client, DATASET, split);
  const rows: Rows["rows"] = [], columns: string[] = [], digests: string[] = [];
  for (const { url, filename, bytes: expectedBytes } of files) {
    const what = `${DATASET}, ${filename}`;
    const { bytes } = await client.get({ url, what, maxBytes: MOST_BYTES, expectedBytes });
    const file = await readParquet(bytes, NAMES, what, [BASE]);
    for (const row of file.rows) rows.push(row);
    columns.push(...file.columns);
    digests.push(sha256(bytes));
  }
  return {
    rows,
    columns,
    revision: revision ?? `parquet sha256 ${digests.join(" ").slice(0, 64)}`,
  };
}

/** The rows from the viewer's pages, all of one revision. */
async function rowsByPage(client: Client, split: Split): Promise<Rows> {
  const rows: Rows["rows"] = [], whole = [...NAMES, BASE];
  const first = await pageOfRows(client, DATASET, split, 0, whole);
  const missing = NAMES.filter((name) => !first.columns.includes(name));
  if (missing.length > 0) throw missingColumns(DATASET, missing, first.columns);
  if (first.total > MOST_PAGED_ROWS) {
    throw new SourceError(
      `Cannot read ${DATASET} page by page: found ${first.total} rows, expected at most ` +
        `${MOST_PAGED_ROWS}; try again when its parquet files are there`,
    );
  }
  for (let page = first;;) {
    for (const row of page.rows) rows.push(row);
    const last = rows.length >= first.total;
    if (page.total !== first.total || page.revision !== first.revision) {
      throw new SourceError(
        `Cannot read ${DATASET}: found ${first.total} rows at first and now ` +
          `${page.total}, expected one state; it changed while it was read, try again`,
      );
    }
    if (last ? rows.length > first.total : page.rows.length !== PAGE_ROWS) {
      throw new SourceError(
        `Cannot read ${DATASET}: found ${rows.length} rows up to this page, expected ${
          last ? first.total : "full pages before the last"
        }; try again later`,
      );
    }
    if (last) break;
    page = await pageOfRows(client, DATASET, split, rows.length, whole);
  }
  return { rows, columns: first.columns, revision: first.revision ?? `${first.total} rows` };
}

/**
 * A value as the shipped file writes it: numbers shortest, flags True or False, nothing as nothing.
 *
 * @throws {SourceError} when it is of another type than the column.
 */
function cellOf(
  row: Record<string, unknown>,
  { headers: [name], kind }: Column,
  i: number,
): string {
  const value = row[name];
  if (value === null || value === undefined) return "";
  if (kind === "text" && typeof value === "string") return value;
  if (kind === "flag" && typeof value === "boolean") return value ? "True" : "False";
  if (kind === "number" && typeof value === "bigint") return String(value);
  if (kind === "number" && typeof value === "number") {
    return Number.isFinite(value) ? String(value) : "";
  }
  throw new SourceError(
    `Cannot use ${DATASET}, column ${JSON.stringify(name)}, row ${
      i + 1
    }: found the ${typeof value} ` +
      `${quoted(String(value), 40)}, expected a ${kind}; the source has changed its type`,
  );
}
