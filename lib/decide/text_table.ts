/** A table of texts: numbers are already in words, with their unit in the column's label. */
export type Table = {
  caption: string;
  columns: readonly { label: string; align?: "left" | "right" }[];
  rows: readonly (readonly string[])[];
};

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
    caption,
    columns: keys.map((key) => ({
      label: columns[key],
      align: numbers.includes(key) ? "right" : "left",
    })),
    rows: rows.map((row) => keys.map((key) => row[key])),
  };
}

/**
 * A table as lines of text, its columns aligned.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const table = tableOf("Fits", { fit: "Fit", slope: "Slope" }, [{ fit: "line", slope: "0.284" }], ["slope"]);
 * assert.equal(tableText(table), "Fits\n\nFit   Slope\nline  0.284");
 * ```
 */
export function tableText({ caption, columns, rows }: Table): string {
  const widths = columns.map(({ label }, i) =>
    Math.max(label.length, ...rows.map((row) => row[i].length))
  );
  const line = (texts: readonly string[]) =>
    texts.map((text, i) =>
      columns[i].align === "right" ? text.padStart(widths[i]) : text.padEnd(widths[i])
    ).join("  ").trimEnd();
  return [caption, "", line(columns.map(({ label }) => label)), ...rows.map(line)].join("\n");
}
