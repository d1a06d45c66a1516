import { type Columns, findColumns } from "../../../lib/read/column.ts";
import { parseCsv } from "../../../lib/read/csv.ts";
import { modelSizeB } from "../../../lib/read/model_size.ts";
import { parseNumber } from "../../../lib/read/number.ts";

/** What LLM-Perf's list of models says of one. */
export type Listed = { architecture: string; score: string; paramsB: number };

/** The columns of `llm-df.csv` that are read: a scrape of the Open LLM Leaderboard, in its names. */
const COLUMNS = {
  model: { headers: ["Model", "fullname"], unit: "", kind: "text" },
  architecture: { headers: ["Architecture"], unit: "", kind: "text" },
  score: { headers: ["Average ⬆️"], unit: "%", kind: "number" },
  paramsB: { headers: ["#Params (B)"], unit: "10⁹ parameters", kind: "number" },
} as const satisfies Columns;

/**
 * Reads LLM-Perf's list of models and gives a function that knows a model by its name.
 *
 * A model with several entries (other precisions, other revisions) is known by its first one that has
 * parameters: the page joins them all and so lists each measurement several times.
 *
 * @throws {ReadError} when the text is no such table.
 */
export function readLlmList(text: string, file: string): (model: string) => Listed {
  const table = parseCsv(text, { file }), places = findColumns(table, COLUMNS);
  const listed = new Map<string, Listed>();
  for (const { cells } of table.records) {
    // some scrapes put a link around the name
    const model = cells[places.model].replace(/^.*<a [^>]*>([^<]*)<\/a>.*$/s, "$1").trim();
    const paramsB = parseNumber(cells[places.paramsB]) ?? 0;
    const [architecture, score] = [cells[places.architecture], cells[places.score]];
    if ((listed.get(model)?.paramsB ?? 0) > 0 || (listed.has(model) && paramsB <= 0)) continue;
    listed.set(model, { architecture: architecture.trim(), score: score.trim(), paramsB });
  }
  return (model) => {
    const entry = listed.get(model) ?? { architecture: "", score: "", paramsB: 0 };
    return { ...entry, paramsB: sizeB(entry.paramsB, modelSizeB(model)) };
  };
}

/**
 * The best size in billions from the list and the name: the list's where it has decimals; a whole
 * number there may be rounded down, so the name's when it fits, 7 for a listed 6. 0 when neither knows.
 */
export function sizeB(inList: number, inName: number | null): number {
  if (inName === null) return Math.max(inList, 0);
  if (inList <= 0) return inName;
  const roundedDown = Number.isInteger(inList) && inName > inList && inName - inList <= 1;
  return roundedDown ? inName : inList;
}
