import { BASE_COLUMN, EVALUATION_COLUMNS } from "../../../lib/read/evaluations.ts";
import { hubDataset, hubRows } from "./hub.ts";
import { csvOfRows, missingColumns, source } from "./source.ts";

const DATASET = "open-llm-leaderboard/contents";
const SPLIT = { dataset: DATASET, config: "default", split: "train" };

/** The columns of leaderboard.csv in the order of the shipped file; the dataset has the same names. */
const { precision, type, architecture, model, scorePercent, paramsB, mixtureOfExperts, co2Kg } =
  EVALUATION_COLUMNS;
// deno-fmt-ignore
const COLUMNS = { precision, type, architecture, model, scorePercent, paramsB, mixtureOfExperts, co2Kg };

/** The Open LLM Leaderboard. What a model is based on comes last, where it is told. */
export const LEADERBOARD = source({
  name: "leaderboard",
  help: `latest/leaderboard.csv from ${DATASET}, Hugging Face`,
  folder: "latest/",
  files: ["leaderboard.csv"],
  page: `https://huggingface.co/datasets/${DATASET}`,
  state: (client) => hubDataset(client, DATASET),
  async read(client) {
    const needed = Object.values(COLUMNS).map(({ headers: [name] }) => name);
    const [base] = BASE_COLUMN.headers;
    const { names, rows } = await hubRows(client, SPLIT, [...needed, base]);
    const missing = needed.filter((name) => !names.includes(name));
    if (missing.length > 0) throw missingColumns(DATASET, missing, names);
    const told = names.includes(base);
    if (!told) client.say(`  no column "${base}": families come from class, size and name alone`);
    const columns = told ? { ...COLUMNS, base: BASE_COLUMN } : COLUMNS;
    const text = csvOfRows(rows, columns, DATASET, "headers");
    return { texts: new Map([["leaderboard.csv", text]]), leftOut: [] };
  },
});
