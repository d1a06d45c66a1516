import { TooFewError } from "../filter/too_few_error.ts";

/** One observation; rows of the same `cluster` (say, one model measured often) are not independent. */
export type Point = {
  readonly x: number;
  readonly y: number;
  readonly cluster?: string;
  /** Another kind of cluster, for "two-way" errors. */
  readonly second?: string;
};

/**
 * Refuses points that no line can be fitted to: fewer than three, a value that is no finite number,
 * a value that has no logarithm where one is taken, or a single distinct x. Points count from 1.
 *
 * @param fitted what was to be fitted, for the message: "a line", "a power law".
 * @param logs the coordinates whose logarithm will be taken.
 * @throws {RangeError} naming the point, the value found and the mend.
 */
export function checkPoints(
  points: readonly Point[],
  fitted: string,
  logs: readonly ("x" | "y")[] = [],
): void {
  const n = points.length;
  if (n < 3) {
    throw new TooFewError(
      `Cannot fit ${fitted}: found ${n} ${n === 1 ? "point" : "points"}, need 3; widen the filter`,
    );
  }
  const logX = logs.includes("x"), logY = logs.includes("y"), first = points[0].x;
  let equal = true;
  for (let i = 0; i < n; i++) {
    const { x, y } = points[i];
    if (!canBeFitted(x, logX)) refuse(fitted, i, { axis: "x", value: x, log: logX });
    if (!canBeFitted(y, logY)) refuse(fitted, i, { axis: "y", value: y, log: logY });
    if (x !== first) equal = false;
  }
  if (equal) {
    throw new TooFewError(
      `Cannot fit ${fitted}: ${n} points have 1 different x (${
        points[0].x
      }), need 2; widen the filter`,
    );
  }
}

function canBeFitted(value: number, log: boolean): boolean {
  return Number.isFinite(value) && (!log || value > 0);
}

function refuse(
  fitted: string,
  i: number,
  { axis, value, log }: { axis: "x" | "y"; value: number; log: boolean },
): never {
  throw new RangeError(
    `Cannot fit ${fitted}: point ${i + 1} has ${axis} = ${value}, need ${
      log ? `a number above 0, because log10 ${axis} is fitted` : "a finite number"
    }; leave the point out`,
  );
}
