import { parseCsv } from "../read/csv.ts";
import type { Read, Tally } from "../read/left_out.ts";
import { type Columns, readTable, type Values } from "../read/table.ts";
import { BILLIONS, flag, number, text } from "./columns.ts";

/** A model's size: in billions of parameters, all of them and those that work on one token. */
type Size = { paramsB: number | null; activeParamsB: number | null };

/** The column of the parameters that work on one token; empty where nobody says. */
export const ACTIVE_PARAMS_COLUMN = number("Active params (B)", BILLIONS, {
  above: 0,
  whenEmpty: null,
});

/** Why a size cannot be true, or null. */
export function impossibleSize({ paramsB, activeParamsB }: Size): string | null {
  return paramsB !== null && activeParamsB !== null && activeParamsB > paramsB
    ? "more parameters are active than there are"
    : null;
}

/**
 * Leaves out each row of a model that stands in some rows with one size, total or active, and in others
 * with another: nobody can tell which is right. Models are told apart by `nameOf`.
 */
export function leaveOutTwoSizes<Row extends Size>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  leftOut: Tally,
): Row[] {
  const sizes = new Map<string, Set<string>>();
  for (const row of rows) {
    const size = `${row.paramsB} ${row.activeParamsB}`, name = nameOf(row);
    sizes.set(name, (sizes.get(name) ?? new Set()).add(size));
  }
  return rows.filter((row) => {
    const name = nameOf(row), isTorn = sizes.get(name)!.size > 1;
    if (isTorn) leftOut.add(`its model has two sizes in the table: ${name}`);
    return !isTorn;
  });
}

/** The columns of disclosed_sizes.csv. */
export const DISCLOSED_SIZE_COLUMNS = {
  // the name that model identifiers begin with, in lower case with hyphens
  model: text("Model"),
  paramsB: number("Params (B)", BILLIONS, { above: 0 }),
  activeParamsB: ACTIVE_PARAMS_COLUMN,
  source: text("Source"),
  // that page, or a stored copy of it, was read and says so; false when nobody opened it for this table
  read: flag("Read"),
} as const satisfies Columns;

/** A parameter count that a model's maker published. */
export type DisclosedSize = Values<typeof DISCLOSED_SIZE_COLUMNS>;

/** Reads disclosed_sizes.csv: models whose name does not tell all their parameters. */
export function parseDisclosedSizes(text: string, of: { file?: string } = {}): Read<DisclosedSize> {
  return readTable(parseCsv(text, of), {
    columns: DISCLOSED_SIZE_COLUMNS,
    row: (row) => impossibleSize(row) ?? row,
    all: (rows, { leftOut }) => leaveOutTwoSizes(rows, ({ model }) => model, leftOut),
  });
}

/** The columns of model_families.csv. */
export const MODEL_FAMILY_COLUMNS = {
  // the beginning of the name, in lower case with hyphens
  model: text("Model"),
  // the weights can be downloaded, whatever their licence
  openWeights: flag("Open weights"),
  // a size in such a name is that of a dense model, unless the name gives active parameters too
  dense: flag("Dense"),
  source: text("Source"),
} as const satisfies Columns;

/** What holds for all models whose name begins so, unless a longer beginning says otherwise. */
export type ModelFamily = Values<typeof MODEL_FAMILY_COLUMNS>;

/** Reads model_families.csv: which families of models have open weights. */
export function parseModelFamilies(text: string, of: { file?: string } = {}): Read<ModelFamily> {
  return readTable(parseCsv(text, of), { columns: MODEL_FAMILY_COLUMNS });
}
