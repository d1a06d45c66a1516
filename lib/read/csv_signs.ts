/** What may stand between two cells. */
const DELIMITERS: readonly string[] = [",", ";", "\t", "|"];

/**
 * Refuses signs that would tear numbers apart.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * checkSigns(";", ",", "Cannot write CSV");
 * assert.throws(() => checkSigns(",", ",", "Cannot write CSV"), /write \{ delimiter: ";", decimal: "," \}/);
 * ```
 * @throws {RangeError}
 */
export function checkSigns(delimiter: string, decimal: string, cannot: string): void {
  if (!DELIMITERS.includes(delimiter)) {
    throw new RangeError(
      `${cannot}: found the delimiter ${
        JSON.stringify(delimiter)
      }, need ",", ";", "|" or a tab ("\\t")`,
    );
  }
  if (decimal !== "." && decimal !== ",") {
    throw new RangeError(
      `${cannot}: found the decimal sign ${JSON.stringify(decimal)}, need "." or ","`,
    );
  }
  if (delimiter === decimal) {
    throw new RangeError(
      `${cannot}: found "${decimal}" both between cells and in numbers; ` +
        `write { delimiter: ";", decimal: "," }`,
    );
  }
}
