/** The last state of a table beside the new one: what speaks against taking it, and what changes. */
// @ts-types="@types/d3-array"
import { median } from "d3-array";
import { countOf } from "../../lib/read/left_out.ts";
import { formatCount, formatCounted } from "../../lib/words/quantity.ts";
import { type Content, type Item, kindOf, oddItem } from "./tables.ts";
import { unusable } from "./unusable.ts";

/** A unit that changed multiplies all values by ten at least; new versions of some do not. */
const SHIFT = 5;
/** Prices slip by a unit now and then: input or output a hundredfold is their geometric mean tenfold. */
const JUMP = 10;
/** The share of rows that may be of no use, or twice what it was. */
const UNUSABLE = 0.05;

/**
 * What changes in a table, for the terminal, given its last text, null when there was none, and its new one.
 * @throws {TaskError} when the new one is not to be taken.
 */
export function compareStates(
  file: string,
  last: string | null,
  text: string,
  confirmedPrices: readonly string[],
): string {
  const { read } = kindOf(file), after = read(text, file);
  const before = last === null ? { items: [], leftOut: [] } : read(last, file);
  const known = new Map(before.items.map((item) => [item.key, item]));
  const pairs = after.items.filter(({ key }) => known.has(key))
    .map((item): Pair => [known.get(item.key)!, item]);
  checkRows(file, before, after);
  checkUnits(file, after.items, pairs);
  if (file === "prices.csv") {
    checkJumps(file, pairs.filter(([, { model }]) => !confirmedPrices.includes(model)));
  }
  const changed = pairs.filter(([old, item]) =>
    PARTS.some((part) => Math.abs(item[part] / old[part] - 1) > 1e-9) // more than how it was written
  );
  const changes: [noun: string, how: string, names: string[]][] = [
    ["model", "added", newModels(after.items, before.items)],
    ["model", "removed", newModels(before.items, after.items)],
    ["value", "changed", changed.map(([, { key }]) => key)],
  ];
  const named = changes.filter(([, , { length }]) => length > 0).map(([noun, how, names]) =>
    `  ${formatCounted(names.length, noun)} ${how}: ${someOf(names, 5)}`
  );
  const [had, has] = [before, after].map(({ items }) => formatCount(items.length));
  return [`${file}: ${had === has ? "" : `${had} → `}${has} rows`, ...named].join("\n");
}

const PARTS = ["paramsB", "value"] as const;

type Pair = readonly [old: Item, item: Item];

/** Refuses a table that has lost rows, or has more of no use than before. */
function checkRows(file: string, before: Content, after: Content): void {
  const [old, now] = [before, after].map(({ items, leftOut }) => {
    const unusable = countOf(leftOut), rows = unusable + items.length;
    return { rows, unusable, share: unusable / rows || 0 };
  });
  if (now.rows < Math.max(1, old.rows / 2)) {
    const expected = old.rows > 0 ? `at least half of the ${old.rows} before` : "one at least";
    const mend = "the source has lost rows, look at it first";
    throw unusable(`the new ${file}`, `${now.rows} rows`, expected, mend);
  }
  const allowed = Math.max(UNUSABLE, 2 * old.share);
  if (old.rows === 0 || now.share <= allowed) return;
  const [most] = after.leftOut.toSorted((a, b) => b.count - a.count);
  const why = `${most.count} because ${most.why}`;
  const found = `${now.unusable} of ${now.rows} rows of no use (${why})`;
  throw unusable(`the new ${file}`, found, `at most ${(allowed * 100).toFixed(0)} %`);
}

/** Refuses a table with values that cannot be, or in other units than before. */
function checkUnits(file: string, items: readonly Item[], pairs: readonly Pair[]): void {
  const kind = kindOf(file), odd = oddItem(kind, items);
  if (odd !== null) {
    const place = `the new ${file}, line ${odd.item.line}, ${odd.item.model}`;
    const mend = "the source has changed its unit, or this row is wrong";
    throw unusable(place, odd.found, odd.expected, mend);
  }
  if (pairs.length < 5) return; // too few to say anything
  for (const part of PARTS) {
    const shift = median(pairs, ([old, item]) => item[part] / old[part])!;
    if (shift > SHIFT || shift < 1 / SHIFT) {
      const unit = part === "value" ? kind.unit : "10⁹ parameters";
      const found = `${unit} ${shift.toPrecision(3)} times those before for the same models`;
      const mend = "the source has changed its unit";
      throw unusable(`the new ${file}`, found, "about the same", mend);
    }
  }
}

/** Refuses values that are far from the last ones of the same row. */
function checkJumps(file: string, pairs: readonly Pair[]): void {
  const jumps = pairs.filter(([{ value: from }, { value: to }]) =>
    Math.max(from / to, to / from) * (1 + 1e-12) >= JUMP // whatever a double makes of it
  );
  if (jumps.length === 0) return;
  const texts = jumps.map((pair) => {
    const [from, to] = pair.map(({ value }) => Number(value.toPrecision(3)));
    return `${pair[1].key} from ${from} to ${to}`;
  });
  // a word that a shell would split in quotes
  const models = [...new Set(jumps.map(([, { model }]) => model))].slice(0, 3)
    .map((model) => /^[\w./:@-]+$/.test(model) ? model : `'${model.replaceAll("'", `'\\''`)}'`);
  throw unusable(
    `the new ${file}`,
    `${someOf(texts, 3)} ${kindOf(file).unit}`,
    `less than ${JUMP} times the last price`,
    `if it is right, add --confirm-price ${models.join(" --confirm-price ")}`,
  );
}

function someOf(texts: readonly string[], most: number): string {
  const more = texts.length > most ? ` and ${formatCount(texts.length - most)} more` : "";
  return texts.slice(0, most).join(", ") + more;
}

function newModels(items: readonly Item[], others: readonly Item[]): string[] {
  const models = (items: readonly Item[]) => new Set(items.map(({ model }) => model));
  return [...models(items).difference(models(others))].sort();
}
