import { countOf, type LeftOut } from "../read/left_out.ts";
import { formatCount } from "../words/quantity.ts";
import type { Analysis, Side } from "./analysis.ts";
import { type Table, tableOf } from "./exhibit.ts";

/** What was read of both sets of rows, what was left out on the way and why, and what is left. */
export function leftOutTable({ rows, sides }: Analysis): Table {
  const second = rows === "today" ? "study" : "today";
  return tableOf(
    "What was read and what was left out",
    { rows: "Rows", stage: "Step", what: "What", count: "Number" },
    [rows, second].flatMap((name) =>
      steps(sides[name]).map((step) => ({ rows: name === "study" ? "the study's" : name, ...step }))
    ),
    ["count"],
  );
}

/** The same of one set of rows. */
export function leftOutOf(side: Side): Table {
  return tableOf(
    "What was read and what was left out",
    { stage: "Step", what: "What", count: "Number" },
    steps(side),
    ["count"],
  );
}

function steps({ read, rows, leftOut }: Side) {
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
