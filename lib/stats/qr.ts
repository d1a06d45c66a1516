/** A design X = Q · R with orthonormal columns Q and an upper triangle R. */
export type Qr = {
  /** The columns of Q. */
  q: Float64Array[];
  /** r[i][j] for i ≤ j. */
  r: Float64Array[];
};

/**
 * Decomposes columns by Householder's reflections (Golub and Van Loan, "Matrix Computations", 5.2.1).
 * O(rows · columns²).
 */
export function qrOf(columns: readonly Float64Array[]): Qr {
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
    const reflector = { v, share };
    for (let l = j + 1; l < k; l++) reflect(work[l], reflector, j);
    return reflector;
  });
  const q = columns.map((_, j) => {
    const column = new Float64Array(n);
    column[j] = 1;
    for (let i = j; i >= 0; i--) reflect(column, reflectors[i], i);
    return column;
  });
  return { q, r };
}

/** Reflects a column by v in the rows from `from` on. */
function reflect(
  column: Float64Array,
  { v, share }: { v: Float64Array; share: number },
  from: number,
): void {
  if (share === 0) return;
  const part = dot(v, column, from) / share;
  for (let i = from; i < column.length; i++) column[i] -= part * v[i];
}

/** Σ a · b, from an index on. */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>, from = 0): number {
  let sum = 0;
  for (let i = from; i < a.length; i++) sum += a[i] * b[i];
  return sum;
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
