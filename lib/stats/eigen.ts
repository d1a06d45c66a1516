import { dot } from "./qr.ts";

/** Eigenvalues here are shares of 1: what is smaller changes none of their digits. */
const NOTHING = 2 ** -56;

/** An eigenvalue with its vector of length 1. */
export type Eigen = { value: number; vector: Float64Array };

/**
 * Eigenvalues and eigenvectors of a symmetric matrix with eigenvalues from 0 to 1, by Jacobi's rotations
 * (Golub and Van Loan, "Matrix Computations", 8.5): as exact as any for the few rows that a design has
 * columns. Of the square of one row, as a cluster of one has it, the one that is not 0.
 *
 * @param matrix is turned into a diagonal in place.
 */
export function eigenOf(matrix: Float64Array[]): Eigen[] {
  const k = matrix.length;
  let trace = 0, largest = 0, squares = 0;
  for (let i = 0; i < k; i++) {
    trace += matrix[i][i];
    if (matrix[i][i] > matrix[largest][largest]) largest = i;
    squares += dot(matrix[i], matrix[i]);
  }
  if (trace * trace - squares <= 1e-14 * squares) { // all others together are less than rounding
    const row = matrix[largest], length = Math.sqrt(dot(row, row));
    return length === 0 ? [] : [{ value: trace, vector: row.map((part) => part / length) }];
  }
  const vectors = matrix.map((_, i) => Float64Array.from({ length: k }, (_, j) => Number(i === j)));
  for (let sweep = 0; sweep < 50; sweep++) {
    let turned = false;
    for (let p = 0; p < k; p++) {
      for (let q = p + 1; q < k; q++) turned = rotate(matrix, vectors, p, q) || turned;
    }
    if (!turned) break;
  }
  return vectors.map((vector, i) => ({ value: matrix[i][i], vector }));
}

/** Turns rows and columns p and q so that nothing is left between them; false where nothing was. */
function rotate(a: Float64Array[], vectors: Float64Array[], p: number, q: number): boolean {
  const between = a[p][q];
  if (Math.abs(between) <= NOTHING) return false;
  const ratio = (a[q][q] - a[p][p]) / (2 * between);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent), sine = tangent * cosine;
  for (let i = 0; i < a.length; i++) {
    const ip = a[i][p], iq = a[i][q];
    a[i][p] = cosine * ip - sine * iq, a[i][q] = sine * ip + cosine * iq;
  }
  for (const rows of [a, vectors]) {
    const rowP = rows[p], rowQ = rows[q];
    for (let i = 0; i < a.length; i++) {
      const pi = rowP[i], qi = rowQ[i];
      rowP[i] = cosine * pi - sine * qi, rowQ[i] = sine * pi + cosine * qi;
    }
  }
  return true;
}
