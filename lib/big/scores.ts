import type { ClusterScores } from "./cr2_from_sums.ts";
import type { ScoreProducts } from "./multiple_moments.ts";
import { matrix, modelsOf, pairs, type Question } from "./model.ts";

/** What is known of a model's residuals. */
export type Scores = {
  /** Σ score · scoreᵀ, score = residual · (1, x − mean, …). */
  byRow: number[][];
  /** The same of the scores' sums in each cluster; `each` where clusters are few. */
  byCluster: (ScoreProducts & { each: ClusterScores[] | null }) | null;
  /** Σ 10^residual; null where y was fitted as it is. */
  antilogs: number | null;
};

/** The scores of each model, in the order in which the script prints them. */
export function scoresOf(question: Question, numbers: (size: number) => number[]): Scores[] {
  const models = modelsOf(question), clustered = question.cluster !== null;
  const sizes = models.map(({ growth, xs }) => ({
    size: xs.length + 1,
    many: pairs(xs.length + 1).length,
    logs: growth === "linear" ? 0 : 1,
  }));
  const all = numbers(
    sizes.reduce(
      (sum, { many, logs }) => sum + many * (clustered ? 2 : 1) + logs,
      clustered ? 1 : 0,
    ),
  );
  const take = (count: number) => all.splice(0, count);
  const clusters = clustered ? take(1)[0] : 0;
  return sizes.map(({ size, many, logs }) => ({
    byRow: matrix(take(many), size),
    antilogs: logs === 0 ? null : take(1)[0],
    byCluster: clustered ? { clusters, products: matrix(take(many), size), each: null } : null,
  }));
}

/** The scores with what each cluster sums up to, in the order in which the script prints it. */
export function withClusters(
  scores: readonly Scores[],
  clusters: readonly (readonly number[])[],
): Scores[] {
  let from = 0;
  return scores.map((one) => {
    const size = one.byRow.length, middle = from + size, to = middle + pairs(size).length;
    const each = clusters.map((numbers) => ({
      score: numbers.slice(from, middle),
      square: matrix(numbers.slice(middle, to), size),
    }));
    from = to;
    return { ...one, byCluster: one.byCluster && { ...one.byCluster, each } };
  });
}

/** Whether the clusters' own scores make up the products of all. */
export function addsUp({ byCluster }: Scores): boolean {
  const { products, each } = byCluster!;
  return products.every((row, a) =>
    row.every((product, b) => {
      const sum = each!.reduce((sum, { score }) => sum + score[a] * score[b], 0);
      return Math.abs(sum - product) <= 1e-6 * Math.sqrt(products[a][a] * products[b][b]);
    })
  );
}

/** How many numbers a cluster has in a result: for each model its score and the squares of its design. */
export function numbersOfCluster(scores: readonly Scores[]): number {
  return scores.reduce((sum, { byRow: { length } }) => sum + length + pairs(length).length, 0);
}
