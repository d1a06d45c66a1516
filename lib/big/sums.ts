import { plansOf, type Question } from "./question.ts";

/** How many bins the figure has along x and along y. */
export const BINS = { x: 64, y: 44 } as const;

/** Up to so many clusters the result has the sums of each, which CR2 needs. */
export const MOST_CLUSTERS = 100_000;

/** The name of a sum of law m: g of products, h of products times e², c of scores by cluster. */
export const cell = (kind: "g" | "h" | "c", m: number, a: number, b: number) =>
  `${kind}${m}_${Math.min(a, b)}_${Math.max(a, b)}`;

/** The name of a slope of law m. */
export const slope = (m: number, x: number) => `b${m}_${x}`;

/** The name of Σ a · b over all rows, both less their means. */
export const moment = (a: string, b: string) => `p_${a}_${b}`;

export type Sum = [name: string, of: string];

/** Products of deviations that laws need, each once. */
export function productSums(question: Question): Sum[] {
  const all = plansOf(question).flatMap(({ xs, y }) => pairs([...xs, y]))
    .map(([a, b]): Sum => [moment(a, b), `u_${a} * u_${b}`]);
  return [...new Map(all)];
}

/** Sums over rows: for each law products of t = (1, deviation of each x, e), and all but e's times e². */
export function rowSums(question: Question): Sum[] {
  return plansOf(question).flatMap(({ xs }, m) => {
    const x = ["1", ...xs.map((name) => `u_${name}`)], e = `e_${m}`;
    return [
      ...pairs([...x, e]).map(([a, b, i, j]): Sum => [cell("g", m, i, j), `${a} * ${b}`]),
      ...pairs(x).map(([a, b, i, j]): Sum => [cell("h", m, i, j), `${e} * ${e} * ${a} * ${b}`]),
    ];
  });
}

/** Sums over clusters: for each law the products of their scores Σ t · e. */
export function scoreSums(question: Question): Sum[] {
  return plansOf(question).flatMap(({ xs }, m) => {
    const scores = ["1", ...xs].map((_, i) => cell("g", m, i, xs.length + 1));
    return pairs(scores).map(([a, b, i, j]): Sum => [cell("c", m, i, j), `${a} * ${b}`]);
  });
}

/** All pairs of some things, each with itself too, with their places. */
function pairs<T>(of: readonly T[]): [T, T, number, number][] {
  return of.flatMap((a, i) => of.slice(i).map((b, j): [T, T, number, number] => [a, b, i, i + j]));
}
