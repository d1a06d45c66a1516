/** Where sources publish: datasets on the Hugging Face Hub and repositories on GitHub, each read at one commit. */
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import * as v from "valibot";
import { type Client, HUGGING_FACE } from "../http.ts";
import { readAs, unusable } from "../unusable.ts";
import { type Sent, sentRows } from "./source.ts";

const SHA = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/));

/** `/api/datasets/{id}?blobs=true`, https://huggingface.co/docs/hub/api */
const LISTING = v.object({
  sha: SHA,
  siblings: v.array(v.object({ rfilename: v.string(), size: v.number() })),
});

const DAY = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d/));
/** https://docs.github.com/en/rest/commits/commits#list-commits */
const COMMITS = v.looseTuple([
  v.object({ sha: SHA, commit: v.object({ committer: v.object({ date: DAY }) }) }),
]);

export type Dataset = Awaited<ReturnType<typeof hubDataset>>;
export type Repository = Awaited<ReturnType<typeof lastCommit>>;

/** Opens a dataset at the commit that its `main` is at. */
export async function hubDataset(client: Client, name: string) {
  const url = `${HUGGING_FACE}/api/datasets/${name}?blobs=true`;
  const { sha, siblings } = await client.json(url, `the list of files of ${name}`, LISTING);
  const sizes = new Map(siblings.map(({ rfilename, size }) => [rfilename, size]));
  const paths = [...sizes.keys()].sort();
  async function file(path: string) {
    const escaped = path.split("/").map(encodeURIComponent).join("/");
    const url = `${HUGGING_FACE}/datasets/${name}/resolve/${sha}/${escaped}`;
    const bytes = await client.bytes(url, path), size = sizes.get(path);
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
      return sentRows(parts.flat(), name);
    },
  };
}

/** Opens a repository at the last commit that touched a path. */
export async function lastCommit(client: Client, repository: string, path: string) {
  const query = new URLSearchParams({ path, per_page: "1" });
  const url = `https://api.github.com/repos/${repository}/commits?${query}`;
  const [{ sha, commit }] = await client.json(url, `the revision of ${repository}`, COMMITS);
  return {
    revision: sha,
    day: commit.committer.date.slice(0, 10),
    json: <T>(path: string, what: string, shape: v.GenericSchema<unknown, T>): Promise<T> =>
      client.json(`https://raw.githubusercontent.com/${repository}/${sha}/${path}`, what, shape),
  };
}
