import type { Client } from "../http/client.ts";
import { asList, asObject, asText, getJson } from "../http/json.ts";
import { SourceError } from "../http/source_error.ts";

/** A commit and its day. */
export type Commit = { sha: string; day: string };

/**
 * The last commit of a repository on GitHub that touched a path.
 *
 * Shape: `[{sha, commit: {committer: {date}}}]`,
 * https://docs.github.com/en/rest/commits/commits#list-commits
 */
export async function lastCommit(
  client: Client,
  repository: string,
  path: string,
  of: string,
): Promise<Commit> {
  const what = `the revision of ${of}`;
  const query = new URLSearchParams({ path, per_page: "1" });
  const { value } = await getJson(
    client,
    `${client.servers.githubApi}/repos/${repository}/commits?${query}`,
    what,
  );
  const [last] = asList(value, what);
  const { sha, commit } = asObject(last, what);
  const { date } = asObject(asObject(commit, what).committer, what);
  const found = { sha: asText(sha, what), day: asText(date, what).slice(0, 10) };
  if (!/^[0-9a-f]{40}$/.test(found.sha) || !/^\d{4}-\d{2}-\d{2}$/.test(found.day)) {
    throw new SourceError(
      `Cannot use ${what}: found no commit and day, expected both; the API has changed`,
    );
  }
  return found;
}
