import { TooFewError } from "../stats/too_few_error.ts";
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
