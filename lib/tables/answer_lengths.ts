import type { Columns } from "../read/column.ts";
import { parseCsv } from "../read/csv.ts";
import { readRows } from "../read/row.ts";
import { readShipped } from "../read/shipped.ts";

/** The columns of answer_lengths.csv. */
export const ANSWER_LENGTH_COLUMNS = {
  model: { headers: ["Model"], unit: "", kind: "text" },
  tokens: { headers: ["Mean output (tokens)"], unit: "tokens", kind: "number", above: 0 },
  date: { headers: ["Date"], unit: "", kind: "text" },
  source: { headers: ["Source"], unit: "", kind: "text" },
} as const satisfies Columns;

/**
 * How much longer a model's answers of one conversation of compar:IA are than one answer that ML.ENERGY
 * counted: the geometric mean over the models that both have.
 */
const ANSWERS_A_CONVERSATION = 2.115;

/** Tokens of one answer in conversations in French, as far as compar:IA tells, by its name of the model. */
export function loadAnswerLengths(): { model: string; tokens: number }[] {
  const [{ text, file }] = readShipped(["answer_lengths.csv"]);
  return [...readRows(parseCsv(text, { file }), ANSWER_LENGTH_COLUMNS, () => {})]
    .map(({ model, tokens }) => ({ model, tokens: tokens / ANSWERS_A_CONVERSATION }));
}
