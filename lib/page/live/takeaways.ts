import { serialize } from "../../plot/serialize.ts";
import type { Theme } from "../../plot/theme.ts";
import { formatCsv } from "../../read/csv.ts";
import { html } from "./html.ts";
import { pngOfSvg } from "../png.ts";
import type { Row } from "./parcel.ts";
import { type Order, sortedRows } from "./sorted_rows.ts";
import type { Subject } from "./subject.ts";
import type { Takeaway } from "./tools.ts";

/** The files that a live figure gives away: the rows of its table, and the figure in view. */
export function takeaways(
  { table, rows: all }: Subject,
  { rows, figure }: {
    rows: () => { rows: readonly Row[]; order: Order };
    figure: (theme: Theme) => SVGSVGElement;
  },
): Takeaway[] {
  const keep = (ending: string, content: BlobPart, type: string) =>
    save(`${table.name}.${ending}`, new Blob([content], { type }));
  const csv = () => {
    const { rows: listed, order } = rows();
    return csvOf(sortedRows(listed, order), Object.keys(all[0] ?? {}));
  };
  return [
    { label: "Download CSV", run: () => keep("csv", csv(), "text/csv") },
    {
      label: "Figure as SVG",
      run: () => keep("svg", serialize(figure("auto")), "image/svg+xml"),
    },
    {
      label: "Figure as PNG",
      run: async () => keep("png", await pngOfSvg(figure("light"), document), "image/png"),
    },
  ];
}

/** Rows as CSV with all their fields, named as in the notebook. */
function csvOf(rows: readonly Row[], fields: readonly string[]): string {
  const text = (value: unknown) =>
    value instanceof Date ? value.toISOString() : String(value ?? "");
  return formatCsv([[...fields], ...rows.map((row) => fields.map((field) => text(row[field])))]);
}

/** Lets the reader keep a file, made in the page. */
function save(name: string, blob: Blob): void {
  const href = URL.createObjectURL(blob);
  html("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
