import { BASE_COLUMN, evaluationsTable } from "../../../lib/tables/evaluations.ts";
import { type Dataset, hubDataset } from "./repositories.ts";
import type { Source } from "./source.ts";

const DATASET = "open-llm-leaderboard/contents";

/** The Open LLM Leaderboard. What a model is based on comes last, where it is told. */
export const LEADERBOARD: Source<Dataset> = {
  name: "leaderboard",
  help: `latest/leaderboard.csv from ${DATASET}, Hugging Face`,
  table: evaluationsTable,
  page: `https://huggingface.co/datasets/${DATASET}`,
  open: (client) => hubDataset(client, DATASET),
  async read(dataset, { say }) {
    const rows = await dataset.rows("data/train"), [base] = BASE_COLUMN.headers;
    if (rows.every((sent) => sent(base, null) === null)) {
      say(`  no column "${base}": families come from class, size and name alone`);
    }
    // the dataset calls its columns as the file does
    const fields = Object.entries(evaluationsTable.columns);
    return [rows.map((sent) =>
      Object.fromEntries(
        fields.map(([field, { headers: [name] }]) => [
          field,
          name === base ? sent(name, null) : sent(name),
        ]),
      )
    )];
  },
};
