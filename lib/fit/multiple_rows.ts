import { TooFewError } from "../filter/too_few_error.ts";
import type { MultipleRow } from "./multiple_fit.ts";
import { INTERCEPT } from "./multiple_inference.ts";

/**
 * Refuses names that cannot stand for coefficients, and fewer rows than they need.
 *
 * @throws {RangeError} saying which name, or how many rows are missing.
 */
export function checkNames(names: readonly string[], n: number): void {
  const twice = names.find((name, j) => names.indexOf(name) < j || name === INTERCEPT);
  if (names.length === 0 || twice !== undefined) {
    throw new RangeError(
      `Cannot fit: ${
        twice === undefined ? "no names" : `"${twice}" names two coefficients`
      }, need ` +
        `one name of its own for each predictor, and none called "${INTERCEPT}"`,
    );
  }
  if (!(Number.isInteger(n) && n >= names.length + 2)) {
    throw new TooFewError(
      `Cannot fit: found ${n} ${n === 1 ? "row" : "rows"} for ${names.length} predictors ` +
        `(${names.join(", ")}), need ${
          names.length + 2
        }; widen the filter or leave a predictor out`,
    );
  }
}

/**
 * Refuses rows that no plane can be fitted to. Rows count from 1.
 *
 * @throws {TypeError} when a row has not one x for each name.
 * @throws {RangeError} naming the row or the predictor, what was found and the mend.
 */
export function checkRows(rows: readonly MultipleRow[], names: readonly string[]): void {
  checkNames(names, rows.length);
  rows.forEach(({ y, xs }, i) => {
    if (xs.length !== names.length) {
      throw new TypeError(
        `Cannot fit: row ${i + 1} has ${xs.length} xs, need ${names.length}: ${names.join(", ")}`,
      );
    }
    const at = xs.findIndex((x) => !Number.isFinite(x));
    if (at < 0 && Number.isFinite(y)) return;
    throw new RangeError(
      `Cannot fit: row ${i + 1} has ${at < 0 ? "y" : names[at]} = ${at < 0 ? y : xs[at]}, need a ` +
        `finite number; leave the row out`,
    );
  });
  names.forEach((name, j) => {
    const [{ xs }] = rows;
    if (rows.some((row) => row.xs[j] !== xs[j])) return;
    throw new TooFewError(
      `Cannot fit: ${name} is ${xs[j]} in all ${rows.length} rows, need 2 different values; ` +
        `leave it out or widen the filter`,
    );
  });
}
