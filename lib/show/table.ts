import { isFit } from "../page/cell_text.ts";
import { type Markup, markup } from "../page/markup.ts";
import { checkOptions, isObject, takes } from "../read/said.ts";
import { checkFresh } from "../settings/fresh.ts";
import { checkColumn } from "../stats/columns.ts";
import { formatCount, formatCounted } from "../words/quantity.ts";
import { capitalised } from "../words/sentence.ts";
import { type Displayed, displayed } from "./display.ts";
import { htmlTable, tableBundle } from "./html_table.ts";
import { recordsOf, type RowRecord } from "./records.ts";
import { fitCaption } from "./summary.ts";

/** How many rows are shown at once, and from how many on the others wait for a click. */
const FIRST = 8, ALL_UP_TO = 12;

/** How many rows and columns a click shows, and how many columns there are without one. */
const MORE = 200, COLUMNS = 10;

export type TableOptions = {
  /** How many rows to show at once. */
  first?: number;
  /** Which columns, in this order. */
  columns?: readonly string[];
  caption?: string;
};

/**
 * Shows anything with rows or keys as a table: records, lists, maps, a table, a fit. Known fields get
 * their label and unit, whole numbers stay whole, and a click shows more rows and all columns.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./display.ts";
 * const rows = [{ model: "a", paramsB: 8 }, { model: "b", paramsB: 70.6 }];
 * const bundle = await table(rows, { first: 1 })[DISPLAY]();
 * assert.equal(bundle["text/plain"], "First of 2 rows\n\nModel  Parameters (B)\na                   8");
 * ```
 * @throws {RangeError} for a column that no row has, with those there are, and an option that cannot be.
 */
export function table(thing: unknown, options: TableOptions = {}): Displayed {
  const found = recordsOf(thing), what = "rows, or anything with keys";
  takes(found !== null, "table", what, thing, "lm.table(served.rows, { first: 8 })");
  checkTable(options);
  checkFresh(thing);
  const { records, noun } = found, isChosen = options.columns !== undefined;
  const all = [...new Set(records.slice(0, 1000).flatMap((row) => Object.keys(row)))];
  // a line number is for who opens the file
  const inOrder = all.toSorted((a, b) => Number(a === "line") - Number(b === "line"));
  const columns = options.columns ?? found.columns ??
    inOrder.filter((column) => column !== "line").slice(0, COLUMNS);
  for (const column of columns) checkColumn(records, column);
  const first = options.first ?? (records.length <= ALL_UP_TO ? records.length : FIRST);
  const shown = records.slice(0, first);
  const isPart = shown.length < records.length || (!isChosen && columns.length < all.length);
  const wide = isChosen ? columns : [...new Set([...columns, ...inOrder])];
  const caption = options.caption ?? (isFit(thing) ? fitCaption(thing) : "");
  const title = captioned(caption, shown.length, records.length, noun);
  const more = isPart ? moreRows(records, wide, noun) : null;
  return displayed(tableBundle(shown, title, { columns, more }));
}

/** Refuses options that cannot be, so that no table is shown otherwise than it was asked for. */
function checkTable(options: TableOptions): void {
  const call = 'lm.table(rows, { first: 8, columns: ["model", "paramsB"] })';
  takes(isObject(options), "table", "an object as options", options, call);
  checkOptions(options, ["first", "columns", "caption"], call);
  const { first, columns } = options;
  const isCount = first === undefined || (Number.isInteger(first) && first >= 1);
  takes(isCount, "table", "a number of rows as `first`", first, call);
  const isName = (name: unknown) => typeof name === "string";
  const areNames = columns === undefined || (Array.isArray(columns) && columns.every(isName));
  takes(areNames, "table", "a list of names as `columns`", columns, call);
}

function captioned(caption: string, shown: number, all: number, noun: string): string {
  const some = shown === 1 ? "" : `${formatCount(shown)} `;
  const first = shown < all ? `first ${some}of ${formatCounted(all, noun)}` : "";
  const part = all === 0 ? `no ${noun}s` : first;
  if (caption === "") return capitalised(part);
  return part === "" ? caption : `${caption} (${part})`;
}

function moreRows(records: readonly RowRecord[], columns: readonly string[], noun: string): Markup {
  const some = records.slice(0, MORE), all = formatCounted(records.length, noun);
  const rows = some.length === records.length
    ? `all ${all}`
    : `${formatCount(some.length)} of ${all}`;
  const summary = `More: ${rows}, ${formatCounted(columns.length, "column")}`;
  const table = htmlTable(some, "", { columns, label: summary, high: true });
  return markup`<details class="lm-more"><summary>${summary}</summary>${table}</details>`;
}
