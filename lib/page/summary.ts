import { formatCount, formatCounted, formatNumber } from "../words/quantity.ts";
import type { View } from "../study/view.ts";
import { sortedRows } from "./sorted_rows.ts";

/** One sentence or two on what is in view, for the eye and for a screen reader. */
export function summaryOf<Row>(
  view: View<Row>,
  { rows, inView, listed, find }: {
    rows: readonly Row[];
    inView: readonly Row[];
    listed: readonly Row[];
    find: string;
  },
): string {
  const count = `${formatCount(inView.length)} of ${formatCounted(rows.length, view.row)} in view.`;
  if (find) {
    const outside = rows.filter((row) => view.name(row).toLowerCase().includes(find)).length -
      listed.length;
    return `${count} “${find}” is in ${
      formatCounted(listed.length, "name")
    }, ringed in the figure` +
      (outside > 0 ? `; ${formatCount(outside)} more are filtered out.` : ".");
  }
  const { label, unit = "", of } = view.columns[view.sortedBy];
  const [lowest] = sortedRows(
    inView,
    view.columns,
    { column: view.sortedBy, descending: false },
    1,
  );
  if (lowest === undefined) return count;
  return `${count} Lowest ${label}: ${view.name(lowest).slice(0, 200)}, ` +
    `${formatNumber(Number(of(lowest)))} ${unit}.`;
}
