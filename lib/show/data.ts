import { checkFresh } from "../settings/fresh.ts";
import type { Table } from "../tables/table.ts";
import { date } from "../words/numbers.ts";
import { formatCounted, formatList } from "../words/quantity.ts";
import { rowsBeside } from "../words/source.ts";
import { type Displayed, displayed } from "./display.ts";
import { type Markup, markup } from "../page/markup.ts";
import { isTable } from "./records.ts";

type Sourced = Pick<Table<object>, "noun" | "rows" | "origin">;

/**
 * Shows where the rows of tables come from: files, source with its date and licence, and a warning
 * where a file is not the one that was shipped.
 *
 * @param tables tables of `lm.load…()`, as loaded or kept.
 */
export function data(...tables: readonly Sourced[]): Displayed {
  if (tables.length === 0 || !tables.every(isTable)) {
    throw new TypeError("lm.data() takes tables, such as lm.data(served, offers)");
  }
  checkFresh(...tables);
  const items = tables.flatMap((table) => [
    { ...sentence(table), warning: table.origin.warning },
    ...rowsBeside(table).map(({ cited, count }) => {
      const plain = `${cited}: ${formatCounted(count, table.noun)}, beside these.`;
      return { plain, html: markup`${plain}`, warning: null };
    }),
  ]);
  const lines = items.map(({ html, warning }) =>
    markup`<li>${html}${warning !== null && markup` <strong>${warning}</strong>`}</li>`
  );
  return displayed({
    "text/html": markup`<ul class="lm-data">${lines}</ul>`.html,
    "text/plain": items.map(({ plain, warning }) => `- ${plain}${warning ? ` ${warning}` : ""}`)
      .join("\n"),
  });
}

function sentence(table: Sourced): { plain: string; html: Markup } {
  const { noun, rows, origin } = table, { source, url, files, own, licence } = origin;
  const count = rowsBeside(table).reduce((left, { count }) => left - count, rows.length);
  const named = files.length === 0 ? "" : `${formatList(files)}: `;
  const before = `${named}${formatCounted(count, noun)}`;
  if (own && files.includes(source)) {
    const plain = `${before} of your own.`;
    return { plain, html: markup`${plain}` };
  }
  const after = (origin.date === null ? "" : `, state of ${date(origin.date)}`) +
    (licence === null ? "" : `, licence ${licence}`) + ".";
  const isWeb = url !== null && /^https?:\/\//.test(url);
  const link = isWeb ? markup`<a href="${url}">${source}</a>` : source;
  return {
    plain: `${before} from ${source}${after}`,
    html: markup`${before} from ${link}${after}`,
  };
}
