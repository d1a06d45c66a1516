import type { LeftOut } from "../../../lib/read/left_out.ts";
import { formatServed, SERVED_COLUMNS } from "../../../lib/read/served.ts";
import type { Client } from "../http/client.ts";
import { asList, asObject, asText, getJson } from "../http/json.ts";
import { quoted, SourceError } from "../http/source_error.ts";
import type { Fetched } from "./fetched.ts";
import { ML_ENERGY_FIELDS } from "./ml_energy_fields.ts";
import { lastCommit } from "./last_commit.ts";

const REPOSITORY = "ml-energy/leaderboard";
const FOLDER = "public/data";

/** The tasks whose output is text. Those of images and videos have other units and are passed over. */
export const SERVED_TASKS = ["lm-arena-chat", "gpqa", "sourcegraph-fim"] as const;

const COLUMNS = Object.keys(SERVED_COLUMNS) as (keyof typeof SERVED_COLUMNS)[];

/**
 * Reads the language tasks of the ML.ENERGY Leaderboard (version 3), all of one commit.
 *
 * Method: Chung et al., "The ML.ENERGY Benchmark", NeurIPS 2025, https://arxiv.org/abs/2505.06371
 *
 * @throws {SourceError} when a task cannot be had, or has another shape or unit.
 */
export async function fetchServed(client: Client): Promise<Fetched> {
  const what = "the leaderboard of served models";
  const { sha } = await lastCommit(client, REPOSITORY, FOLDER, what);
  const get = async (path: string) => {
    const { value } = await getJson(
      client,
      `${client.servers.githubRaw}/${REPOSITORY}/${sha}/${FOLDER}/${path}`,
      `${what}, ${path}`,
      { cacheKey: `${REPOSITORY} ${FOLDER}/${path}` },
    );
    return value;
  };
  const index = asObject(await get("index.json"), `${what}, index.json`);
  const tasks = asList(index.tasks, `${what}, index.json, tasks`)
    .map((task) => asText(task, `${what}, index.json, a task`));
  const missing = SERVED_TASKS.filter((task) => !tasks.includes(task));
  if (missing.length > 0) {
    throw new SourceError(
      `Cannot use ${what}: found the tasks ${quoted(tasks.join(", "))}, expected ${
        missing.join(" and ")
      } among them; the source has renamed or dropped it`,
    );
  }
  const lines: string[][] = [];
  for (const task of SERVED_TASKS) {
    lines.push(...servedLines(await get(`tasks/${task}.json`), task, `${what}, ${task}`));
  }
  const others = tasks.length - SERVED_TASKS.length;
  const leftOut: LeftOut[] = [];
  if (others > 0) {
    leftOut.push({ why: "tasks of images or videos", count: others });
  }
  return {
    texts: new Map([["served.csv", formatServed(lines)]]),
    source: `https://github.com/${REPOSITORY}`,
    revision: sha,
    leftOut,
  };
}

/**
 * The configurations of a task as lines of served.csv, each number with the digits that it came with.
 *
 * Shape: `{task, task_display_name, configurations: [{model_id, energy_per_token_joules, …}]}`.
 *
 * @throws {SourceError} when it has another shape, task or unit.
 */
export function servedLines(value: unknown, task: string, where: string): string[][] {
  const file = asObject(value, where);
  const name = asText(file.task, `${where}, task`);
  if (name !== task) {
    throw new SourceError(
      `Cannot use ${where}: found the task ${quoted(name, 40)}, expected ${task}; ` +
        "the source was rearranged",
    );
  }
  return asList(file.configurations, `${where}, configurations`).map((each, i) => {
    const row = asObject(each, `${where}, configuration ${i + 1}`);
    return COLUMNS.map((column) =>
      column === "task" ? task : cell(row, column, `${where}, configuration ${i + 1}`)
    );
  });
}

/** A field of a configuration as the text of a cell; a null one is empty. */
function cell(
  row: Record<string, unknown>,
  column: keyof typeof ML_ENERGY_FIELDS,
  where: string,
): string {
  const field = ML_ENERGY_FIELDS[column], value = row[field], { kind } = SERVED_COLUMNS[column];
  if (!(field in row)) {
    const others = Object.keys(row).filter((name) => /energy|joules/.test(name));
    throw new SourceError(
      `Cannot use ${where}: found no "${field}"${
        column === "joulesPerToken" && others.length > 0 ? ` but ${quoted(others.join(", "))}` : ""
      }, expected it; the source has renamed it or changed its unit`,
    );
  }
  if (value === null) return "";
  if (kind === "text" && typeof value === "string") return value;
  if (kind === "number" && typeof value === "number") return String(value);
  throw new SourceError(
    `Cannot use ${where}, "${field}": found the ${typeof value} ${quoted(String(value), 40)}, ` +
      `expected ${kind === "text" ? "text" : "a number"}; the source has changed its type`,
  );
}
