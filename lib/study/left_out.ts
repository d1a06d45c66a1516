import { countOf, type LeftOut } from "../read/left_out.ts";
import { formatCount } from "../words/quantity.ts";
import type { Analysis, Side } from "./analysis.ts";
import { type Table, tableOf } from "./exhibit.ts";

/** What was read of both sets of rows, what was left out on the way and why, and what is left. */
export function leftOutTable<Today, Past>({ rows, sides }: Analysis<Today, Past>): Table {
  const today = steps(sides.today).map((step) => ({ rows: "today", ...step }));
  const study = steps(sides.study).map((step) => ({ rows: "the study's", ...step }));
  return tableOf(
    "What was read and what was left out",
    { rows: "Rows", stage: "Step", what: "What", count: "Number" },
    rows === "today" ? [...today, ...study] : [...study, ...today],
    ["count"],
  );
}

/** The same of one set of rows. */
export function leftOutOf<Row>(side: Side<Row>): Table {
  return tableOf(
    "What was read and what was left out",
    { stage: "Step", what: "What", count: "Number" },
    steps(side),
    ["count"],
  );
}

function steps<Row>({ read, rows, leftOut }: Side<Row>) {
  const reasons = (stage: string, list: readonly LeftOut[]) =>
    list.map(({ why, count }) => ({
      stage,
      what: `left out: ${why}`,
      count: `−${formatCount(count)}`,
    }));
  const total = read.rows.length + countOf(read.leftOut);
  return [
    { stage: "read", what: "rows in the files", count: formatCount(total) },
    ...reasons("read", read.leftOut),
    ...reasons("filter", leftOut),
    { stage: "fit", what: "rows that are fitted and drawn", count: formatCount(rows.length) },
    ...read.notes.map(({ why, count }) => ({
      stage: "note",
      what: `of the rows read: ${why}`,
      count: formatCount(count),
    })),
  ];
}
