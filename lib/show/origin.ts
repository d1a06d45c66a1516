import { type Markup, markup } from "../page/markup.ts";
import { countOf } from "../read/left_out.ts";
import { takes } from "../read/said.ts";
import { checkFresh } from "../settings/fresh.ts";
import type { Table } from "../tables/table.ts";
import { date } from "../words/numbers.ts";
import { formatCount, formatCounted, formatList } from "../words/quantity.ts";
import { capitalised } from "../words/sentence.ts";
import { rowsBeside } from "../words/source.ts";
import { type Displayed, displayed, paragraphs } from "./display.ts";
import { tableBundle } from "./html_table.ts";
import { isTable } from "./records.ts";

type Sourced = Pick<Table<object>, "noun" | "rows" | "origin">;

/**
 * Shows where the rows of tables come from: files, source with its date and licence, and a warning
 * where a file is not the one that was shipped.
 *
 * @param tables tables of `lm.load…()`, as loaded or kept.
 */
export function data(...tables: readonly Sourced[]): Displayed {
  checkTables(tables, "data");
  const lines = tables.flatMap(linesOf);
  const html = lines.map((line) => markup`<li>${line.html}</li>`);
  return displayed({
    "text/html": markup`<ul class="lm-data">${html}</ul>`.html,
    "text/plain": lines.map(({ plain }) => `- ${plain}`).join("\n"),
  });
}

/** The line of a table, and one for each file whose rows stand beside its own. */
function linesOf(table: Sourced): { html: Markup; plain: string }[] {
  const { noun, rows, origin } = table, { source, url, files, own, licence, warning } = origin;
  const beside = rowsBeside(table);
  const count = beside.reduce((left, { count }) => left - count, rows.length);
  const named = files.length === 0 ? "" : `${formatList(files)}: `;
  const state = origin.date === null ? "" : `, state of ${date(origin.date)}`;
  const rights = licence === null ? "" : `, licence ${licence}`;
  const line = (link: Markup | string) => [
    `${named}${formatCounted(count, noun)} `,
    ...own && files.includes(source) ? ["of your own."] : ["from ", link, state, rights, "."],
  ];
  const link = /^https?:/.test(url ?? "") ? markup`<a href="${url}">${source}</a>` : source;
  const warned = warning !== null && markup` <strong>${warning}</strong>`;
  const others = beside.map(({ cited, count }) =>
    `${cited}: ${formatCounted(count, noun)}, beside these.`
  );
  return [
    {
      html: markup`${line(link)}${warned}`,
      plain: [...line(source), warning && ` ${warning}`].join(""),
    },
    ...others.map((plain) => ({ html: markup`${plain}`, plain })),
  ];
}

type Counted = Pick<Table<object>, "name" | "noun" | "rows" | "leftOut" | "notes">;

/**
 * Shows which rows are not in a table and why: those that could not be read, and those that the
 * settings left out. Then what is worth knowing of the rows that are in it.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./display.ts";
 * const served = { name: "served", noun: "measurement", rows: [{}, {}], columns: [], notes: [] };
 * const shown = leftOut({ ...served, leftOut: [{ why: "no energy", count: 1 }] });
 * assert.match((await shown[DISPLAY]())["text/plain"], /^1 of 3 measurements was left out/);
 * ```
 */
export function leftOut(...tables: readonly Counted[]): Displayed {
  checkTables(tables, "leftOut");
  const lines = tables.flatMap(({ name, leftOut, notes }) =>
    [...leftOut, ...notes.map(({ why, count }) => ({ why: `${why} (not left out)`, count }))]
      .map(({ why, count }) => (
        { ...tables.length > 1 && { Table: name }, Why: why, Rows: count }
      ))
  );
  const caption = capitalised(formatList(tables.map(summary)));
  return displayed(
    lines.length === 0 ? paragraphs([`${caption}.`]) : tableBundle(lines, caption),
  );
}

function summary({ noun, rows, leftOut }: Counted): string {
  const out = countOf(leftOut), all = formatCounted(out + rows.length, noun);
  const were = out < 2 ? "was" : "were";
  return `${out === 0 ? "none" : formatCount(out)} of ${all} ${were} left out`;
}

function checkTables(tables: readonly object[], name: string): void {
  const areTables = tables.length > 0 && tables.every(isTable);
  takes(areTables, name, "tables", tables[0], `lm.${name}(served, offers)`);
  checkFresh(...tables);
}
