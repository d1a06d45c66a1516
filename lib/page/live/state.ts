import { complete } from "../../settings/check.ts";
import type { Setting } from "../../settings/description.ts";
import { countsOf } from "./controls.ts";
import type { Order } from "./sorted_rows.ts";
import type { Chosen, Subject } from "./subject.ts";

/** What a reader has chosen: all that a link to the same view must say. */
export type State = {
  settings: Chosen;
  /** Part of a row's name that is looked for. */
  find: string;
  /** Keys of the pinned rows, oldest first. */
  pins: readonly string[];
  order: Order;
};

/** The state in which a figure comes: the notebook's settings, nothing looked for or pinned. */
export function initialState({ settings }: Subject): State {
  return { settings, find: "", pins: [], order: { field: "", descending: false } };
}

/**
 * The part of a page's `#hash` that is not about this figure, and then what differs from its initial
 * state: `served.hardware=H100&served.minParamsB=8`.
 *
 * @param name what the figure is called in the address: its table, or that and a number.
 */
export function writeHash(hash: string, name: string, subject: Subject, state: State): string {
  const own = `${name}.`, words = new URLSearchParams();
  for (const [key, value] of new URLSearchParams(hash.slice(1))) {
    // A bare word is the anchor of a heading.
    if (key.includes(".") && !key.startsWith(own)) words.append(key, value);
  }
  for (const [key, value] of Object.entries(state.settings)) {
    if (JSON.stringify(value) === JSON.stringify(subject.settings[key])) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      words.append(own + key, one === null ? "" : String(one));
    }
  }
  if (state.find) words.append(`${own}find`, state.find);
  for (const pin of state.pins) words.append(`${own}pin`, pin);
  const { field, descending } = state.order;
  if (field) words.append(`${own}sort`, `${descending ? "-" : ""}${field}`);
  const text = words.toString();
  return text && `#${text}`;
}

/** Reads what `writeHash` wrote; what the table does not know, or cannot hold, stays as it was. */
export function readHash(hash: string, name: string, subject: Subject): State {
  const words = new URLSearchParams(hash.slice(1)), own = `${name}.`;
  const { table, form } = subject, initial = initialState(subject);
  const settings: Record<string, unknown> = { ...initial.settings };
  for (const key of form) {
    const texts = words.getAll(own + key), setting = table.filters[key];
    if (texts.length === 0) continue;
    const value = valueOf(setting, texts);
    if (holds(subject, key, { ...settings, [key]: value })) settings[key] = value;
  }
  const sort = words.get(`${own}sort`) ?? "", field = sort.replace(/^-/, "");
  const known = field === table.label || table.columns.includes(field);
  return {
    settings,
    find: words.get(`${own}find`) ?? "",
    pins: words.getAll(`${own}pin`),
    order: known ? { field, descending: sort.startsWith("-") } : initial.order,
  };
}

/** A setting's value from the texts in the hash. */
export function valueOf({ kind }: Setting, texts: readonly string[]): unknown {
  const [text] = texts;
  switch (kind) {
    case "choices":
      return texts.length === 1 && text === "all" ? text : texts;
    case "one of":
      return text;
    case "first of each":
      return text === "true";
    default:
      return text === "" ? null : Number(text);
  }
}

/** Whether settings of which somebody wrote one into a link can be. */
function holds({ table, rows }: Subject, key: string, settings: Chosen): boolean {
  try {
    complete(table.filters, settings, table.name);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
  const setting = table.filters[key], chosen = settings[key];
  if (setting.kind !== "choices" || !Array.isArray(chosen)) return true;
  const known = countsOf(setting, rows);
  return chosen.every((value) => known.has(value));
}

/** Whether a page's `#hash` says anything of a figure, or nothing at all. */
export function isAbout(name: string, hash: string): boolean {
  const keys = [...new URLSearchParams(hash.slice(1)).keys()];
  return keys.length === 0 || keys.some((key) => key.startsWith(`${name}.`));
}
