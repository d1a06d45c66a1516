import type { Figure } from "../draw/draw.ts";
import type { RowsName } from "../filter/rows.ts";
import type { Description } from "../filter/setting.ts";
import type { Claim } from "../words/claim.ts";
import type { CompareGrowths } from "./any_growth.ts";
import type { RowChoices, Study } from "./study.ts";

/** What a setting's value may be, whichever dataset it belongs to. */
export type GivenSettings = Readonly<Record<string, unknown>>;

/** A column of the table of rows: a number or a text of each row. */
export type ViewColumn<Row> = {
  label: string;
  unit?: string;
  of: (row: Row) => string | number | null;
};

/** A set of rows as a live figure needs it: which rows, under which settings, show what. */
export type View<Row> = {
  /** That of its study's metric. */
  id: string;
  /** Which of a notebook's two sets of rows it is. */
  rows: RowsName;
  /** One row: "evaluation". */
  row: string;
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
  /** What a reader learns of a row, its name aside, one line each. */
  details: (row: Row) => string[];
  columns: readonly ViewColumn<Row>[];
  /** The column by which the table is sorted at first, lowest on top. */
  sortedBy: number;
  /** Whether the figure's markers are averages, not rows. */
  averaged?: boolean;
  /** @throws {TooFewError} when the rows are too few for a fit. */
  study: (rows: readonly Row[], settings: GivenSettings) => Study<Row>;
  figure: (study: Study<Row>, settings: GivenSettings) => Figure;
  /** The choices that somebody has to make before a fit. */
  choices: (rows: readonly Row[], settings: GivenSettings) => RowChoices<Row>;
  /** @param compare compares growths; that of `growthOrNull` by default. */
  claims: (study: Study<Row>, compare?: CompareGrowths) => Claim[];
};
