import { unzipSync } from "fflate";
import { hash } from "node:crypto";
import { parseCsv } from "../../../lib/read/csv.ts";
import { tally } from "../../../lib/read/left_out.ts";
import { type Columns, readRows } from "../../../lib/read/table.ts";
import { scoresTable } from "../../../lib/tables/scores.ts";
import { quoted, unusable } from "../source_error.ts";
import { hubDataset } from "./hub.ts";
import { csvOf, renamed, type Source } from "./source.ts";

const DATASET = "lmarena-ai/leaderboard-dataset";
const ZIP = "data/benchmark_data.zip";
const MOST_ZIP_BYTES = 50_000_000, MOST_TABLE_BYTES = 20_000_000;
/** Half of a 95 % interval in standard errors. */
const Z = 1.96;

/** What LMArena calls our fields. */
const RATING = {
  model: "model_name",
  category: "category",
  score: "rating",
  low: "rating_lower",
  high: "rating_upper",
  date: "leaderboard_publish_date",
};

/** Our categories by the dataset's; its others (languages, lengths) are left out. */
const CATEGORIES: Readonly<Record<string, string>> = {
  overall: "overall",
  hard_prompts: "hard prompts",
  instruction_following: "instruction following",
  coding: "coding",
  math: "math",
  expert: "expert",
  french: "French",
};

/** A table of Epoch's: its columns of model, score and standard error. */
const epoch = (score: string) => ({
  model: { headers: ["Model version"], unit: "", kind: "text" },
  score: { headers: [score], unit: "", kind: "number" },
  error: { headers: ["stderr"], unit: "", kind: "number", whenEmpty: null, optional: true },
} as const satisfies Columns);

/** Epoch's tables: our benchmark, the file in the zip, its columns. */
const EPOCH = [
  {
    benchmark: "Epoch Capabilities Index",
    file: "epoch_capabilities_index.csv",
    columns: epoch("ECI Score"),
  },
  { benchmark: "GPQA Diamond", file: "gpqa_diamond.csv", columns: epoch("mean_score") },
];

/** How good models are: LMArena's ratings (CC BY 4.0) and Epoch AI's scores (CC BY 4.0). */
export const SCORES: Source = {
  name: "scores",
  help: `scores.csv from ${DATASET}, Hugging Face, and Epoch AI's ${ZIP}`,
  folder: "",
  files: ["scores.csv"],
  page: `https://huggingface.co/datasets/${DATASET} and https://epoch.ai/data`,
  async open(client) {
    const dataset = await hubDataset(client, DATASET);
    const zip = await client.bytes(`https://epoch.ai/${ZIP}`, `Epoch AI's ${ZIP}`, MOST_ZIP_BYTES);
    return {
      revision: `LMArena ${dataset.revision}, Epoch AI ${hash("sha256", zip).slice(0, 40)}`,
      async read({ today }) {
        const leftOut = tally();
        const ratings = renamed(await dataset.rows("text/latest"), RATING, DATASET);
        const rows: Record<keyof typeof scoresTable.columns, unknown>[] = ratings.map((row) => ({
          ...row,
          benchmark: "LMArena text",
          category: CATEGORIES[String(row.category)],
          source: `https://huggingface.co/datasets/${DATASET}`,
        })).filter(({ category }) => category !== undefined);
        const others = ratings.length - rows.length;
        if (others > 0) leftOut.add("LMArena's ratings of other categories", others);
        for (const { benchmark, file, columns } of EPOCH) {
          const leaveOut = () => leftOut.add(`rows of ${benchmark} without a score`);
          const table = parseCsv(tableIn(zip, file), { file });
          for (const { model, score, error } of readRows(table, columns, leaveOut)) {
            const bound = (z: number) =>
              error === null ? null : Number((score + z * error).toFixed(4));
            rows.push({
              ...{ model, benchmark, category: "overall", score, low: bound(-Z), high: bound(Z) },
              ...{ date: today, source: "https://epoch.ai/data" },
            });
          }
        }
        return {
          texts: { "scores.csv": csvOf(rows, scoresTable.columns) },
          leftOut: leftOut.list(),
        };
      },
    };
  },
};

/** The text of a table in Epoch's zip, in whatever folder it is. */
function tableIn(zip: Uint8Array, file: string): string {
  const what = `Epoch AI's ${ZIP}`, names: string[] = [];
  let found: Record<string, Uint8Array>;
  try {
    found = unzipSync(zip, {
      filter({ name, originalSize }) {
        names.push(name);
        return name.split("/").at(-1) === file && originalSize <= MOST_TABLE_BYTES;
      },
    });
  } catch (error) {
    throw unusable(
      what,
      `no readable zip (${quoted(String(error), 60)})`,
      "one",
      "try again later",
    );
  }
  const [bytes] = Object.values(found);
  if (bytes !== undefined) return new TextDecoder().decode(bytes);
  throw unusable(what, `no ${file} of at most 20 MB among ${quoted(names.join(", "), 200)}`, "it");
}
