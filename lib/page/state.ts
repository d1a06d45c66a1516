import { checkChosen, checkSetting, type Description, type Setting } from "../filter/setting.ts";
import { knownValues } from "../filter/filter_rows.ts";
import type { GivenSettings, View } from "../study/view.ts";

/** What a reader has chosen: all that a link to the same view must say. */
export type State = {
  settings: GivenSettings;
  /** Part of a model's name that is looked for. */
  find: string;
  /** Keys of the pinned dots, oldest first. */
  pins: readonly string[];
  /** Column of the table, and whether its highest value comes first. */
  sortedBy: number;
  descending: boolean;
};

/** The state in which a figure comes: the notebook's settings, nothing looked for or pinned. */
export function initialState<Row>(view: View<Row>, settings: GivenSettings): State {
  return { settings, find: "", pins: [], sortedBy: view.sortedBy, descending: false };
}

/**
 * The part of a page's `#hash` that is not about this figure, and then what differs from `initial`:
 * `co2.types=chat&co2.maxParamsB=8`.
 */
export function writeHash<Row>(
  hash: string,
  { view, initial, state }: { view: View<Row>; initial: State; state: State },
): string {
  const own = `${view.id}.`;
  const words = new URLSearchParams();
  for (const [key, value] of new URLSearchParams(hash.slice(1))) {
    // A bare word is the anchor of a heading.
    if (key.includes(".") && !key.startsWith(own)) words.append(key, value);
  }
  for (const [key, value] of Object.entries(state.settings)) {
    if (JSON.stringify(value) === JSON.stringify(initial.settings[key])) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      words.append(own + key, one === null ? "" : String(one));
    }
  }
  if (state.find) words.append(`${own}find`, state.find);
  for (const pin of state.pins) words.append(`${own}pin`, pin);
  if (state.sortedBy !== initial.sortedBy || state.descending !== initial.descending) {
    words.append(`${own}sort`, `${state.descending ? "-" : ""}${state.sortedBy}`);
  }
  const text = words.toString();
  return text && `#${text}`;
}

/** Reads what `writeHash` wrote; what the view does not know, or cannot hold, stays as it was. */
export function readHash<Row>(
  hash: string,
  { view, initial, rows }: { view: View<Row>; initial: State; rows: readonly Row[] },
): State {
  const words = new URLSearchParams(hash.slice(1)), own = `${view.id}.`;
  const settings: Record<string, unknown> = { ...initial.settings };
  for (const [key, setting] of Object.entries(view.settings)) {
    const texts = words.getAll(own + key);
    if (texts.length === 0) continue;
    const value = valueOf(setting, texts);
    if (holds(view, key, value, rows)) settings[key] = value;
  }
  const sort = words.get(`${own}sort`) ?? "", column = Number(sort.replace("-", ""));
  const sorted = sort !== "" && Number.isInteger(column) && view.columns[column] !== undefined;
  return {
    settings,
    find: words.get(`${own}find`) ?? "",
    pins: words.getAll(`${own}pin`),
    sortedBy: sorted ? column : initial.sortedBy,
    descending: sorted ? sort.startsWith("-") : initial.descending,
  };
}

/** A setting's value from the texts in the hash. */
function valueOf<Row>({ kind }: Setting<Row>, texts: readonly string[]): unknown {
  const [text] = texts;
  if (kind === "choices") return texts.length === 1 && text === "all" ? text : texts;
  if (kind === "one of" || kind === "first per") return text;
  return text === "" ? null : Number(text);
}

/** Whether a setting can hold a value that somebody wrote into a link. */
function holds<Row>(
  { settings }: View<Row>,
  key: string,
  value: unknown,
  rows: readonly Row[],
): boolean {
  const setting = settings[key];
  try {
    checkSetting(settings as Description<never>, key, value);
    if (setting.kind === "choices" && Array.isArray(value)) {
      checkChosen(key, knownValues(setting, rows), value);
    }
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Whether a page's `#hash` says anything of this figure, or nothing at all. */
export function isAbout<Row>({ id }: View<Row>, hash: string): boolean {
  const keys = [...new URLSearchParams(hash.slice(1)).keys()];
  return keys.length === 0 || keys.some((key) => key.startsWith(`${id}.`));
}
