import * as v from "valibot";
import type { Client } from "../http.ts";

/** https://docs.github.com/en/rest/commits/commits#list-commits */
const COMMITS = v.looseTuple([
  v.object({
    sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
    commit: v.object({
      committer: v.object({ date: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d/)) }),
    }),
  }),
]);

/** The last commit of a repository on GitHub that touched a path: its day, and its JSON files. */
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
