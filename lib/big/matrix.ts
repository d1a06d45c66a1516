// The only importer of the matrix package. Rows of plain numbers in and out.
import { CholeskyDecomposition, EigenvalueDecomposition, inverse, Matrix } from "ml-matrix";

/** The upper triangle R with RᵀR = the matrix; rows below the first that has no root are 0. */
export function rootOf(symmetric: number[][]): number[][] {
  return new CholeskyDecomposition(new Matrix(symmetric)).lowerTriangularMatrix.transpose()
    .to2DArray();
}

/** (RᵀR)⁻¹ of an upper triangle without a 0 on its diagonal. */
export function inverseOfSquare(triangle: number[][]): number[][] {
  const inverted = inverse(new Matrix(triangle));
  return inverted.mmul(inverted.transpose()).to2DArray();
}

/** Eigenvalues and eigenvectors of a symmetric matrix; the vectors are rows. */
export function eigenOf(symmetric: number[][]): { values: number[]; vectors: number[][] } {
  if (symmetric.length === 2) return eigenOfTwo(symmetric);
  const { realEigenvalues: values, eigenvectorMatrix } = new EigenvalueDecomposition(
    new Matrix(symmetric),
    { assumeSymmetric: true },
  );
  return { values, vectors: eigenvectorMatrix.transpose().to2DArray() };
}

/** Of two by two by one Jacobi rotation (Golub and Van Loan, "Matrix Computations", 8.5.2). */
function eigenOfTwo([[a, b], [, c]]: number[][]): { values: number[]; vectors: number[][] } {
  if (b === 0) return { values: [a, c], vectors: [[1, 0], [0, 1]] };
  const ratio = (c - a) / (2 * b);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(1, ratio));
  const cosine = 1 / Math.hypot(1, tangent), sine = tangent * cosine;
  return {
    values: [a - tangent * b, c + tangent * b],
    vectors: [[cosine, -sine], [sine, cosine]],
  };
}

/** a · b. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** A · v. */
export function times(matrix: readonly (readonly number[])[], vector: ArrayLike<number>): number[] {
  return matrix.map((row) => dot(row, vector));
}
