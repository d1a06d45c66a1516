import type { Column } from "../read/table.ts";

type More = Partial<Omit<Column, "headers" | "kind">>;

function column<Kind extends Column["kind"]>(kind: Kind) {
  return <const M extends More = Record<never, never>>(header: string, more?: M) =>
    ({ headers: [header], unit: "", kind, ...more as M }) as const;
}

export const text = column("text");
/** True and False. */
export const flag = column("flag");
/** As 2026-01-31. */
export const day = column("day");

/** A column of numbers in a unit. */
export function number<const M extends More = Record<never, never>>(
  header: string,
  unit: string,
  more?: M,
) {
  return { headers: [header], kind: "number", ...more as M, unit } as const;
}

/** The unit of sizes. */
export const BILLIONS = "10⁹ parameters";

/** The column of the parameters that work on one token; empty where nobody says. */
export const ACTIVE_PARAMS = number("Active params (B)", BILLIONS, { above: 0, whenEmpty: null });
