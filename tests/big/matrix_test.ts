import { eigenOf } from "../../lib/big/matrix.ts";
import assert from "node:assert/strict";

Deno.test("eigenOf() takes a symmetric matrix apart, of two rows and of three", () => {
  const matrices = [
    [[2, 1], [1, 2]],
    [[1, 1e-9], [1e-9, 1]],
    [[1e6, 3], [3, 1e-6]],
    [[3, 0], [0, -1]],
    [[2, -1, 0], [-1, 2, -1], [0, -1, 2]],
  ];
  for (const matrix of matrices) {
    const { values, vectors } = eigenOf(matrix);
    const largest = Math.max(...matrix.flat().map(Math.abs));
    matrix.forEach((row, i) =>
      row.forEach((value, j) => {
        const sum = values.reduce((sum, d, k) => sum + d * vectors[k][i] * vectors[k][j], 0);
        assert.ok(Math.abs(sum - value) <= 1e-14 * largest, `${matrix} gives ${sum} at ${i}, ${j}`);
        const product = vectors[i].reduce((sum, v, k) => sum + v * vectors[j][k], 0);
        assert.ok(Math.abs(product - Number(i === j)) <= 1e-14, `${matrix}: ${product}`);
      })
    );
  }
});
