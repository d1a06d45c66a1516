import type { Client } from "../http/client.ts";
import { asCount, asList, asObject, asText, getJson } from "../http/json.ts";
import { quoted, SourceError } from "../http/source_error.ts";

/** A part of a dataset. */
export type Split = { config: string; split: string };

/** A parquet file of a split, as the dataset viewer lists it. */
export type ParquetFile = { url: string; filename: string; bytes: number };

/** A page of rows. */
export type Page = {
  columns: string[];
  rows: Record<string, unknown>[];
  total: number;
  revision: string | null;
};

/** The dataset viewer gives no more rows than this at once. */
export const PAGE_ROWS = 100;

/** The address of one of the viewer's functions. */
function address(client: Client, path: string, query: Record<string, string>): string {
  return `${client.servers.viewer}/${path}?${new URLSearchParams(query)}`;
}

/**
 * The one split of a dataset: the only one, or `default`/`train`.
 *
 * Shape: `{splits: [{dataset, config, split}], pending, failed}`,
 * https://huggingface.co/docs/dataset-viewer/splits
 */
export async function onlySplit(client: Client, dataset: string): Promise<Split> {
  const what = `the list of splits of ${dataset}`;
  const { value } = await getJson(client, address(client, "splits", { dataset }), what);
  const splits = asList(asObject(value, what).splits, `${what}, "splits"`).map((each) => {
    const { config, split } = asObject(each, what);
    return {
      config: asText(config, `${what}, "config"`),
      split: asText(split, `${what}, "split"`),
    };
  });
  const chosen = splits.length === 1
    ? splits[0]
    : splits.find(({ config, split }) => config === "default" && split === "train");
  if (chosen !== undefined) return chosen;
  const names = splits.map(({ config, split }) => `${config}/${split}`).join(", ") || "none";
  throw new SourceError(
    `Cannot choose a split of ${dataset}: found ${
      quoted(names)
    }, expected one, or default/train; ` +
      "the dataset was rearranged",
  );
}

/**
 * The parquet files of a split, and the dataset's revision where the viewer tells it.
 *
 * Shape: `{parquet_files: [{dataset, config, split, url, filename, size}], pending, failed, partial}`,
 * https://huggingface.co/docs/dataset-viewer/parquet
 *
 * @throws {SourceError} that is `unavailable` when the files are still being made or could not be.
 */
export async function parquetFiles(
  client: Client,
  dataset: string,
  { config, split }: Split,
): Promise<{ files: ParquetFile[]; revision: string | null }> {
  const what = `the list of parquet files of ${dataset}`;
  const answer = await getJson(client, address(client, "parquet", { dataset }), what);
  const list = asObject(answer.value, what);
  if (list.partial === true) {
    throw new SourceError(
      `Cannot use ${what}: found a part of the dataset only, expected all of it; ` +
        "it has grown past what the dataset viewer converts",
    );
  }
  const of = (name: "pending" | "failed") => asList(list[name] ?? [], `${what}, "${name}"`).length;
  const files = asList(list.parquet_files, `${what}, "parquet_files"`)
    .map((each) => asObject(each, what))
    .filter((each) => each.config === config && each.split === split)
    .map((each) => ({
      url: asText(each.url, `${what}, "url"`),
      filename: asText(each.filename, `${what}, "filename"`),
      bytes: asCount(each.size, `${what}, "size"`),
    }));
  if (files.length === 0 || of("pending") > 0 || of("failed") > 0) {
    throw new SourceError(
      `Cannot use ${what}: found ${files.length} ready, ${of("pending")} pending, ` +
        `${of("failed")} failed, expected all ready; try again later`,
      { unavailable: true },
    );
  }
  for (const { url, filename } of files) {
    if (!URL.canParse(url) || new URL(url).origin !== new URL(client.servers.hub).origin) {
      throw new SourceError(
        `Cannot use ${what}: found ${quoted(filename)} at ${quoted(url)}, expected an address of ` +
          `${client.servers.hub}; do not trust this answer`,
      );
    }
  }
  return { files, revision: answer.headers["x-revision"] ?? null };
}

/**
 * One page of rows.
 *
 * Shape: `{features: [{feature_idx, name, type}], rows: [{row_idx, row, truncated_cells}],
 * num_rows_total, num_rows_per_page, partial}`, https://huggingface.co/docs/dataset-viewer/rows
 */
export async function pageOfRows(
  client: Client,
  dataset: string,
  { config, split }: Split,
  offset: number,
  columns: readonly string[],
): Promise<Page> {
  const what = `the rows of ${dataset} from ${offset}`;
  const query = { dataset, config, split, offset: `${offset}`, length: `${PAGE_ROWS}` };
  const { value, headers } = await getJson(client, address(client, "rows", query), what);
  const page = asObject(value, what);
  if (page.partial === true) {
    throw new SourceError(
      `Cannot use ${what}: found a part of the dataset only, expected all of it; ` +
        "it has grown past what the dataset viewer converts",
    );
  }
  const rows = asList(page.rows, `${what}, "rows"`).map((each, i) => {
    const { row_idx, row, truncated_cells } = asObject(each, what);
    const cut = asList(truncated_cells ?? [], `${what}, "truncated_cells"`);
    const missed = columns.find((column) => cut.includes(column));
    if (row_idx !== offset + i || missed !== undefined) {
      throw new SourceError(
        `Cannot use ${what}: found ${
          missed === undefined
            ? `row ${String(row_idx)} in the place of ${offset + i}`
            : `the column ${quoted(missed)} cut short`
        }, expected whole rows in order; try again later`,
      );
    }
    return asObject(row, `${what}, "row"`);
  });
  return {
    columns: asList(page.features, `${what}, "features"`)
      .map((each) => asText(asObject(each, what).name, `${what}, "name"`)),
    rows,
    total: asCount(page.num_rows_total, `${what}, "num_rows_total"`),
    revision: headers["x-revision"] ?? null,
  };
}
