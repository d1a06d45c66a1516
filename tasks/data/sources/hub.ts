import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import * as v from "valibot";
import { type Client, HUGGING_FACE } from "../http.ts";
import { quoted, unusable } from "../source_error.ts";
import type { Sent } from "./source.ts";

/** No file of a source is larger than this; those of LLM-Perf had up to 40 MB in 2026. */
const MOST_FILE_BYTES = 250_000_000;

/** `/api/datasets/{id}?blobs=true`, https://huggingface.co/docs/hub/api */
const LISTING = v.object({
  sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  siblings: v.array(v.object({ rfilename: v.string(), size: v.number() })),
});

/** A dataset on the Hugging Face Hub at the commit that its `main` is at: all that is read is of that one. */
export type Dataset = {
  name: string;
  revision: string;
  paths: string[];
  text(path: string): Promise<string>;
  /** The rows of a split, from its Parquet files: `data/train` means `data/train-00000-of-00001.parquet`. */
  rows(split: string): Promise<Sent[]>;
};

/** Asks for the state of a dataset. */
export async function hubDataset(client: Client, name: string): Promise<Dataset> {
  const url = `${HUGGING_FACE}/api/datasets/${name}?blobs=true`;
  const { sha, siblings } = await client.json(url, `the list of files of ${name}`, LISTING);
  const sizes = new Map(siblings.map(({ rfilename, size }) => [rfilename, size]));
  async function file(path: string) {
    const escaped = path.split("/").map(encodeURIComponent).join("/");
    const url = `${HUGGING_FACE}/datasets/${name}/resolve/${sha}/${escaped}`;
    const bytes = await client.bytes(url, path, MOST_FILE_BYTES), size = sizes.get(path);
    if (bytes.length === size) return bytes;
    const expected = `the ${size} of the source's listing`;
    throw unusable(path, `${bytes.length} bytes`, expected, "the transfer was cut, try again");
  }
  return {
    name,
    revision: sha,
    paths: [...sizes.keys()],
    async text(path) {
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(await file(path));
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        throw unusable(path, "bytes that are not UTF-8", "comma-separated text");
      }
    },
    async rows(split) {
      const paths = [...sizes.keys()].filter((path) =>
        path.startsWith(`${split}-`) && path.endsWith(".parquet")
      );
      if (paths.length === 0) {
        const found = `no ${split}-….parquet among ${quoted([...sizes.keys()].join(", "), 400)}`;
        throw unusable(name, found, "it");
      }
      const rows: Sent[] = [];
      for (const path of paths.sort()) {
        const { buffer } = await file(path);
        try {
          rows.push(...await parquetReadObjects({ file: buffer, compressors }));
        } catch (error) {
          throw unusable(path, `no readable Parquet (${quoted(String(error), 60)})`, "a table");
        }
      }
      return rows;
    },
  };
}
