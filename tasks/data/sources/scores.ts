import { unzipSync } from "fflate";
import { parseCsv } from "../../../lib/read/csv.ts";
import { tally } from "../../../lib/read/left_out.ts";
import { parseNumber } from "../../../lib/read/number.ts";
import { sha256 } from "../../../lib/read/sha256.ts";
import { SCORE_COLUMNS } from "../../../lib/tables/scores.ts";
import { quoted, unusable } from "../source_error.ts";
import { hubDataset, hubRows } from "./hub.ts";
import { csvOfRows, missingColumns, source } from "./source.ts";

const DATASET = "lmarena-ai/leaderboard-dataset";
const SPLIT = { dataset: DATASET, config: "text", split: "latest" };
const ZIP = "data/benchmark_data.zip";
const MOST_ZIP_BYTES = 50_000_000, MOST_TABLE_BYTES = 20_000_000;
/** Half of a 95 % interval in standard errors. */
const Z = 1.96;

/** The fields of a rating that are read. */
const RATING = [
  "model_name",
  "rating",
  "rating_lower",
  "rating_upper",
  "category",
  "leaderboard_publish_date",
];

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

/** Epoch's tables: our benchmark, the file in the zip, its columns of score and standard error. */
const EPOCH = [
  {
    benchmark: "Epoch Capabilities Index",
    file: "epoch_capabilities_index.csv",
    score: "ECI Score",
  },
  { benchmark: "GPQA Diamond", file: "gpqa_diamond.csv", score: "mean_score", error: "stderr" },
];

/** How good models are: LMArena's ratings (CC BY 4.0) and Epoch AI's scores (CC BY 4.0). */
export const SCORES = source({
  name: "scores",
  help: `scores.csv from ${DATASET}, Hugging Face, and Epoch AI's ${ZIP}`,
  folder: "",
  files: ["scores.csv"],
  page: `https://huggingface.co/datasets/${DATASET} and https://epoch.ai/data`,
  async state(client) {
    const { revision: lmarena } = await hubDataset(client, DATASET);
    const limits = { maxBytes: MOST_ZIP_BYTES };
    const zip = await client.bytes(`${client.servers.epoch}/${ZIP}`, `Epoch AI's ${ZIP}`, limits);
    const revision = `LMArena ${lmarena}, Epoch AI ${sha256(zip).slice(0, 40)}`;
    return { revision, zip };
  },
  async read(client, { zip }, { today }) {
    const leftOut = tally();
    const { names, rows: ratings } = await hubRows(client, SPLIT, RATING);
    const missing = RATING.filter((name) => !names.includes(name));
    if (missing.length > 0) throw missingColumns(DATASET, missing, names);
    const rows: Record<keyof typeof SCORE_COLUMNS, unknown>[] = [];
    for (const row of ratings) {
      const category = CATEGORIES[String(row.category)];
      if (category === undefined) leftOut.add("LMArena's ratings of other categories");
      else {
        rows.push({
          model: row.model_name,
          benchmark: "LMArena text",
          category,
          score: row.rating,
          low: row.rating_lower,
          high: row.rating_upper,
          date: row.leaderboard_publish_date,
          source: `https://huggingface.co/datasets/${DATASET}`,
        });
      }
    }
    if (!rows.some(({ category }) => category === "overall")) {
      const found = quoted([...new Set(ratings.map(({ category }) => category))].join(", "));
      throw unusable(DATASET, `the categories ${found}`, "overall among them");
    }
    for (const { benchmark, file, score: column, error } of EPOCH) {
      const { header, records } = parseCsv(tableIn(zip, file), { file });
      const wanted = ["Model version", column, ...(error === undefined ? [] : [error])];
      const missing = wanted.filter((name) => !header.includes(name));
      if (missing.length > 0) throw missingColumns(file, missing, header);
      for (const { cells } of records) {
        const cell = (name = "") => cells[header.indexOf(name)] ?? "";
        const score = parseNumber(cell(column)), spread = parseNumber(cell(error));
        if (score === null) {
          leftOut.add(`rows of ${benchmark} without a score`);
          continue;
        }
        rows.push({
          model: cell("Model version"),
          benchmark,
          category: "overall",
          score,
          low: spread === null ? null : Number((score - Z * spread).toFixed(4)),
          high: spread === null ? null : Number((score + Z * spread).toFixed(4)),
          date: today,
          source: "https://epoch.ai/data",
        });
      }
    }
    const text = csvOfRows(rows, SCORE_COLUMNS, "the scores", "fields");
    return { texts: new Map([["scores.csv", text]]), leftOut: leftOut.list() };
  },
});

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
    const why = error instanceof Error ? error.message : String(error);
    throw unusable(what, `no readable zip (${quoted(why, 60)})`, "one", "try again later");
  }
  const [bytes] = Object.values(found);
  if (bytes !== undefined) return new TextDecoder().decode(bytes);
  throw unusable(what, `no ${file} of at most 20 MB among ${quoted(names.join(", "), 200)}`, "it");
}
