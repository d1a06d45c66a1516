import { hash } from "node:crypto";
import { type UnzipFileInfo, unzipSync } from "fflate";
import { parseNumber } from "../../../lib/read/number.ts";
import { scoresTable } from "../../../lib/tables/scores.ts";
import { quoted, readAs, unusable } from "../unusable.ts";
import { type Dataset, hubDataset } from "./repositories.ts";
import { type RowFor, sentCsv, type Source } from "./source.ts";

const DATASET = "lmarena-ai/leaderboard-dataset";
const ZIP = "data/benchmark_data.zip";
const MOST_TABLE_BYTES = 20_000_000;
/** Half of a 95 % interval in standard errors. */
const Z = 1.96;

/** The dataset's other categories (languages, lengths) are left out. */
const CATEGORIES: readonly string[] = scoresTable.filters.category.values;

/** Epoch's tables: the file in the zip, our benchmark, its columns of score and standard error. */
const EPOCH = [
  ["epoch_capabilities_index.csv", "Epoch Capabilities Index", "ECI Score", null],
  ["gpqa_diamond.csv", "GPQA Diamond", "mean_score", "stderr"],
] as const;

/** How good models are: LMArena's ratings (CC BY 4.0) and Epoch AI's scores (CC BY 4.0). */
export const SCORES: Source<{ revision: string; dataset: Dataset; zip: Uint8Array }> = {
  name: "scores",
  help: `scores.csv from ${DATASET}, Hugging Face, and Epoch AI's ${ZIP}`,
  table: scoresTable,
  page: `https://huggingface.co/datasets/${DATASET} and https://epoch.ai/data`,
  async open(client) {
    const dataset = await hubDataset(client, DATASET);
    const zip = await client.bytes(`https://epoch.ai/${ZIP}`, `Epoch AI's ${ZIP}`);
    const revision = `LMArena ${dataset.revision}, Epoch AI ${hash("sha256", zip).slice(0, 40)}`;
    return { revision, dataset, zip };
  },
  async read({ dataset, zip }, { today, leftOut }) {
    const rows: RowFor<typeof scoresTable.columns>[] = [];
    for (const sent of await dataset.rows("text/latest")) {
      const name = String(sent("category")).replaceAll("_", " ");
      const category = name === "french" ? "French" : name;
      if (!CATEGORIES.includes(category)) {
        leftOut.add("LMArena's ratings of other categories");
        continue;
      }
      rows.push({
        model: sent("model_name"),
        benchmark: "LMArena text",
        category,
        score: sent("rating"),
        low: sent("rating_lower"),
        high: sent("rating_upper"),
        date: sent("leaderboard_publish_date"),
        source: `https://huggingface.co/datasets/${DATASET}`,
      });
    }
    for (const [file, benchmark, scores, errors] of EPOCH) {
      for (const sent of sentCsv(await tableIn(zip, file), file)) {
        const score = parseNumber(String(sent(scores)));
        if (score === null) {
          leftOut.add(`rows of ${benchmark} without a score`);
          continue;
        }
        const error = errors === null ? null : parseNumber(String(sent(errors)));
        const bound = (z: number) => error === null ? null : Number((score + z * error).toFixed(4));
        rows.push({
          model: sent("Model version"),
          benchmark,
          category: "overall",
          score,
          low: bound(-Z),
          high: bound(Z),
          date: today,
          source: "https://epoch.ai/data",
        });
      }
    }
    return [rows];
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
