import { cr2FromSums } from "../../lib/big/cr2_from_sums.ts";
import { assertDigits } from "../stats/digits.ts";
import { planeBy } from "./fitted.ts";

Deno.test("cr2FromSums() has the errors of the notebooks' fit, from sums by cluster", () => {
  const rows = Array.from({ length: 40 }, (_, i) => ({
    xs: [i % 7 + i / 10, Math.sin(i)],
    y: i % 7 + Math.cos(i * i),
    cluster: `c${i % 6}`,
  }));
  const fit = planeBy(rows, ["a", "b"], "CR2") as Record<string, number[]>, n = rows.length;
  const [height, ...slopes] = fit.estimates;
  const sum = (of: (row: typeof rows[number]) => number, of_ = rows) =>
    of_.reduce((total, row) => total + of(row), 0);
  const means = [0, 1].map((j) => sum(({ xs }) => xs[j]) / n);
  const v = ({ xs }: typeof rows[number]) => [1, ...xs.map((x, j) => x - means[j])];
  const scales = [1, 2].map((j) => Math.sqrt(sum((row) => v(row)[j] ** 2)));
  const r = sum((row) => v(row)[1] * v(row)[2]) / scales[0] / scales[1];
  const inverse = [[1, -r], [-r, 1]].map((row) => row.map((value) => value / (1 - r * r)));
  const residual = ({ xs, y }: typeof rows[number]) =>
    y - height - slopes[0] * xs[0] - slopes[1] * xs[1];
  const clusters = [...Map.groupBy(rows, ({ cluster }) => cluster).values()].map((those) => ({
    score: [0, 1, 2].map((a) => sum((row) => residual(row) * v(row)[a], those)),
    square: [0, 1, 2].map((a) => [0, 1, 2].map((b) => sum((row) => v(row)[a] * v(row)[b], those))),
  }));
  const found = cr2FromSums(clusters, { n, scales, inverse });
  for (const j of [1, 2]) {
    assertDigits(Math.sqrt(found.covariance[j][j]), fit.errors[j], 12);
    assertDigits(found.degreesOfFreedom[j], fit.degreesOfFreedom[j - 1], 11);
  }
});
