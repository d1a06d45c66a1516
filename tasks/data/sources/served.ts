import * as v from "valibot";
import { servedTable } from "../../../lib/tables/served.ts";
import { lastCommit } from "./github.ts";
import { csvOf, renamed, type Source } from "./source.ts";

const REPOSITORY = "ml-energy/leaderboard";
const FOLDER = "public/data";

/** The tasks whose output is text. Those of images and videos have other units and are passed over. */
const TASKS = ["lm-arena-chat", "gpqa", "sourcegraph-fim"];

/** The field of a configuration (version 3) that each column of served.csv holds; the task is the file's. */
const FIELDS: Readonly<Record<Exclude<keyof typeof servedTable.columns, "task">, string>> = {
  model: "model_id",
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

const INDEX = v.object({ tasks: v.array(v.string()) });
const CONFIGURATIONS = v.array(v.record(v.string(), v.unknown()));

/**
 * The language tasks of the ML.ENERGY Leaderboard (version 3), all of one commit.
 *
 * Method: Chung et al., "The ML.ENERGY Benchmark", NeurIPS 2025, https://arxiv.org/abs/2505.06371
 */
export const SERVED: Source = {
  name: "served",
  help: `served.csv, models as they are served, from ${REPOSITORY}`,
  table: servedTable,
  page: `https://github.com/${REPOSITORY}`,
  async open(client) {
    const { revision, json } = await lastCommit(client, REPOSITORY, FOLDER);
    const get = <T>(path: string, shape: v.GenericSchema<unknown, T>) =>
      json(`${FOLDER}/${path}`, `the leaderboard of served models, ${path}`, shape);
    return {
      revision,
      async read({ leftOut }) {
        const { tasks } = await get("index.json", INDEX);
        const rows: Record<keyof typeof servedTable.columns, unknown>[] = [];
        for (const task of TASKS) {
          const shape = v.object({ task: v.literal(task), configurations: CONFIGURATIONS });
          const { configurations } = await get(`tasks/${task}.json`, shape);
          const named = renamed(configurations, FIELDS, `served models, ${task}`);
          rows.push(...named.map((row) => ({ ...row, task })));
        }
        for (const task of tasks) {
          if (!TASKS.includes(task)) leftOut.add("tasks of images or videos");
        }
        return { "served.csv": csvOf(rows, servedTable.columns) };
      },
    };
  },
};
