import { type KnownBase, nominalSize } from "../models/family.ts";
import { modelKey } from "../models/key.ts";
import { parseCsv } from "../read/csv.ts";
import { readShipped } from "../read/shipped.ts";
import { type Columns, readRows, type Values } from "../read/table.ts";
import { ACTIVE_PARAMS, BILLIONS, flag, number, text } from "./columns.ts";

/** The lists about models that are looked up by name, by file. */
export const LISTS = {
  // names of providers that no rule brings to the model they stand for
  "model_aliases.csv": { name: text("Name"), model: text("Model"), source: text("Source") },
  // names whose rating is of a date, a mode or a precision
  "model_versions.csv": {
    table: text("Table"),
    name: text("Name"),
    model: text("Model"),
    thinking: flag("Thinking", { whenEmpty: null }),
    quantized: flag("Quantized", { whenEmpty: false }),
    why: text("Why"),
  },
  // what compar:IA counted
  "answer_lengths.csv": {
    model: text("Model"),
    tokens: number("Mean output (tokens)", "tokens", { above: 0 }),
    date: text("Date"),
    source: text("Source"),
  },
  // models whose name does not tell all their parameters
  "disclosed_sizes.csv": {
    // the name that model identifiers begin with, in lower case with hyphens
    model: text("Model"),
    paramsB: number("Params (B)", BILLIONS, { above: 0 }),
    activeParamsB: ACTIVE_PARAMS,
    source: text("Source"),
    // that page, or a stored copy of it, was read and says so; false when nobody opened it for this table
    read: flag("Read"),
  },
  // what holds for all models whose name begins so, unless a longer beginning says otherwise
  "model_families.csv": {
    model: text("Model"),
    // the weights can be downloaded, whatever their licence
    openWeights: flag("Open weights"),
    // a size in such a name is that of a dense model, unless the name gives active parameters too
    dense: flag("Dense"),
    source: text("Source"),
  },
  // what many models of the Open LLM Leaderboard are variants of
  "model_bases.csv": {
    base: text("Base"),
    line: text("Line"),
    architecture: text("Class"),
    paramsB: number("Params (B)", BILLIONS, { above: 0 }),
  },
} as const satisfies Readonly<Record<string, Columns>>;

/** The rows of a shipped list; a test sees that none is left out. */
export function listed<File extends keyof typeof LISTS>(
  file: File,
): Values<(typeof LISTS)[File]>[] {
  const [{ text }] = readShipped([file]);
  return [...readRows(parseCsv(text, { file }), LISTS[file])];
}

/** The names of models that no rule brings together, for `modelKey`. */
export function loadModelAliases(): ReadonlyMap<string, string> {
  return new Map(listed("model_aliases.csv").map(({ name, model }) => [name, model]));
}

/** The weights that others are variants of, for `familyOf`. */
export function loadModelBases(): KnownBase[] {
  return listed("model_bases.csv").map((row) => ({ ...row, nominal: nominalSize(row.base) }));
}

/**
 * Finds the model that a table's name means (`modelKey`, but for model_versions.csv), whether that version
 * reasons before it answers, null where nobody says, and whether it has fewer bits than its maker published.
 */
export function loadModelVersions() {
  const known = new Map(
    listed("model_versions.csv").map((row) => [`${row.table} ${row.name}`, row]),
  );
  return (table: string, name: string) => {
    const { model = name, thinking = null, quantized = false } = known.get(`${table} ${name}`) ??
      {};
    return { key: keyOf(model), thinking, quantized };
  };
}

/** Names that Anthropic, Amazon and xAI have at other providers, and the day behind a version. */
const CLOSED = /^(?:anthropic|amazon|x-ai)[./]|-20\d{6}(?:-v\d)?$|-v1(?:\.0)?$/g;

/** The key of a name, open or closed. */
function keyOf(name: string): string {
  const key = modelKey(name);
  const bare = key.replace(CLOSED, "").replace(CLOSED, "");
  return /^(?:claude|grok|nova)/.test(bare) ? bare.replaceAll(".", "-") : key;
}

/**
 * How much longer a model's answers of one conversation of compar:IA are than one answer that ML.ENERGY
 * counted: the geometric mean over the models that both have.
 */
const ANSWERS_A_CONVERSATION = 2.115;

/** Tokens of one answer in conversations in French, as far as compar:IA tells, by its name of the model. */
export function loadAnswerLengths(): { model: string; tokens: number }[] {
  return listed("answer_lengths.csv")
    .map(({ model, tokens }) => ({ model, tokens: tokens / ANSWERS_A_CONVERSATION }));
}
