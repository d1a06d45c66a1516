import type { Row } from "./parcel.ts";

/** The field that sorts a table, "" for none, and whether its highest value comes first. */
export type Order = { field: string; descending: boolean };

const words = new Intl.Collator("en", { numeric: true });
const isNone = (value: unknown) => value === null || value === undefined || Number.isNaN(value);

/** Rows in an order, those without a value last. */
export function sortedRows(rows: readonly Row[], { field, descending }: Order): Row[] {
  if (field === "") return [...rows];
  const sign = descending ? -1 : 1;
  return rows.toSorted(({ [field]: a }, { [field]: b }) => {
    if (isNone(a) || isNone(b)) return Number(isNone(a)) - Number(isNone(b));
    const areNumbers = typeof a === "number" && typeof b === "number";
    return sign * (areNumbers ? a - b : words.compare(String(a), String(b)));
  });
}
