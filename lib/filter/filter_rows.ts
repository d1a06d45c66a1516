import { TooFewError } from "./too_few_error.ts";
import type { LeftOut } from "../read/left_out.ts";
import {
  checkChosen,
  chosenValues,
  completeSettings,
  type Description,
  type Setting,
} from "./setting.ts";

/** The rows that a filter keeps, and how many it left out for which reason. */
export type Filtered<Row> = { rows: Row[]; leftOut: LeftOut[] };

/**
 * Keeps the rows that satisfy every setting, one setting after the other, and counts
 * what each of them leaves out.
 *
 * @throws {RangeError} for an unknown setting or value, and when no row is left: the
 * message names the setting that took the last ones.
 */
export function filterRows<Row>(
  description: Description<Row>,
  rows: readonly Row[],
  given: Readonly<Record<string, unknown>>,
): Filtered<Row> {
  const settings = completeSettings(description as Description<never>, given);
  let kept = [...rows];
  const leftOut: LeftOut[] = [];
  for (const [key, setting] of inOrder(description)) {
    const value = (settings as Record<string, unknown>)[key];
    const test = condition(key, setting, value, rows);
    if (test === null) continue;
    const before = kept.length;
    kept = kept.filter(test.keep);
    if (kept.length < before) {
      leftOut.push({ why: test.why, count: before - kept.length });
    }
    if (kept.length === 0) {
      throw new TooFewError(
        `No row is left: the setting "${key}" (${test.why}) left out the last ${before} of ${rows.length} rows; widen it`,
      );
    }
  }
  return { rows: kept, leftOut };
}

/** `filterRows` of a description, under any of its settings; those not given are as they are at first. */
export function filterOf<Row, Given extends Readonly<Record<string, unknown>>>(
  description: Description<Row>,
): (rows: readonly Row[], settings?: Partial<Given>) => Filtered<Row> {
  return (rows, settings = {}) => filterRows(description, rows, settings);
}

/** One row of each comes last: it chooses among the rows that the others keep. */
function inOrder<Row>(description: Description<Row>): [string, Setting<Row>][] {
  const all = Object.entries(description);
  return [
    ...all.filter(([, setting]) => setting.kind !== "first per"),
    ...all.filter(([, setting]) => setting.kind === "first per"),
  ];
}

/** What a setting asks of a row, and the reason it gives to those it leaves out. */
function condition<Row>(
  key: string,
  setting: Setting<Row>,
  value: unknown,
  rows: readonly Row[],
): { keep: (row: Row) => boolean; why: string } | null {
  switch (setting.kind) {
    case "choices": {
      const chosen = chosenValues(value);
      if (chosen === null) return null;
      checkChosen(key, knownValues(setting, rows), chosen);
      return {
        keep: (row) => chosen.includes(setting.of(row)),
        why: `${setting.label} is not ${chosen.join(" or ")}`,
      };
    }
    case "at least":
    case "at most": {
      if (value === null) return null;
      const bound = value as number, most = setting.kind === "at most";
      return {
        keep: (row) => {
          const size = setting.of(row);
          return size !== null && (most ? size <= bound : size >= bound);
        },
        why: `${setting.label}: ${most ? "above" : "below"} ${bound} ${setting.unit}`,
      };
    }
    case "first per": {
      if (value === setting.values[0]) return null;
      const seen = new Set<string>();
      return {
        keep: (row) => seen.size < seen.add(setting.of(row)).size,
        why: `${setting.label}: not the ${setting.values[1]}`,
      };
    }
    case "one of": {
      const { label, of } = setting;
      if (of === undefined) return null;
      return {
        keep: (row) => of(row, value as string) !== null,
        why: `${label}: the ${value} is not known`,
      };
    }
    default:
      return null;
  }
}

/** The values that a choice can take: those of its description, then any others in the rows. */
export function knownValues<Row>(
  setting: { values: readonly string[]; of: (row: Row) => string },
  rows: readonly Row[],
): string[] {
  return [...new Set([...setting.values, ...rows.map(setting.of)])];
}
