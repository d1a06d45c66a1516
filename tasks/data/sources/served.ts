import { SERVED_COLUMNS } from "../../../lib/read/served.ts";
import { asKind, quoted, unusable } from "../source_error.ts";
import { githubJson, lastCommit } from "./github.ts";
import { csvOfRows, missingColumns, source } from "./source.ts";

const REPOSITORY = "ml-energy/leaderboard";
const FOLDER = "public/data";
const WHAT = "the leaderboard of served models";

/** The tasks whose output is text. Those of images and videos have other units and are passed over. */
const TASKS = ["lm-arena-chat", "gpqa", "sourcegraph-fim"];

/** The field of a configuration (version 3) that each column of served.csv holds; the task is the file's. */
const FIELDS: Readonly<Record<keyof typeof SERVED_COLUMNS, string>> = {
  model: "model_id",
  task: "task",
  hardware: "gpu_model",
  gpus: "num_gpus",
  precision: "weight_precision",
  architecture: "architecture",
  paramsB: "total_params_billions",
  activeParamsB: "activated_params_billions",
  maxConcurrency: "max_num_seqs",
  concurrency: "avg_batch_size",
  joulesPerToken: "energy_per_token_joules",
  tokensPerSecond: "output_throughput_tokens_per_sec",
  interTokenLatencyMs: "median_itl_ms",
  meanOutputTokens: "avg_output_len",
};

/**
 * The language tasks of the ML.ENERGY Leaderboard (version 3), all of one commit.
 *
 * Shape: `index.json` with `{tasks}`, `tasks/….json` with `{task, configurations: [{model_id, …}]}`.
 * Method: Chung et al., "The ML.ENERGY Benchmark", NeurIPS 2025, https://arxiv.org/abs/2505.06371
 */
export const SERVED = source({
  name: "served",
  help: `served.csv, models as they are served, from ${REPOSITORY}`,
  folder: "",
  files: ["served.csv"],
  page: `https://github.com/${REPOSITORY}`,
  state: (client) => lastCommit(client, REPOSITORY, FOLDER),
  async read(client, commit) {
    const get = async (path: string) => {
      const what = `${WHAT}, ${path}`;
      const value = await githubJson(client, REPOSITORY, commit, `${FOLDER}/${path}`, what);
      return asKind("object", value, what);
    };
    const tasks = asKind("list", (await get("index.json")).tasks, `${WHAT}, index.json, tasks`);
    const missing = TASKS.filter((task) => !tasks.includes(task));
    if (missing.length > 0) {
      const expected = `${missing.join(" and ")} among them`;
      throw unusable(WHAT, `the tasks ${quoted(tasks.join(", "))}`, expected);
    }
    const rows: Record<string, unknown>[] = [];
    for (const task of TASKS) {
      const { task: name, configurations } = await get(`tasks/${task}.json`);
      if (name !== task) throw unusable(`${WHAT}, ${task}`, `the task ${quoted(`${name}`)}`, task);
      const where = `${WHAT}, ${task}, configurations`;
      for (const each of asKind("list", configurations, where)) {
        const row: Record<string, unknown> = { ...asKind("object", each, where), task };
        const missing = Object.values(FIELDS).filter((field) => !(field in row));
        if (missing.length > 0) throw missingColumns(where, missing, Object.keys(row));
        rows.push(row);
      }
    }
    const count = tasks.length - TASKS.length;
    return {
      texts: new Map([["served.csv", csvOfRows(rows, SERVED_COLUMNS, WHAT, FIELDS)]]),
      leftOut: count === 0 ? [] : [{ why: "tasks of images or videos", count }],
    };
  },
});
