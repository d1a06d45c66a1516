import { complete } from "../../settings/check.ts";
import type { Description } from "../../settings/description.ts";
import { countsOf, textsOf, valueOf } from "./controls.ts";
import type { Row } from "./parcel.ts";
import { sentence } from "./selection.ts";
import type { Order } from "./sorted_rows.ts";
import { type Chosen, keyOf, type Subject } from "./subject.ts";

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
  const { field, descending } = state.order;
  return hashWith(hash, name, [
    ...settingWords(state.settings, subject.settings),
    ...state.find ? [["find", state.find]] : [],
    ...state.pins.map((pin) => ["pin", pin]),
    ...field ? [["sort", `${descending ? "-" : ""}${field}`]] : [],
  ]);
}

/** Reads what `writeHash` wrote; what the table does not know, or cannot hold, stays as it was. */
export function readHash(hash: string, name: string, subject: Subject): State {
  const words = wordsIn(hash), { table, form, rows } = subject, initial = initialState(subject);
  const sort = words.get(`${name}.sort`) ?? "", field = sort.replace(/^-/, "");
  return {
    settings: readSettings(hash, name, table.filters, { names: form, rows, ...initial }),
    find: words.get(`${name}.find`) ?? "",
    pins: words.getAll(`${name}.pin`),
    order: table.columns.includes(field)
      ? { field, descending: sort.startsWith("-") }
      : initial.order,
  };
}

/** The words of a page's `#hash` that mean this figure, and that it does not know or cannot hold. */
export function unknownWords(hash: string, name: string, subject: Subject): string[] {
  const { settings, order } = readHash(hash, name, subject), { table: { filters }, form } = subject;
  const isRead = (key: string, text: string) => {
    if (key === "find") return true;
    if (key === "pin") return subject.rows.some((row) => keyOf(subject, row) === text);
    if (key === "sort") return order.field !== "";
    if (!form.includes(key)) return false;
    return [settings[key]].flat().includes([valueOf(filters[key], [text])].flat()[0]);
  };
  return wordsUnread(hash, name, isRead);
}

/** The words of the part of a page's `#hash` that has this name which were not read, as they stand there. */
export function wordsUnread(
  hash: string,
  name: string,
  isRead: (key: string, text: string) => boolean,
): string[] {
  return [...wordsIn(hash)].filter(([key]) => key.startsWith(`${name}.`))
    .map(([key, text]) => [key.slice(name.length + 1), text])
    .filter(([key, text]) => !isRead(key, text))
    .map((word) => word.join("="));
}

const wordsIn = (hash: string) => new URLSearchParams(hash.slice(1));

/** A page's `#hash` with other words of the part that has this name; those of other parts stay. */
export function hashWith(hash: string, name: string, own: readonly string[][]): string {
  const others = [...wordsIn(hash)]
    // A bare word is the anchor of a heading.
    .filter(([key]) => key.includes(".") && !key.startsWith(`${name}.`));
  const words = own.map(([key, value]) => [`${name}.${key}`, value]);
  const text = new URLSearchParams([...others, ...words]).toString();
  return text && `#${text}`;
}

/** The words that say how settings differ from others. */
export function settingWords(settings: Chosen, initial: Chosen): string[][] {
  return changed(settings, initial)
    .flatMap(([key, value]) => textsOf(value).map((text) => [key, text]));
}

const changed = (settings: Chosen, initial: Chosen) =>
  Object.entries(settings)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(initial[key]));

/** The settings that the words of a part say; what they cannot mean is as in `settings`. */
export function readSettings(
  hash: string,
  name: string,
  description: Description,
  { names, settings, rows }: { names: readonly string[]; settings: Chosen; rows?: readonly Row[] },
): Chosen {
  const words = wordsIn(hash);
  return names.reduce((read, key) => {
    const texts = words.getAll(`${name}.${key}`), setting = description[key];
    if (texts.length === 0) return read;
    const next = { ...read, [key]: valueOf(setting, texts) };
    return holds(description, key, next, rows) ? next : read;
  }, settings);
}

/** Whether settings of which somebody wrote one into a link can be. */
function holds(filters: Description, key: string, settings: Chosen, rows: readonly Row[] = []) {
  if (typeof sentence(() => complete(filters, settings, "settings")) === "string") return false;
  const setting = filters[key], chosen = settings[key];
  if (setting.kind !== "choices" || !Array.isArray(chosen)) return true;
  const known = countsOf(setting, rows);
  return chosen.every((value) => known.has(value));
}

/** Whether a page's `#hash` says anything of a part, or nothing at all. */
export function isAbout(name: string, hash: string): boolean {
  const keys = [...wordsIn(hash).keys()];
  return keys.length === 0 || keys.some((key) => key.startsWith(`${name}.`));
}

/** The notebook's settings cell that gives a view: the settings that are not as they are at first. */
export function settingsCell({ table: { name, filters } }: Subject, settings: Chosen): string {
  const texts = changed(settings, complete(filters, {}, name))
    .map(([key, value]) => `${key}: ${literal(value)}`);
  const line = texts.length === 0 ? `  ${name}: {},` : `  ${name}: { ${texts.join(", ")} },`;
  const own = line.length <= 100
    ? line
    : `  ${name}: {\n${texts.map((text) => `    ${text},\n`).join("")}  },`;
  return `const settings = lm.settings({\n${own}\n});\n`;
}

function literal(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(literal).join(", ")}]` : JSON.stringify(value);
}
