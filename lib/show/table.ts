import { checkFresh } from "../settings/fresh.ts";
import { nearest } from "../read/nearest.ts";
import { isObject, perhaps } from "../settings/check.ts";
import { said } from "../read/said.ts";
import { fieldOf } from "../tables/fields.ts";
import { formatCount, formatCounted } from "../words/quantity.ts";
import { capitalised } from "../words/sentence.ts";
import { cellText } from "./cell_text.ts";
import { type Displayed, displayed } from "./display.ts";
import { escapeHtml } from "../page/markup.ts";
import { htmlTable, type ShownColumn, tableBundle } from "./html_table.ts";
import { fitCaption, isFit } from "./fit_rows.ts";
import { recordsOf, type RowRecord } from "./records.ts";

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
 * @throws {TypeError} for something without rows or keys.
 * @throws {RangeError} for a column that no row has, with those there are, and an option that cannot be.
 */
export function table(thing: unknown, options: TableOptions = {}): Displayed {
  const found = recordsOf(thing);
  if (found === null) throw new TypeError(notTable(thing));
  checkOptions(options);
  checkFresh(thing);
  const { records, noun } = found;
  const all = [...new Set(records.slice(0, 1000).flatMap((row) => Object.keys(row)))];
  const columns = options.columns ?? found.columns ?? withoutLine(all).slice(0, COLUMNS);
  for (const column of records.length > 0 ? columns : []) {
    if (all.includes(column)) continue;
    const near = nearest(column, all), hint = near === null ? "" : `; perhaps \`${near}\``;
    throw new RangeError(
      `No row has the column \`${column}\`${hint}; the columns are ${all.join(", ")}`,
    );
  }
  const first = options.first ?? (records.length <= ALL_UP_TO ? records.length : FIRST);
  const shown = records.slice(0, first);
  const caption = captionOf(thing, options.caption, shown.length, records.length, noun);
  const head = shownColumns(shown, columns);
  const more = shown.length < records.length || (!options.columns && columns.length < all.length)
    ? moreRows(records, options.columns ?? inOrder(columns, all), noun)
    : "";
  return displayed(tableBundle(head, caption, { more }));
}

/** Refuses options that cannot be, so that no table is shown otherwise than it was asked for. */
function checkOptions(options: TableOptions): void {
  const { first, columns } = options;
  const known = ["first", "columns", "caption"];
  const foreign = isObject(options)
    ? Object.keys(options).find((name) => !known.includes(name))
    : null;
  if (foreign === null) {
    throw new TypeError(`lm.table() got ${said(options)} as options; it takes { first: 8 }`);
  }
  if (foreign !== undefined) {
    throw new RangeError(`lm.table() has no option \`${foreign}\`${perhaps(foreign, known)}`);
  }
  if (first !== undefined && !(Number.isInteger(first) && first >= 1)) {
    throw new RangeError(
      `\`first\` cannot be ${said(first)}; it takes a number of rows, such as 8`,
    );
  }
  const areNames = Array.isArray(columns) && columns.every((name) => typeof name === "string");
  if (columns !== undefined && !areNames) {
    throw new RangeError(
      `\`columns\` cannot be ${
        said(columns)
      }; it takes a list of names, such as ["model", "paramsB"]`,
    );
  }
}

/** A line number is for who opens the file. */
const withoutLine = (columns: readonly string[]) => columns.filter((column) => column !== "line");

/** All columns: the chosen ones first, a line number last. */
function inOrder(first: readonly string[], all: readonly string[]): string[] {
  return [...new Set([...first, ...withoutLine(all), ...all])];
}

/** What stands above the table: its caption, and how many of how many rows are there. */
function captionOf(
  thing: unknown,
  caption: string | undefined,
  shown: number,
  all: number,
  noun: string,
): string {
  const part = all === 0
    ? `no ${noun}s`
    : shown === all
    ? ""
    : `first ${shown === 1 ? "" : `${formatCount(shown)} `}of ${formatCounted(all, noun)}`;
  const title = caption ?? (isFit(thing) ? fitCaption(thing) : "");
  if (title === "") return capitalised(part);
  return part === "" ? title : `${title} (${part})`;
}

/** The columns with their headings, alignment and cells as text. */
export function shownColumns(
  records: readonly RowRecord[],
  columns: readonly string[],
): ShownColumn[] {
  return columns.map((column) => {
    const values = records.map((row) => row[column]);
    const field = fieldOf(column);
    const isNumeric = values.some((value) => typeof value === "number");
    return {
      heading: field.unit ? `${field.label} (${field.unit})` : field.label,
      align: isNumeric ? "right" : "left",
      cells: records.map((row) =>
        // of an object's keys the name says what its value is
        cellText(row[column], column === "value" ? String(row.name) : column)
      ),
    };
  });
}

/** More rows, with all columns, behind a click. */
function moreRows(records: readonly RowRecord[], columns: readonly string[], noun: string): string {
  const some = records.slice(0, MORE);
  const rows = some.length === records.length
    ? `all ${formatCounted(records.length, noun)}`
    : `${formatCount(some.length)} of ${formatCounted(records.length, noun)}`;
  const summary = `More: ${rows}, ${formatCounted(columns.length, "column")}`;
  return `<details class="lm-more"><summary>${escapeHtml(summary)}</summary>` +
    `<div role="region" tabindex="0" aria-label="${escapeHtml(summary)}" ` +
    `style="max-height:30em;overflow:auto">${htmlTable(shownColumns(some, columns), "")}</div>` +
    "</details>";
}

/** Why something is no table, and what is. */
function notTable(thing: unknown): string {
  const found = thing instanceof Promise
    ? said(thing)
    : typeof thing === "object" && thing !== null
    ? "an object without keys"
    : thing === null || thing === undefined
    ? String(thing)
    : `a ${typeof thing}`;
  return `lm.table() got ${found}; it takes rows, or anything with keys, such as ` +
    `lm.table(served.rows, { first: 8, columns: ["model", "paramsB"] })`;
}
