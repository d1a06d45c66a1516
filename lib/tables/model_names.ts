import { modelKey } from "../models/key.ts";
import { parseCsv } from "../read/csv.ts";
import { readShipped } from "../read/shipped.ts";
import { type Columns, readRows, type Values } from "../read/table.ts";
import { flag, number, text } from "./columns.ts";

/** The columns of model_aliases.csv: names of providers that no rule brings to the model they stand for. */
export const MODEL_ALIAS_COLUMNS = {
  name: text("Name"),
  // on the Hugging Face Hub
  model: text("Model"),
  source: text("Source"),
} as const satisfies Columns;

/** The columns of model_versions.csv: names whose rating is of a date, a mode or a precision. */
export const MODEL_VERSION_COLUMNS = {
  table: text("Table"),
  name: text("Name"),
  model: text("Model"),
  thinking: flag("Thinking", { whenEmpty: null }),
  quantized: flag("Quantized", { whenEmpty: false }),
  why: text("Why"),
} as const satisfies Columns;

/** The columns of answer_lengths.csv. */
export const ANSWER_LENGTH_COLUMNS = {
  model: text("Model"),
  tokens: number("Mean output (tokens)", "tokens", { above: 0 }),
  date: text("Date"),
  source: text("Source"),
} as const satisfies Columns;

/** Which version of which model a name of one table means. */
type Version = {
  /** See `modelKey`. */
  key: string;
  /** It reasons before it answers; null where nobody says. */
  thinking: boolean | null;
  /** It has fewer bits than its maker published. */
  quantized: boolean;
};

/** Names that Anthropic, Amazon and xAI have at other providers, and the day behind a version. */
const CLOSED = /^(?:anthropic|amazon|x-ai)[./]|-20\d{6}(?:-v\d)?$|-v1(?:\.0)?$/g;

/**
 * How much longer a model's answers of one conversation of compar:IA are than one answer that ML.ENERGY
 * counted: the geometric mean over the models that both have.
 */
const ANSWERS_A_CONVERSATION = 2.115;

/** The names of models that no rule brings together, for `modelKey`. */
export function loadModelAliases(): ReadonlyMap<string, string> {
  const rows = listed("model_aliases.csv", MODEL_ALIAS_COLUMNS);
  return new Map(rows.map(({ name, model }) => [name, model]));
}

/** Finds which version of which model a table's name means: `modelKey`, but for model_versions.csv. */
export function loadModelVersions(): (table: string, name: string) => Version {
  const rows = listed("model_versions.csv", MODEL_VERSION_COLUMNS);
  const known = new Map(
    rows.map(({ table, name, model, thinking, quantized }): [string, Version] => [
      `${table}\n${name}`,
      { key: keyOf(model), thinking, quantized },
    ]),
  );
  return (table, name) =>
    known.get(`${table}\n${name}`) ?? { key: keyOf(name), thinking: null, quantized: false };
}

/** Tokens of one answer in conversations in French, as far as compar:IA tells, by its name of the model. */
export function loadAnswerLengths(): { model: string; tokens: number }[] {
  return listed("answer_lengths.csv", ANSWER_LENGTH_COLUMNS)
    .map(({ model, tokens }) => ({ model, tokens: tokens / ANSWERS_A_CONVERSATION }));
}

/** The rows of a shipped list; a test sees that none is left out. */
function listed<C extends Columns>(name: string, columns: C): Values<C>[] {
  const [{ text, file }] = readShipped([name]);
  return [...readRows(parseCsv(text, { file }), columns)];
}

/** The key of a name, open or closed. */
function keyOf(name: string): string {
  const key = modelKey(name);
  const bare = key.replace(CLOSED, "").replace(CLOSED, "");
  return /^(?:claude|grok|nova)/.test(bare) ? bare.replaceAll(".", "-") : key;
}
