import { type Markup, markup } from "../page/markup.ts";
import { takes } from "../read/said.ts";
import { checkFresh } from "../settings/fresh.ts";
import type { Table } from "../tables/table.ts";
import { date } from "../words/numbers.ts";
import { formatCounted, formatList } from "../words/quantity.ts";
import { rowsBeside } from "../words/source.ts";
import { type Displayed, displayed } from "./display.ts";
import { isTable } from "./records.ts";

type Sourced = Pick<Table<object>, "noun" | "rows" | "origin">;

/**
 * Shows where the rows of tables come from: files, source with its date and licence, and a warning
 * where a file is not the one that was shipped.
 *
 * @param tables tables of `lm.load…()`, as loaded or kept.
 */
export function data(...tables: readonly Sourced[]): Displayed {
  const areTables = tables.length > 0 && tables.every(isTable);
  takes(areTables, "data", "tables", tables[0], "lm.data(served, offers)");
  checkFresh(...tables);
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
