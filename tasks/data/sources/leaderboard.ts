import { evaluationsTable } from "../../../lib/tables/evaluations.ts";
import { type Dataset, hubDataset } from "./repositories.ts";
import type { Source } from "./source.ts";

const DATASET = "open-llm-leaderboard/contents";

/** The Open LLM Leaderboard, with what each model is based on. */
export const LEADERBOARD: Source<Dataset> = {
  name: "leaderboard",
  help: `latest/leaderboard.csv from ${DATASET}, Hugging Face`,
  table: evaluationsTable,
  page: `https://huggingface.co/datasets/${DATASET}`,
  open: (client) => hubDataset(client, DATASET),
  async read(dataset) {
    // the dataset calls its columns as the file does
    const fields = Object.entries(evaluationsTable.columns);
    return [
      (await dataset.rows("data/train")).map((sent) =>
        Object.fromEntries(fields.map(([field, { headers: [name] }]) => [field, sent(name)]))
      ),
    ];
  },
};
