/** Datasets on the Hugging Face Hub: their revision and files, and their rows by way of the dataset viewer. */
import { sha256 } from "../../../lib/read/sha256.ts";
import type { Client } from "../http.ts";
import { asKind, quoted, unusable } from "../source_error.ts";

/** A file of a dataset's repository; `sha256` where it is kept as a large file. */
export type HubFile = { path: string; bytes: number; sha256: string | null };

/** No file of a source is larger than this; those of LLM-Perf had up to 40 MB in 2026. */
const MOST_FILE_BYTES = 250_000_000;
/** The dataset viewer gives no more rows than this at once; nobody needs more of them than so many. */
const PAGE_ROWS = 100;
const MOST_ROWS = 50_000;

/**
 * The commit that `main` of a dataset is at, and its files.
 *
 * Shape: `{sha, siblings: [{rfilename, size, lfs?: {sha256}}], …}` of `/api/datasets/{id}?blobs=true`,
 * https://huggingface.co/docs/hub/api (`HfApi.dataset_info` with `files_metadata`)
 */
export async function hubDataset(
  client: Client,
  dataset: string,
): Promise<{ revision: string; files: HubFile[] }> {
  const what = `the list of files of ${dataset}`;
  const url = `${client.servers.hub}/api/datasets/${dataset}?blobs=true`;
  const { sha, siblings } = asKind("object", await client.json(url, what), what);
  const files = asKind("list", siblings, `${what}, "siblings"`).map((each) => {
    const { rfilename, size, lfs } = asKind("object", each, what);
    return {
      path: asKind("text", rfilename, `${what}, "rfilename"`),
      bytes: asKind("count", size, `${what}, "size"`),
      sha256: lfs ? asKind("text", asKind("object", lfs, what).sha256, `${what}, "sha256"`) : null,
    };
  });
  const revision = asKind("text", sha, `${what}, "sha"`);
  if (/^[0-9a-f]{40}$/.test(revision)) return { revision, files };
  throw unusable(what, `the commit ${quoted(revision, 40)}`, "40 hexadecimal digits");
}

/**
 * Downloads a text file of a dataset at a commit, checked against its listing.
 *
 * @throws {SourceError} when size or SHA-256 is not the listed one.
 */
export async function hubText(
  client: Client,
  dataset: string,
  revision: string,
  file: HubFile,
): Promise<string> {
  const path = file.path.split("/").map(encodeURIComponent).join("/");
  const url = `${client.servers.hub}/datasets/${dataset}/resolve/${revision}/${path}`;
  const limits = { maxBytes: MOST_FILE_BYTES, bytes: file.bytes };
  const bytes = await client.bytes(url, file.path, limits);
  if (file.sha256 !== null && sha256(bytes) !== file.sha256) {
    const found = "another content than the source's listing announced (SHA-256)";
    throw unusable(file.path, found, "the same", "try again later");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw unusable(file.path, "bytes that are not UTF-8", "comma-separated text");
  }
}

/** A split of a dataset, as the dataset viewer knows it. */
export type Split = { dataset: string; config: string; split: string };

/**
 * All rows of a split, page by page, and the columns that it has.
 *
 * Shape: `{features: [{name}], rows: [{row_idx, row, truncated_cells}], num_rows_total, partial}`,
 * https://huggingface.co/docs/dataset-viewer/rows
 *
 * @param columns those that are read: none may be cut short.
 */
export async function hubRows(
  client: Client,
  { dataset, ...split }: Split,
  columns: readonly string[],
): Promise<{ names: string[]; rows: Record<string, unknown>[] }> {
  const rows: Record<string, unknown>[] = [];
  for (let total = 1, names: string[] = [];;) {
    const what = `the rows of ${dataset} from ${rows.length}`;
    const query = { dataset, ...split, offset: `${rows.length}`, length: `${PAGE_ROWS}` };
    const url = `${client.servers.viewer}/rows?${new URLSearchParams(query)}`;
    const page = asKind("object", await client.json(url, what), what);
    const count = asKind("count", page.num_rows_total, `${what}, "num_rows_total"`);
    if (rows.length === 0) total = count;
    const found = page.partial === true
      ? "a part of the dataset only"
      : count !== total
      ? `${total} rows at first and now ${count}`
      : total > MOST_ROWS
      ? `${total} rows, more than ${MOST_ROWS}`
      : null;
    if (found !== null) throw unusable(what, found, "one whole state", "try again later");
    names = asKind("list", page.features, `${what}, "features"`)
      .map((each) => asKind("text", asKind("object", each, what).name, `${what}, "name"`));
    const begun = rows.length;
    for (const each of asKind("list", page.rows, `${what}, "rows"`)) {
      const { row_idx, row, truncated_cells } = asKind("object", each, what);
      const cut = asKind("list", truncated_cells ?? [], `${what}, "truncated_cells"`);
      const missed = columns.find((column) => cut.includes(column));
      if (row_idx !== rows.length || missed !== undefined) {
        const found = missed === undefined
          ? `row ${String(row_idx)} in the place of ${rows.length}`
          : `the column ${quoted(missed)} cut short`;
        throw unusable(what, found, "whole rows in order", "try again later");
      }
      rows.push(asKind("object", row, `${what}, "row"`));
    }
    if (rows.length === total) return { names, rows };
    if (rows.length > total || rows.length - begun !== PAGE_ROWS) {
      throw unusable(what, `${rows.length} of ${total} rows`, "full pages", "try again later");
    }
  }
}
