import type { Read } from "../read/left_out.ts";
import type { Description } from "../settings/description.ts";

/** How a field of a row is called, and its unit. */
export type Field = {
  label: string;
  unit?: string;
  /** Its whole numbers are shown whole: 2831 as 2831, not as 2,830. */
  whole?: boolean;
};

/** Where the rows of a table come from, for captions, methods and the section on data. */
export type Origin = {
  /** "ML.ENERGY Leaderboard", or the name of the file that was read in the table's place. */
  source: string;
  url: string | null;
  /** Day of the state, as 2026-02-16; a month, as 2026-11, where no day is known. */
  date: string | null;
  licence: string | null;
  /** Names of the files, "served.csv"; a path of one's own as it was given. */
  files: string[];
  /** Files whose rows stand beside these, by the rows' field `source`, and how each is named. */
  beside?: Readonly<Record<string, string>>;
  /** It is not the shipped table. */
  own: boolean;
  /** Its SHA-256 is not the one in the manifest. */
  warning: string | null;
};

/** Rows with what is needed to filter, show, name and cite them. */
export type Table<Row extends object, Filters extends Description = Description> = Read<Row> & {
  name: string;
  /** What one row is: "measurement", "offer". */
  noun: string;
  /** Fields that a table of the rows shows first; the first of them names a row. */
  columns: string[];
  /** Fields that together tell a row from all others. */
  key: string[];
  filters: Filters;
  origin: Origin;
};
