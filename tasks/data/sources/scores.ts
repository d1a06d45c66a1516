import { hash } from "node:crypto";
import { type UnzipFileInfo, unzipSync } from "fflate";
import { parseNumber } from "../../../lib/read/number.ts";
import { scoresTable } from "../../../lib/tables/scores.ts";
import { quoted, readAs, unusable } from "../source_error.ts";
import { hubDataset } from "./hub.ts";
import { csvOf, renamed, sentIn, type Source } from "./source.ts";

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

/** The dataset's other categories (languages, lengths) are left out. */
const CATEGORIES: readonly string[] = scoresTable.filters.category.values;

/** Epoch's tables: our benchmark, the file in the zip, its columns of model, score and standard error. */
const EPOCH: readonly { benchmark: string; file: string; names: Record<string, string> }[] = [
  {
    benchmark: "Epoch Capabilities Index",
    file: "epoch_capabilities_index.csv",
    names: { model: "Model version", score: "ECI Score" },
  },
  {
    benchmark: "GPQA Diamond",
    file: "gpqa_diamond.csv",
    names: { model: "Model version", score: "mean_score", error: "stderr" },
  },
];

/** How good models are: LMArena's ratings (CC BY 4.0) and Epoch AI's scores (CC BY 4.0). */
export const SCORES: Source = {
  name: "scores",
  help: `scores.csv from ${DATASET}, Hugging Face, and Epoch AI's ${ZIP}`,
  table: scoresTable,
  page: `https://huggingface.co/datasets/${DATASET} and https://epoch.ai/data`,
  async open(client) {
    const dataset = await hubDataset(client, DATASET);
    const zip = await client.bytes(`https://epoch.ai/${ZIP}`, `Epoch AI's ${ZIP}`, MOST_ZIP_BYTES);
    return {
      revision: `LMArena ${dataset.revision}, Epoch AI ${hash("sha256", zip).slice(0, 40)}`,
      async read({ today, leftOut }) {
        const ratings = renamed(await dataset.rows("text/latest"), RATING, DATASET);
        const rows: Record<keyof typeof scoresTable.columns, unknown>[] = ratings.map((row) => ({
          ...row,
          benchmark: "LMArena text",
          category: String(row.category).replaceAll("_", " ").replace(/^french$/, "French"),
          source: `https://huggingface.co/datasets/${DATASET}`,
        })).filter(({ category }) => CATEGORIES.includes(category));
        const others = ratings.length - rows.length;
        if (others > 0) leftOut.add("LMArena's ratings of other categories", others);
        for (const { benchmark, file, names } of EPOCH) {
          const table = sentIn(await tableIn(zip, file), file);
          for (const { model, ...row } of renamed(table, names, file)) {
            const score = parseNumber(String(row.score)), error = parseNumber(`${row.error ?? ""}`);
            if (score === null) leftOut.add(`rows of ${benchmark} without a score`);
            else {
              const bound = (z: number) =>
                error === null ? null : Number((score + z * error).toFixed(4));
              rows.push({
                ...{ model, benchmark, category: "overall", score, low: bound(-Z), high: bound(Z) },
                ...{ date: today, source: "https://epoch.ai/data" },
              });
            }
          }
        }
        return { "scores.csv": csvOf(rows, scoresTable.columns) };
      },
    };
  },
};

/** The text of a table in Epoch's zip, in whatever folder it is. */
async function tableIn(zip: Uint8Array, file: string): Promise<string> {
  const what = `Epoch AI's ${ZIP}`, names: string[] = [];
  const filter = ({ name, originalSize }: UnzipFileInfo) => {
    names.push(name);
    return name.split("/").at(-1) === file && originalSize <= MOST_TABLE_BYTES;
  };
  const [bytes] = Object.values(await readAs("zip", what, () => unzipSync(zip, { filter })));
  if (bytes !== undefined) return new TextDecoder().decode(bytes);
  throw unusable(what, `no ${file} of at most 20 MB among ${quoted(names.join(", "), 200)}`, "it");
}
