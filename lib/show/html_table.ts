import { cellText } from "../page/cell_text.ts";
import { type Markup, markup } from "../page/markup.ts";
import { fieldOf } from "../tables/fields.ts";
import { type Bundle, UNDRAWN } from "./display.ts";
import type { RowRecord } from "./records.ts";

/** Which columns are shown, all of the first row where none are named, and which stand at the right beside numbers. */
type Shape = { columns?: readonly string[]; right?: readonly string[] };

/** Records as a table in a cell, as HTML and as text, with what comes after it. */
export function tableBundle(
  records: readonly RowRecord[],
  caption: string,
  { note = "", more = null, ...shape }: Shape & { note?: string; more?: Markup | null } = {},
): Bundle {
  const below = note !== "" && markup`<p>${note}</p>`;
  return {
    "text/html": markup`${htmlTable(records, caption, shape)}${more}${below}`.html,
    "text/plain": plainTable(records, caption, shape) + (note && `\n\n${note}`),
  };
}

/**
 * Records as an accessible table that scrolls in itself, a `high` one down too: a caption, headings, the
 * first column naming its row. On a page's phone, one with long texts is a list of its rows, with each
 * column's name before its text.
 */
export function htmlTable(
  records: readonly RowRecord[],
  caption: string,
  { label = caption || "Table", high = false, ...shape }: Shape & {
    label?: string;
    high?: boolean;
  },
): Markup {
  const columns = columnsOf(records, shape);
  const isList = columns.some(({ cells }) => cells.some((cell) => /[^\n]{45}/.test(cell)));
  const title = caption !== "" && markup`<caption${aligned(false)}>${caption}</caption>`;
  const heads = columns.map(({ heading, isRight }) =>
    markup`<th scope="col"${aligned(isRight)}>${heading}</th>`
  );
  const rows = records.map((_, row) => {
    const cells = columns.map(({ heading, isRight, cells }, column) => {
      const text = cells[row].split("\n").map((line, i) => i === 0 ? line : markup`<br>${line}`);
      if (column === 0) return markup`<th scope="row"${aligned(isRight)}>${text}</th>`;
      const named = isList && heading !== "" && markup` data-label="${heading}"`;
      return markup`<td${named}${aligned(isRight)}>${text}</td>`;
    });
    return markup`<tr>${cells}</tr>`;
  });
  const place = markup`class="table ${isList ? "list" : "lines"}" role="region" tabindex="0"`;
  const style = `overflow:auto${high ? ";max-height:30em" : ""}`;
  const head = markup`${title}<thead><tr>${heads}</tr></thead>`;
  return markup`<div ${place} aria-label="${label}" style="${style}"><table>${head}<tbody>${rows}</tbody></table></div>`;
}

/** How a cell stands in its column: by a page's style, and in JupyterLab, which has none of ours, by its own. */
function aligned(isRight: boolean): Markup | false {
  if (Deno.env.has(UNDRAWN)) return isRight && markup` class="number"`;
  return markup` style="text-align:${isRight ? "right" : "left"}"`;
}

export function plainTable(records: readonly RowRecord[], caption: string, shape: Shape): string {
  const columns = columnsOf(records, shape).map(({ heading, isRight, cells }) => {
    const width = Math.max(heading.length, ...cells.map((cell) => cell.length));
    return [heading, ...cells].map((cell) => isRight ? cell.padStart(width) : cell.padEnd(width));
  });
  const [heads = []] = columns;
  const lines = heads.map((_, row) => columns.map((cells) => cells[row]).join("  ").trimEnd());
  const text = lines.join("\n").replaceAll("\u00a0", " ");
  return [caption, text].filter((part) => part !== "").join("\n\n");
}

function columnsOf(
  records: readonly RowRecord[],
  { columns = Object.keys(records[0] ?? {}), right = [] }: Shape,
) {
  return columns.map((column) => {
    const { label, unit } = fieldOf(column);
    return {
      heading: unit ? `${label} (${unit})` : label,
      isRight: right.includes(column) || records.some((row) => typeof row[column] === "number"),
      cells: records.map((row) =>
        // of an object's keys the name says what its value is
        cellText(row[column], column === "value" ? String(row.name) : column)
      ),
    };
  });
}
