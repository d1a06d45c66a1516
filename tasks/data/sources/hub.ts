import type { Client } from "../http/client.ts";
import { asCount, asList, asObject, asText, getJson } from "../http/json.ts";
import { SourceError } from "../http/source_error.ts";
import { sha256 } from "../../../lib/read/sha256.ts";

/** A file of a dataset's repository; `sha256` where it is kept as a large file. */
export type HubFile = { path: string; bytes: number; sha256: string | null };

/** No file of a source is larger than this; those of LLM-Perf had up to 40 MB in 2026. */
const MOST_FILE_BYTES = 250_000_000;

/** Pages of a listing; more are no listing. */
const MOST_PAGES = 50;

/**
 * The commit that `main` of a dataset is at.
 *
 * Shape: `{id, sha, lastModified, …}` of `/api/datasets/{id}`, https://huggingface.co/docs/hub/api
 */
export async function hubRevision(client: Client, dataset: string): Promise<string> {
  const what = `the revision of ${dataset}`;
  const { value } = await getJson(client, `${client.servers.hub}/api/datasets/${dataset}`, what);
  const revision = asText(asObject(value, what).sha, `${what}, "sha"`);
  if (!/^[0-9a-f]{40}$/.test(revision)) {
    throw new SourceError(
      `Cannot use ${what}: found no commit, expected 40 hexadecimal digits; the API has changed`,
    );
  }
  return revision;
}

/**
 * All files of a dataset at a commit.
 *
 * Shape: `[{type, oid, size, path, lfs: {oid, size, …}}]` of `/api/datasets/{id}/tree/{revision}`, the
 * next page in a `Link` header; the `oid` of a large file is the SHA-256 of its content
 * (https://huggingface.co/docs/hub/api, `list_repo_tree` of huggingface_hub).
 */
export async function hubFiles(
  client: Client,
  dataset: string,
  revision: string,
): Promise<HubFile[]> {
  const what = `the list of files of ${dataset}`;
  const files: HubFile[] = [];
  let url: string | null =
    `${client.servers.hub}/api/datasets/${dataset}/tree/${revision}?recursive=true`;
  for (let page = 0; url !== null; page++) {
    if (page === MOST_PAGES) {
      throw new SourceError(
        `Cannot use ${what}: found more than ${MOST_PAGES} pages, expected fewer; the API has changed`,
      );
    }
    const { value, headers }: Awaited<ReturnType<typeof getJson>> = await getJson(
      client,
      url,
      what,
      {
        cacheKey: `${dataset} files ${page}`,
      },
    );
    for (const each of asList(value, what)) {
      const { type, path, size, lfs } = asObject(each, what);
      if (type !== "file") continue;
      files.push({
        path: asText(path, `${what}, "path"`),
        bytes: asCount(size, `${what}, "size"`),
        sha256: lfs === undefined || lfs === null
          ? null
          : asText(asObject(lfs, `${what}, "lfs"`).oid, `${what}, "oid"`),
      });
    }
    url = nextPage(headers.link, url, client.servers.hub);
  }
  return files;
}

/** The address of the next page that a Link header names, on the same server. */
function nextPage(link: string | undefined, from: string, hub: string): string | null {
  const target = /<([^>]+)>\s*;\s*rel="?next"?/.exec(link ?? "")?.[1];
  if (target === undefined || !URL.canParse(target, from)) return null;
  const { href } = new URL(target, from);
  return href.startsWith(`${hub}/`) ? href : null;
}

/**
 * Downloads a file of a dataset at a commit, checked against its listing.
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
  const { bytes } = await client.get({
    url: `${client.servers.hub}/datasets/${dataset}/resolve/${revision}/${path}`,
    what: file.path,
    maxBytes: MOST_FILE_BYTES,
    expectedBytes: file.bytes,
    // without the revision: a file that stayed the same is not loaded again
    cacheKey: `${dataset} ${file.path}`,
  });
  if (file.sha256 !== null && sha256(bytes) !== file.sha256) {
    throw new SourceError(
      `Cannot use ${file.path}: found another content than the source's listing announced ` +
        "(SHA-256), expected the same; try again later",
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new SourceError(
      `Cannot use ${file.path}: found bytes that are not UTF-8, expected comma-separated text; ` +
        "the source has changed",
    );
  }
}
