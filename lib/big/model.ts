import type { GrowthName } from "./fit.ts";
import type { EngineName } from "./dialect.ts";

/** From so many clusters on CR1 holds its level, and CR2 would have to hold too many sums: see bench/coverage.ts. */
export const MANY_CLUSTERS = 50;

/** What is asked of a table: names of its columns, and how its rows are counted. */
export type Question = {
  /** Quantities that y grows with. One alone is fitted as line, power law and exponential. */
  x: readonly string[];
  /** Predictors that are 1 in the rows where a column has a value, 0 in the others. */
  categories: readonly Category[];
  y: string;
  /** The column whose equal values make rows dependent. */
  cluster: string | null;
  /** On which scale the bins are equally wide. */
  scale: "log" | "linear";
};

/** What a result says that it answers. */
export type Asked = {
  engine: EngineName;
  /** What the table is called in a report. */
  from: string;
  question: Question;
};

/** A value of a column: hardware = H100. */
export type Category = { column: string; value: string };

/** A straight line or plane on its scale, in terms of the columns of the stage `regress_rows`. */
export type Model = { growth: GrowthName; xs: string[]; y: string };

/** The columns that predict, or whose logarithm does, or that tell where a row belongs. */
type Predictors = Pick<Question, "x" | "categories">;

/** Whether a question has one quantity and no category. */
export function isSimple({ x, categories }: Predictors): boolean {
  return x.length === 1 && categories.length === 0;
}

/** The columns whose moments are taken, in their order: predictors, then y. */
export function variablesOf(question: Predictors): string[] {
  return isSimple(question)
    ? ["x1", "log_x1", "y", "log_y"]
    : [...logarithmsOf(question), ...indicatorsOf(question), "log_y"];
}

/** What is fitted, in its order: three growths of one quantity, or a power law of several predictors. */
export function modelsOf(question: Predictors): Model[] {
  const powerLaw: Model = {
    growth: "power law",
    xs: [...logarithmsOf(question), ...indicatorsOf(question)],
    y: "log_y",
  };
  if (!isSimple(question)) return [powerLaw];
  return [
    { growth: "linear", xs: ["x1"], y: "y" },
    powerLaw,
    { growth: "exponential", xs: ["x1"], y: "log_y" },
  ];
}

/** What the predictors of several are called. */
export function predictorsOf({ x, categories }: Predictors): string[] {
  return [...x, ...categories.map(({ column, value }) => `${column} = ${value}`)];
}

const logarithmsOf = ({ x }: Predictors) => x.map((_, i) => `log_x${i + 1}`);
const indicatorsOf = ({ categories }: Predictors) => categories.map((_, i) => `is_${i + 1}`);

/** Pairs of places in a symmetric matrix of so many rows: the upper triangle, row by row. */
export function pairs(size: number): [number, number][] {
  return Array.from({ length: size }, (_, i) => i)
    .flatMap((i) => Array.from({ length: size - i }, (_, j) => [i, i + j] as [number, number]));
}

/** The symmetric matrix of its upper triangle. */
export function matrix(triangle: readonly number[], size: number): number[][] {
  const rows = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  pairs(size).forEach(([i, j], at) => rows[i][j] = rows[j][i] = triangle[at]);
  return rows;
}

/** Why a row is of no use: reason 1, 2, …; 0 is a row of use. */
export function reasonsOf({ x, y, categories, cluster }: Question): string[] {
  const columns = [
    ...categories.map(({ column }) => column),
    ...(cluster === null ? [] : [cluster]),
  ];
  return [
    ...[...x, y].flatMap((name) => [
      `"${name}" is empty or not a number`,
      `"${name}" is not above 0`,
    ]),
    ...columns.map((name) => `"${name}" is empty`),
  ];
}
