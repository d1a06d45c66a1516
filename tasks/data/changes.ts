import { powerLaw } from "../../lib/stats/laws.ts";
import { formatCount, formatCounted } from "../../lib/words/quantity.ts";
import type { Content, Item } from "./tables.ts";

/** What a refresh changes in a table, for the terminal: rows, the law of value on size, the first few names. */
export function changesOf(file: string, before: Content | null, after: Content): string {
  const { items } = after, old = before?.items ?? [];
  const last = new Map(old.map((item) => [item.key, item]));
  const changed = items.filter((item) => differ(last.get(item.key) ?? item, item));
  const changes: [noun: string, how: string, names: string[]][] = [
    ["model", "added", newModels(items, old)],
    ["model", "removed", newModels(old, items)],
    ["value", "changed", changed.map(({ key }) => key)],
  ];
  const named = changes.filter(([, , { length }]) => length > 0).map(([noun, how, names]) =>
    `  ${formatCounted(names.length, noun)} ${how}: ${someOf(names, 5)}`
  );
  const rows = arrow(before && formatCount(old.length), formatCount(items.length));
  const exponent = arrow(exponentOf(old), exponentOf(items));
  return [`${file}: ${rows} rows, exponent ${exponent}`, ...named].join("\n");
}

/** The first few of a list, and how many more there are. */
export function someOf(texts: readonly string[], most: number): string {
  const more = texts.length > most ? ` and ${formatCount(texts.length - most)} more` : "";
  return texts.slice(0, most).join(", ") + more;
}

/** Before and after, or once when they are the same. */
function arrow(before: string | null, after: string): string {
  return before === after ? after : `${before ?? "–"} → ${after}`;
}

/** Whether two states of a row have another size or value, by more than how it was written. */
function differ(before: Item, after: Item): boolean {
  return (["paramsB", "value"] as const).some((part) =>
    Math.abs(after[part] / before[part] - 1) > 1e-9
  );
}

/** The models of some rows that others do not have, in alphabetical order. */
function newModels(items: readonly Item[], others: readonly Item[]): string[] {
  const models = (items: readonly Item[]) => new Set(items.map(({ model }) => model));
  return [...models(items).difference(models(others))].sort();
}

/** The exponent of the power law of value on size; a dash where the rows carry none. */
function exponentOf(items: readonly Item[]): string {
  const rows = items.filter(({ value }) => value > 0);
  if (rows.length === 0) return "–";
  const fit = powerLaw(rows, { y: "value", x: "paramsB", errors: "classical" });
  return fit.why === null ? fit.coefficients.paramsB.estimate.toFixed(3) : "–";
}
