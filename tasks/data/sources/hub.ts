import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import * as v from "valibot";
import { type Client, HUGGING_FACE } from "../http.ts";
import { readAs, unusable } from "../source_error.ts";
import type { Sent } from "./source.ts";

/** No file of a source is larger than this; those of LLM-Perf had up to 40 MB in 2026. */
const MOST_FILE_BYTES = 250_000_000;

/** `/api/datasets/{id}?blobs=true`, https://huggingface.co/docs/hub/api */
const LISTING = v.object({
  sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  siblings: v.array(v.object({ rfilename: v.string(), size: v.number() })),
});

/** A dataset on the Hugging Face Hub at the commit that its `main` is at: all that is read is of that one. */
export async function hubDataset(client: Client, name: string) {
  const url = `${HUGGING_FACE}/api/datasets/${name}?blobs=true`;
  const { sha, siblings } = await client.json(url, `the list of files of ${name}`, LISTING);
  const sizes = new Map(siblings.map(({ rfilename, size }) => [rfilename, size]));
  const paths = [...sizes.keys()].sort();
  async function file(path: string) {
    const escaped = path.split("/").map(encodeURIComponent).join("/");
    const url = `${HUGGING_FACE}/datasets/${name}/resolve/${sha}/${escaped}`;
    const bytes = await client.bytes(url, path, MOST_FILE_BYTES), size = sizes.get(path);
    if (bytes.length === size) return bytes;
    const expected = `the ${size} of the source's listing`;
    throw unusable(path, `${bytes.length} bytes`, expected, "the transfer was cut, try again");
  }
  return {
    revision: sha,
    paths,
    async text(path: string): Promise<string> {
      const bytes = await file(path);
      return readAs("UTF-8", path, () => new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    },
    /** The rows of a split from its Parquet files: of `data/train` in `data/train-00000-of-00001.parquet`. */
    async rows(split: string): Promise<Sent[]> {
      const own = paths.filter((path) => path.startsWith(`${split}-`) && path.endsWith(".parquet"));
      if (own.length === 0) {
        throw unusable(name, `no ${split}-….parquet among its ${paths.length} files`, "it");
      }
      const parts = await Promise.all(own.map(async (path) => {
        const { buffer } = await file(path);
        return readAs("Parquet", path, () => parquetReadObjects({ file: buffer, compressors }));
      }));
      return parts.flat();
    },
  };
}
