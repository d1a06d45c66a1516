import { SourceError } from "./http/source_error.ts";
import { type Content, type Item, type Kind, oddItem } from "./tables.ts";

/** By how much the share of unusable rows may grow. */
const SHARE_TOLERANCE = 0.05;
/** A unit that changed multiplies all values by ten at least; new versions of some do not. */
const SHIFT = 5;
/** Rows that both states need before their ratio says anything. */
const COMPARED = 5;

/**
 * Checks a table before it replaces another: values that can be, as many rows as could be expected, few
 * of no use, and the same units as before.
 *
 * `before` is null when there was no such table.
 *
 * @throws {SourceError} with the first thing that speaks against it.
 */
export function checkTable(
  file: string,
  kind: Kind,
  before: Content | null,
  after: Content,
): void {
  const refuse = (found: string, expected: string, mend: string) =>
    new SourceError(`Cannot take the new ${file}: found ${found}, expected ${expected}; ${mend}`);
  const odd = oddItem(kind, after.items);
  if (odd !== null) {
    throw new SourceError(
      `Cannot take the new ${file}, line ${odd.item.line}, ${odd.item.model}: found ${odd.found}, ` +
        `expected ${odd.expected}; the source has changed its unit, or this row is wrong`,
    );
  }
  const rows = total(after), unusable = rows - after.items.length;
  const had = before === null ? 0 : total(before);
  if (after.items.length === 0 || rows < had / 2) {
    throw refuse(
      `${rows} rows (${after.items.length} of use)`,
      before === null ? "one at least" : `at least half of the ${had} that are there`,
      "the source has lost rows, look at it first",
    );
  }
  const known = had === 0 ? 0 : (had - (before?.items.length ?? 0)) / had;
  const allowed = Math.max(kind.unusableShare, known + SHARE_TOLERANCE);
  if (unusable / rows > allowed) {
    const most = after.leftOut.toSorted((a, b) => b.count - a.count)[0];
    throw refuse(
      `${unusable} of ${rows} rows of no use (${most.count} because ${most.why})`,
      `at most ${(allowed * 100).toFixed(0)} %`,
      "the source has changed, look at it first",
    );
  }
  for (const part of ["paramsB", "value"] as const) {
    const shift = medianRatio(before?.items ?? [], after.items, part);
    if (shift !== null && (shift > SHIFT || shift < 1 / SHIFT)) {
      throw refuse(
        `${part === "value" ? kind.unit : "10⁹ parameters"} ${shift.toPrecision(3)} times those ` +
          "before for the same models",
        "about the same",
        "the source has changed its unit",
      );
    }
  }
}

/** All rows of a table, those of no use too. */
function total({ items, leftOut }: Content): number {
  return leftOut.reduce((sum, { count }) => sum + count, items.length);
}

/** The median ratio of new to old for rows in both; null when they are too few. */
function medianRatio(
  before: readonly Item[],
  after: readonly Item[],
  part: "paramsB" | "value",
): number | null {
  const old = new Map(before.map((item) => [item.key, item[part]]));
  const ratios = after.flatMap((item) => {
    const value = old.get(item.key);
    return value === undefined ? [] : [item[part] / value];
  }).sort((a, b) => a - b);
  return ratios.length < COMPARED ? null : ratios[Math.floor(ratios.length / 2)];
}
