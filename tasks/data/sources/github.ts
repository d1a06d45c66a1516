/** Files of repositories on GitHub, all of one commit. */
import type { Client } from "../http.ts";
import { asKind, unusable } from "../source_error.ts";

/** A commit and its day. */
export type Commit = { revision: string; day: string };

/**
 * The last commit of a repository that touched a path.
 *
 * Shape: `[{sha, commit: {committer: {date}}}]`,
 * https://docs.github.com/en/rest/commits/commits#list-commits
 */
export async function lastCommit(
  client: Client,
  repository: string,
  path: string,
): Promise<Commit> {
  const what = `the revision of ${repository}`;
  const query = new URLSearchParams({ path, per_page: "1" });
  const url = `${client.servers.githubApi}/repos/${repository}/commits?${query}`;
  const [last] = asKind("list", await client.json(url, what), what);
  const { sha, commit } = asKind("object", last, what);
  const { date } = asKind("object", asKind("object", commit, what).committer, what);
  const revision = asKind("text", sha, what), day = asKind("text", date, what).slice(0, 10);
  if (/^[0-9a-f]{40} \d{4}-\d{2}-\d{2}$/.test(`${revision} ${day}`)) return { revision, day };
  throw unusable(what, "no commit and day", "both", "the API has changed");
}

/** A JSON file at a commit. */
export function githubJson(
  client: Client,
  repository: string,
  { revision }: Commit,
  path: string,
  what: string,
): Promise<unknown> {
  const url = `${client.servers.githubRaw}/${repository}/${revision}/${path}`;
  return client.json(url, what);
}
