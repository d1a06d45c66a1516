import { TooFewError } from "../filter/too_few_error.ts";
import type { Figure } from "../draw/draw.ts";

/** Sentences, the first of them the answer. Those with a caption are for who asks: a page folds them. */
export type Text = { kind: "text"; sentences: string[]; caption?: string };

/** A table of texts: numbers are already in words, with their unit in the column's label. */
export type Table = {
  kind: "table";
  caption: string;
  columns: readonly { label: string; align?: "left" | "right" }[];
  rows: readonly (readonly string[])[];
};

/** A file for the reader to keep. */
export type File = { kind: "file"; name: string; text: string };

/** What a cell of a notebook shows, as plain data. */
export type Exhibit = Text | Table | File | Figure;

/** Stands for rows that the filters leave too few of, and says why. */
export type Missing = { missing: string };

/**
 * Makes a function that shows an exhibit say why it cannot, where the filters leave too few rows for
 * it: a notebook then reads on. Other errors stay errors.
 */
export function explained<Subject extends object, Others extends unknown[], Shown extends Exhibit>(
  make: (subject: Subject, ...others: Others) => Shown,
): (subject: Subject | Missing, ...others: Others) => Shown | Text {
  return (subject, ...others) => {
    if ("missing" in subject) return notShown(subject.missing);
    try {
      return make(subject, ...others);
    } catch (error) {
      if (!(error instanceof TooFewError)) throw error;
      return notShown(error.message);
    }
  };
}

function notShown(why: string): Text {
  return { kind: "text", sentences: [`Not shown. ${why}.`] };
}

/** A table from records: one column for each key of `columns`, labelled by its value. */
export function tableOf<Row extends Record<string, string>>(
  caption: string,
  columns: { [Key in keyof Row]: string },
  rows: readonly Row[],
  /** Columns of numbers are set flush right. */
  numbers: readonly (keyof Row)[] = [],
): Table {
  const keys = Object.keys(columns) as (keyof Row)[];
  return {
    kind: "table",
    caption,
    columns: keys.map((key) => ({
      label: columns[key],
      align: numbers.includes(key) ? "right" : "left",
    })),
    rows: rows.map((row) => keys.map((key) => row[key])),
  };
}
