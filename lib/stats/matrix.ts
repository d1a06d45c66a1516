/** Small dense matrices as lists of rows, after Golub and Van Loan, "Matrix Computations". */

/** Σ a · b, from an index on. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>, from = 0): number {
  let sum = 0;
  for (let i = from; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** Columns as Q · R with orthonormal columns Q and an upper triangle R, by Householder's reflections (5.2.1). */
export function qrOf(columns: readonly Float64Array[]): { q: Float64Array[]; r: Float64Array[] } {
  const k = columns.length, n = columns[0].length;
  const work = columns.map((column) => Float64Array.from(column));
  const r = columns.map(() => new Float64Array(k));
  const reflectors = work.map((column, j) => {
    const length = Math.sqrt(dot(column, column, j));
    const pivot = column[j] > 0 ? -length : length;
    for (let i = 0; i < j; i++) r[i][j] = column[i];
    r[j][j] = pivot;
    const v = column.slice(), share = pivot * (pivot - v[j]); // vᵀv / 2
    v[j] -= pivot;
    for (let l = j + 1; l < k; l++) reflect(work[l], v, share, j);
    return { v, share };
  });
  const q = columns.map((_, j) => {
    const column = new Float64Array(n);
    column[j] = 1;
    for (let i = j; i >= 0; i--) reflect(column, reflectors[i].v, reflectors[i].share, i);
    return column;
  });
  return { q, r };
}

/** Reflects a column by v in the rows from `from` on. */
function reflect(column: Float64Array, v: Float64Array, share: number, from: number): void {
  if (share === 0) return;
  const part = dot(v, column, from) / share;
  for (let i = from; i < column.length; i++) column[i] -= part * v[i];
}

/** b with R · b = z. */
export function solveUpper(r: readonly Float64Array[], z: ArrayLike<number>): Float64Array {
  const k = r.length, b = new Float64Array(k);
  for (let i = k - 1; i >= 0; i--) {
    let rest = z[i];
    for (let j = i + 1; j < k; j++) rest -= r[i][j] * b[j];
    b[i] = rest / r[i][i];
  }
  return b;
}

/** u with Rᵀ · u = w. */
export function solveLower(r: readonly Float64Array[], w: ArrayLike<number>): Float64Array {
  const k = r.length, u = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    let rest = w[i];
    for (let j = 0; j < i; j++) rest -= r[j][i] * u[j];
    u[i] = rest / r[i][i];
  }
  return u;
}

/** The upper triangle R with RᵀR = the matrix; 0 from where nothing is left of a column (4.2). */
export function choleskyOf(square: readonly Float64Array[]): Float64Array[] {
  const k = square.length, r = square.map(() => new Float64Array(k));
  for (let i = 0; i < k; i++) {
    for (let j = i; j < k; j++) {
      let rest = square[i][j];
      for (let h = 0; h < i; h++) rest -= r[h][i] * r[h][j];
      if (i === j) r[i][i] = Math.sqrt(Math.max(0, rest));
      else r[i][j] = r[i][i] === 0 ? 0 : rest / r[i][i];
    }
  }
  return r;
}

/** Eigenvalues here are shares of 1: what is smaller changes none of their digits. */
const NOTHING = 2 ** -56;

/**
 * Eigenvalues, with vectors of length 1, of a symmetric matrix with eigenvalues from 0 to 1, by Jacobi's
 * rotations (8.5), which turn it into a diagonal in place. Of the square of one row, as a cluster of one
 * has it, the one that is not 0: four times as fast.
 */
export function eigenOf(matrix: Float64Array[]): { value: number; vector: Float64Array }[] {
  const trace = matrix.reduce((sum, row, i) => sum + row[i], 0);
  const squares = matrix.reduce((sum, row) => sum + dot(row, row), 0);
  if (trace * trace - squares <= 1e-14 * squares) { // all others together are less than rounding
    const row = matrix.reduce((a, b) => dot(b, b) > dot(a, a) ? b : a);
    const length = Math.sqrt(dot(row, row));
    return length === 0 ? [] : [{ value: trace, vector: row.map((part) => part / length) }];
  }
  const vectors = matrix.map((_, i) => new Float64Array(matrix.length).with(i, 1));
  for (let sweep = 0, turned = true; turned && sweep < 50; sweep++) {
    turned = false;
    for (let p = 0; p < matrix.length; p++) {
      for (let q = p + 1; q < matrix.length; q++) turned = rotate(matrix, vectors, p, q) || turned;
    }
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
  for (const row of a) {
    const ip = row[p], iq = row[q];
    row[p] = cosine * ip - sine * iq;
    row[q] = sine * ip + cosine * iq;
  }
  for (const rows of [a, vectors]) {
    const rowP = rows[p], rowQ = rows[q];
    for (let i = 0; i < a.length; i++) {
      const pi = rowP[i], qi = rowQ[i];
      rowP[i] = cosine * pi - sine * qi;
      rowQ[i] = sine * pi + cosine * qi;
    }
  }
  return true;
}
