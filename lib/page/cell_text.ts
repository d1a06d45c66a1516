import type { Fit } from "../stats/fit.ts";
import { isUnknown, within } from "../words/numbers.ts";
import {
  formatCount,
  formatCounted,
  formatDecimals,
  formatNumber,
  formatP,
  formatPlain,
} from "../words/quantity.ts";

export const NOTHING = "–";

/** Lists up to this length are written out. */
const SHORT = 6;

/**
 * A value as a table's cell says it: whole numbers whole, years without a comma, other numbers to
 * three digits, estimates with their interval, lists of rows by their number.
 */
export function cellText(value: unknown, column = ""): string {
  if (value === null || value === undefined || Number.isNaN(value)) return NOTHING;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return numberText(value, column);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return listText(value, column);
  const text = typeof value === "object" ? objectText(value) : String(value);
  return isUnknown(text) ? NOTHING : text;
}

function numberText(value: number, column: string): string {
  if (column === "p" && value >= 0 && value <= 1) return formatP(value).replace(/^p( = )? ?/, "");
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "\u2212∞";
  if (Math.abs(value) >= 1e15) return formatNumber(value);
  if (Number.isInteger(value)) return isYear(column) ? String(value) : formatCount(value);
  if (Math.abs(value) >= 1000) return formatDecimals(value, 0);
  // 0.45 as it was written; zeros stand only where digits were rounded away
  return Number(value.toPrecision(3)) === value ? formatPlain(value) : formatNumber(value);
}

/** A year is a name for a number: no comma in it. */
const isYear = (column: string) => /(^|[a-z_ ])year$/i.test(column);

function listText(values: readonly unknown[], column: string): string {
  const plain = values.every((value) => typeof value !== "object" || value === null);
  if (!plain || values.length > SHORT) {
    return formatCounted(values.length, plain ? "value" : "row");
  }
  if (values.length > 0 && values.every(Number.isNaN)) return NOTHING;
  const texts = values.map((value) => cellText(value));
  const isInterval = values.length === 2 && values.every((value) => typeof value === "number") &&
    /interval|confidence|prediction|range/i.test(column);
  return texts.join(isInterval ? " to " : ", ");
}

function objectText(value: object): string {
  if (isFit(value)) {
    return `${value.law} fit, n = ${formatCount(value.n)}${value.why ? ": none" : ""}`;
  }
  const { estimate, interval } = value as Record<string, unknown>;
  if (typeof estimate === "number" && Array.isArray(interval)) {
    return within({ estimate, interval: interval as [number, number] });
  }
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  return entries.length > SHORT
    ? formatCounted(entries.length, "value")
    : entries.map(([name, one]) => `${name}: ${cellText(one)}`).join(", ");
}

/** Whether this is what `lm.powerLaw`, `lm.linear` or `lm.exponential` give. */
export function isFit(thing: unknown): thing is Fit {
  const { law, n, coefficients } = Object(thing);
  return typeof law === "string" && typeof n === "number" && typeof coefficients === "object";
}
