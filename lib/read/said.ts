import { hint } from "./nearest.ts";

/** What was found, for an error: texts in quotation marks, lists and objects by their kind. */
export function said(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "function") return "a function";
  if (value instanceof Promise) return "a promise, which takes an `await` before it";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return typeof value === "object" && value !== null ? "an object" : String(value);
}

/** An object with names, neither a list nor null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Refuses options that there are not: a misspelt one would pass for none. */
export function checkOptions(options: unknown, known: readonly string[], call: string): void {
  const foreign = Object.keys(Object(options)).find((name) => !known.includes(name));
  if (foreign === undefined) return;
  throw new TypeError(`There is no option \`${foreign}\`${hint(foreign, known)}; call ${call}`);
}

/** Refuses what a function does not take, in one sentence with a call. */
export function takes(
  good: boolean,
  name: string,
  what: string,
  found: unknown,
  call: string,
): asserts good {
  if (good) return;
  throw new TypeError(`lm.${name}() got ${said(found)}; it takes ${what}: ${call}`);
}
