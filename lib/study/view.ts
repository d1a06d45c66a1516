import type { Read } from "../read/left_out.ts";
import { filterRows } from "../filter/filter_rows.ts";
import { completeSettings, type Description } from "../filter/setting.ts";
import type { Figure } from "../draw/draw.ts";
import type { Claim } from "../words/claim.ts";
import { answer } from "./answer.ts";
import { claimsTable } from "./claims.ts";
import type { Table, Text } from "./exhibit.ts";
import { leftOutTable } from "./left_out.ts";
import type { Metric, Study } from "./study.ts";

/** What a setting's value may be, whichever dataset it belongs to. */
export type GivenSettings = Readonly<Record<string, unknown>>;

/** A column of the table of rows: a number or a text of each row. */
export type ViewColumn<Row> = {
  label: string;
  unit?: string;
  of: (row: Row) => string | number | null;
};

/** A dataset as a live figure needs it: which rows, under which settings, show what. */
export type View<Row> = {
  id: Metric["id"];
  /** One row: "evaluation". */
  row: string;
  /** The type of the notebook's settings. */
  settingsType: string;
  settings: Description<Row>;
  /** The settings that a reader sees first; the others can be unfolded. */
  foremost: readonly string[];
  /** The fields of a row that any of the functions below reads: all that travels to a page. */
  fields: readonly (keyof Row & string)[];
  /** Tells a row from all others, in a link for example. */
  key: (row: Row) => string;
  name: (row: Row) => string;
  /** Where the model is described, as text. */
  link: (row: Row) => string | null;
  /** Parameters in billions, and the quantity in the figure's unit. */
  place: (row: Row) => { x: number; y: number };
  /** What a reader learns of a row, its name aside, one line each. */
  details: (row: Row) => string[];
  columns: readonly ViewColumn<Row>[];
  /** The column by which the table is sorted at first, lowest on top. */
  sortedBy: number;
  study: (rows: readonly Row[], settings: GivenSettings) => Study<Row>;
  figure: (study: Study<Row>, settings: GivenSettings) => Figure;
  claims: (study: Study<Row>) => Claim[];
};

/** What a view shows of its rows under some settings, as plain data. */
export type Shown<Row> = {
  /** The rows that the filters keep, as the study takes them; none when they keep none. */
  rows: readonly Row[];
  leftOut: Table | null;
  figure: Figure | null;
  answer: Text | null;
  /** What the verdicts are computed from. */
  study: Study<Row> | null;
  /** Why one of the others is missing. */
  fault: string | null;
};

/**
 * Filters rows, fits them and makes what a live figure shows: the same in the kernel and in a page.
 * A selection that is empty, or too small for a fit, is no error: `fault` is the sentence that says so.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { financeView } from "./finance_view.ts";
 * const read = { rows: [], leftOut: [], notes: [] };
 * assert.match(compute(financeView, read, {}).fault ?? "", /^Cannot fit/);
 * ```
 */
export function compute<Row>(view: View<Row>, read: Read<Row>, given: GivenSettings): Shown<Row> {
  const shown: Shown<Row> = {
    rows: [],
    leftOut: null,
    figure: null,
    answer: null,
    study: null,
    fault: null,
  };
  try {
    const settings = completeSettings(view.settings as Description<never>, given);
    const chosen = filterRows(view.settings, read.rows, settings);
    shown.rows = chosen.rows;
    shown.leftOut = leftOutTable(read, chosen);
    const study = view.study(chosen.rows, settings);
    shown.study = study;
    shown.rows = study.rows;
    shown.figure = view.figure(study, settings);
    shown.answer = answer(study, read, chosen);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    shown.fault = error.message;
  }
  return shown;
}

/**
 * The verdicts on what the study claimed, in the rows that are shown; null where they are too few for
 * any. They take as long as all else together, so a page with many rows draws first.
 */
export function verdictsOf<Row>(view: View<Row>, { study }: Shown<Row>): Table | null {
  try {
    return study && claimsTable(view.claims(study));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
