import type { Column } from "../read/table.ts";

/** What a column may have beside its header and unit. */
type More = Partial<Omit<Column, "headers" | "unit" | "kind">>;

/** The unit of sizes. */
export const BILLIONS = "10⁹ parameters";

/** A column of text. */
export function text<const M extends More = Record<never, never>>(header: string, more?: M) {
  return { headers: [header], unit: "", kind: "text", ...more as M } as const;
}

/** A column of True and False. */
export function flag<const M extends More = Record<never, never>>(header: string, more?: M) {
  return { headers: [header], unit: "", kind: "flag", ...more as M } as const;
}

/** A column of numbers in a unit. */
export function number<const M extends More = Record<never, never>>(
  header: string,
  unit: string,
  more?: M,
) {
  return { headers: [header], unit, kind: "number", ...more as M } as const;
}

/** The column of the parameters that work on one token; empty where nobody says. */
export const ACTIVE_PARAMS = number("Active params (B)", BILLIONS, { above: 0, whenEmpty: null });
