import { BASE_COLUMN, evaluationsTable } from "../../../lib/tables/evaluations.ts";
import { hubDataset } from "./hub.ts";
import { csvOf, renamed, type Source } from "./source.ts";

const DATASET = "open-llm-leaderboard/contents";

/** The Open LLM Leaderboard. What a model is based on comes last, where it is told. */
export const LEADERBOARD: Source = {
  name: "leaderboard",
  help: `latest/leaderboard.csv from ${DATASET}, Hugging Face`,
  table: evaluationsTable,
  page: `https://huggingface.co/datasets/${DATASET}`,
  async open(client) {
    const dataset = await hubDataset(client, DATASET);
    return {
      ...dataset,
      async read() {
        const sent = await dataset.rows("data/train"), base = BASE_COLUMN.headers[0];
        if (!sent.some((row) => base in row)) {
          client.say(`  no column "${base}": families come from class, size and name alone`);
        }
        const { columns } = evaluationsTable;
        // the dataset calls its columns as the file does
        const names = Object.fromEntries(
          Object.entries(columns).map(([field, { headers: [name] }]) => [field, name]),
        ) as Record<keyof typeof columns, string>;
        const rows = renamed(sent.map((row) => ({ [base]: null, ...row })), names, DATASET);
        return { "leaderboard.csv": csvOf(rows, columns) };
      },
    };
  },
};
