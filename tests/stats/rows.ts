import { loadEvaluations } from "../../lib/tables/evaluations.ts";
import { loadMeasurements } from "../../lib/tables/measurements.ts";
import { loadServed } from "../../lib/tables/served.ts";
import { loadStudyPrices } from "../../lib/tables/study_prices.ts";

export const ROWS: Readonly<Record<string, readonly object[]>> = {
  served: loadServed().rows.filter((row) => !row.own),
  evaluations: loadEvaluations().rows,
  measurements: loadMeasurements().rows,
  studyPrices: loadStudyPrices().rows,
};

/** Rows whose columns have, as text, one of the given values. */
export function only<Row extends object>(
  rows: readonly Row[],
  keep: Readonly<Record<string, readonly string[]>>,
): Row[] {
  return rows.filter((row) =>
    Object.entries(keep).every(([column, values]) =>
      values.includes(String((row as Record<string, unknown>)[column]))
    )
  );
}

/** A file of tests/cases/. */
export function casesOf(name: string) {
  return JSON.parse(Deno.readTextFileSync(new URL(`../cases/${name}.json`, import.meta.url)));
}
