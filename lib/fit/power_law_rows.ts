import { TooFewError } from "../filter/too_few_error.ts";
import type { MultipleRow } from "./multiple_fit.ts";

/** One observation of a y that several quantities and categories rule. */
export type PowerLawRow = {
  /** Above 0, in its unit. */
  readonly y: number;
  /** By name, above 0, each in its unit: `{ paramsB: 7, batch: 32 }`. */
  readonly quantities: Readonly<Record<string, number>>;
  /** Category by group: `{ hardware: "H100" }`. */
  readonly groups?: Readonly<Record<string, string>>;
  /** Rows of the same cluster (say, one model measured often) are not independent. */
  readonly cluster?: string;
};

/** What one predictor is: log10 of a quantity, or 1 in the rows of a category and 0 in the others. */
export type PowerLawColumn =
  | { kind: "quantity"; quantity: string }
  | { kind: "category"; group: string; category: string };

/** What is fitted as what. */
export type PowerLawTerms = {
  /** Quantities that y grows with. */
  quantities: readonly string[];
  /** Groups whose categories differ by a factor. @default [] */
  groups?: readonly string[];
  /** For a group, the category that the others are compared with. @default the one with most rows */
  baselines?: Readonly<Record<string, string>>;
};

/** The predictors of a fit and the baseline of each group. */
export type PowerLawColumns = { columns: PowerLawColumn[]; baselines: Record<string, string> };

/**
 * The quantities, then each group's categories but its baseline, by name.
 *
 * @throws {RangeError} naming the row whose y or quantity has no logarithm or whose category is
 * missing, or the baseline without rows.
 */
export function columnsOf(
  rows: readonly PowerLawRow[],
  { quantities, groups = [], baselines = {} }: PowerLawTerms,
): PowerLawColumns {
  rows.forEach((row, i) => {
    for (const [name, value] of [["y", row.y], ...quantities.map((q) => [q, row.quantities[q]])]) {
      if (Number.isFinite(value) && Number(value) > 0) continue;
      throw new RangeError(
        `Cannot fit power laws: row ${
          i + 1
        } has ${name} = ${value}, need a number above 0, because ` +
          `its log10 is fitted; leave the row out`,
      );
    }
    const missing = groups.find((group) => row.groups?.[group] === undefined);
    if (missing === undefined) return;
    throw new RangeError(
      `Cannot fit power laws: row ${i + 1} has no ${missing}, need a category; leave the row out`,
    );
  });
  const columns: PowerLawColumn[] = quantities.map((quantity) => ({ kind: "quantity", quantity }));
  const chosen: Record<string, string> = {};
  for (const group of groups) {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const category = row.groups![group];
      counts.set(category, (counts.get(category) ?? 0) + 1);
    }
    const categories = [...counts.keys()].sort();
    const baseline = baselines[group] ??
      categories.reduce((a, b) => counts.get(b)! > counts.get(a)! ? b : a, categories[0]);
    if (!counts.has(baseline)) {
      throw new TooFewError(
        `Cannot fit power laws: 0 of ${rows.length} rows have ${group} = ${baseline}, the baseline, ` +
          `need 1; widen the filter or choose one of ${categories.join(", ")}`,
      );
    }
    chosen[group] = baseline;
    for (const category of categories) {
      if (category !== baseline) columns.push({ kind: "category", group, category });
    }
  }
  return { columns, baselines: chosen };
}

/** What a column is called in a fit: `paramsB`, or `hardware = H100`. */
export function columnName(column: PowerLawColumn): string {
  return column.kind === "quantity" ? column.quantity : `${column.group} = ${column.category}`;
}

/** The xs of some quantities and categories. */
export function columnValues(
  columns: readonly PowerLawColumn[],
  { quantities, groups = {} }: Pick<PowerLawRow, "quantities" | "groups">,
): number[] {
  return columns.map((column) =>
    column.kind === "quantity"
      ? Math.log10(quantities[column.quantity])
      : groups[column.group] === column.category
      ? 1
      : 0
  );
}

/** A row on the scale on which power laws are a plane. */
export function onLogScale(row: PowerLawRow, columns: readonly PowerLawColumn[]): MultipleRow {
  return { y: Math.log10(row.y), xs: columnValues(columns, row), cluster: row.cluster };
}
