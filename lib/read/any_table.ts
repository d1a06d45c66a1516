import type { CsvTable } from "./csv.ts";

/** A table of any file: its cells as they stand there. */
export type AnyTable = CsvTable & {
  /** How it was read, where that is not plain. */
  notes: string[];
  /** What stands before the decimals of its numbers. */
  decimal: "." | ",";
  /** Of a CSV text: what parts its cells, and the line of its header. */
  csv?: { delimiter: string; headerLine: number };
  /** How an error names the row that begins on a line. */
  place: (line: number) => string;
  /** The value of a JSON file, in which a format may find its records elsewhere. */
  json?: unknown;
};

/** What is said of a file beside its path. */
export type Asking = {
  /** What stands between two cells; found where it is not given. */
  delimiter?: string;
  decimal?: "." | ",";
  /** Is shown the header before the rows are looked at; it may throw. */
  onHeader?: (header: readonly string[]) => void;
  /** How to give an option to the caller: `call lm.read("a.csv", { decimal: "," })`. */
  again?: (option: "delimiter" | "decimal", value: string) => string;
};
