import * as v from "valibot";
import { servedTable } from "../../../lib/tables/served.ts";
import { lastCommit, type Repository } from "./repositories.ts";
import { type RowFor, sentRows, type Source } from "./source.ts";

const REPOSITORY = "ml-energy/leaderboard";
const FOLDER = "public/data";

/** The tasks whose output is text. Those of images and videos have other units and are passed over. */
const TASKS = ["lm-arena-chat", "gpqa", "sourcegraph-fim"];

const INDEX = v.object({ tasks: v.array(v.string()) });
const TASK = { configurations: v.array(v.record(v.string(), v.unknown())) };

/**
 * The language tasks of the ML.ENERGY Leaderboard (version 3), all of one commit.
 *
 * Method: Chung et al., "The ML.ENERGY Benchmark", NeurIPS 2025, https://arxiv.org/abs/2505.06371
 */
export const SERVED: Source<Repository> = {
  name: "served",
  help: `served.csv, models as they are served, from ${REPOSITORY}`,
  table: servedTable,
  page: `https://github.com/${REPOSITORY}`,
  open: (client) => lastCommit(client, REPOSITORY, FOLDER),
  async read(repository, { leftOut }) {
    const get = <T>(path: string, shape: v.GenericSchema<unknown, T>) =>
      repository.json(`${FOLDER}/${path}`, `the leaderboard of served models, ${path}`, shape);
    const { tasks } = await get("index.json", INDEX);
    const others = tasks.filter((task) => !TASKS.includes(task)).length;
    if (others > 0) leftOut.add("tasks of images or videos", others);
    const rows: RowFor<typeof servedTable.columns>[] = [];
    for (const task of TASKS) {
      const shape = v.object({ task: v.literal(task), ...TASK });
      const { configurations } = await get(`tasks/${task}.json`, shape);
      for (const sent of sentRows(configurations, `served models, ${task}`)) {
        rows.push({
          model: sent("model_id"),
          task,
          hardware: sent("gpu_model"),
          gpus: sent("num_gpus"),
          precision: sent("weight_precision"),
          architecture: sent("architecture"),
          paramsB: sent("total_params_billions"),
          activeParamsB: sent("activated_params_billions"),
          maxConcurrency: sent("max_num_seqs"),
          concurrency: sent("avg_batch_size"),
          joulesPerToken: sent("energy_per_token_joules"),
          tokensPerSecond: sent("output_throughput_tokens_per_sec"),
          interTokenLatencyMs: sent("median_itl_ms"),
          meanOutputTokens: sent("avg_output_len"),
        });
      }
    }
    return [rows];
  },
};
