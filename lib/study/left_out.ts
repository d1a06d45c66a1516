import type { Filtered } from "../filter/filter_rows.ts";
import { countOf, type Read } from "../read/left_out.ts";
import { formatCount } from "../words/quantity.ts";
import { type Table, tableOf } from "./exhibit.ts";

/** What was read, what was left out on the way and why, and what is left. */
export function leftOutTable<Row>(read: Read<Row>, chosen: Filtered<Row>): Table {
  const leftOut = (stage: string, reasons: Read<Row>["leftOut"]) =>
    reasons.map(({ why, count }) => ({
      stage,
      what: `left out: ${why}`,
      rows: `−${formatCount(count)}`,
    }));
  const unread = countOf(read.leftOut);
  return tableOf(
    "What was read and what was left out",
    { stage: "Step", what: "What", rows: "Rows" },
    [
      { stage: "read", what: "rows in the files", rows: formatCount(read.rows.length + unread) },
      ...leftOut("read", read.leftOut),
      ...leftOut("filter", chosen.leftOut),
      {
        stage: "fit",
        what: "rows that are fitted and drawn",
        rows: formatCount(chosen.rows.length),
      },
      ...read.notes.map(({ why, count }) => ({
        stage: "note",
        what: `of the rows read: ${why}`,
        rows: formatCount(count),
      })),
    ],
    ["rows"],
  );
}
