import { TooFewError } from "../stats/too_few_error.ts";

/**
 * Refuses columns of which one follows from those before it: with the triangle R of columns of length
 * 1, the diagonal holds what is left of each column when the earlier ones are taken out.
 *
 * @param least what must be left: 1e-10 from QR, 1e-6 where products were summed first.
 * @throws {RangeError} naming the columns.
 */
export function refuseCollinear(
  triangle: readonly (readonly number[])[],
  names: readonly string[],
  least: number,
): void {
  const at = triangle.findIndex((row, j) => !(Math.abs(row[j]) >= least));
  if (at < 0) return;
  const shares = sharesOf(triangle, at);
  const others = names.slice(0, at).filter((_, j) => Math.abs(shares[j]) > 1e-6);
  throw new TooFewError(
    `Cannot fit: ${names[at]} follows from ${
      others.join(" and ")
    }, so that their effects cannot be ` +
      `told apart; leave one of them out or widen the filter`,
  );
}

/** How much of each earlier column is in the column `at`: back substitution. */
function sharesOf(triangle: readonly (readonly number[])[], at: number): number[] {
  const shares = new Array<number>(at).fill(0);
  for (let i = at - 1; i >= 0; i--) {
    let rest = triangle[i][at];
    for (let j = i + 1; j < at; j++) rest -= triangle[i][j] * shares[j];
    shares[i] = rest / triangle[i][i];
  }
  return shares;
}
