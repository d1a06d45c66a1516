import { powerLaw } from "../../lib/stats/laws.ts";
import { formatCount } from "../../lib/words/quantity.ts";
import type { Content, Item } from "./tables.ts";

const HEADER = ["table", "rows", "models added", "removed", "values changed", "exponent", "R²"];

/** What a refresh changes, as a table for the terminal, and the first few names below it. */
export function changesTable(
  tables: readonly { file: string; before: Content | null; after: Content }[],
): string {
  const names: string[] = [];
  const lines = tables.map(({ file, before, after: { items } }) => {
    const old = before?.items ?? [], last = new Map(old.map((item) => [item.key, item]));
    const changes = {
      added: newModels(items, old),
      removed: newModels(old, items),
      changed: items.filter((item) => differ(last.get(item.key) ?? item, item))
        .map(({ key }) => key),
    };
    for (const [kind, found] of Object.entries(changes)) {
      if (found.length > 0) names.push(`${file}, ${kind}: ${someOf(found, 5)}`);
    }
    const [rows, ...law] = partsOf(items), [rowsBefore, ...lawBefore] = partsOf(old);
    return [
      file,
      arrow(before === null ? "–" : rowsBefore, rows),
      ...Object.values(changes).map(({ length }) => formatCount(length)),
      ...law.map((text, i) => arrow(lawBefore[i], text)),
    ];
  });
  const cells = [HEADER, ...lines];
  const widths = HEADER.map((_, i) => Math.max(...cells.map((line) => line[i].length)));
  const table = cells.map(([file, ...line]) =>
    [file.padEnd(widths[0]), ...line.map((cell, i) => cell.padStart(widths[i + 1]))].join("  ")
  );
  return [...table, ...names].join("\n");
}

/** The first few of a list, and how many more there are. */
export function someOf(texts: readonly string[], most: number): string {
  const more = texts.length > most ? ` and ${formatCount(texts.length - most)} more` : "";
  return texts.slice(0, most).join(", ") + more;
}

/** Before and after, or once when they are the same. */
function arrow(before: string, after: string): string {
  return before === after ? after : `${before} → ${after}`;
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

/** Number of rows, exponent and R² of the power law of value on size; dashes where they carry none. */
function partsOf(items: readonly Item[]): string[] {
  const rows = formatCount(items.length);
  try {
    const fit = powerLaw(items, { y: "value", x: "paramsB", errors: "classical" });
    if (fit.why === null) {
      return [rows, fit.coefficients.paramsB.estimate.toFixed(3), fit.rSquared.toFixed(3)];
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return [rows, "–", "–"];
}
