import type { GrowthName } from "../fit/fit.ts";

/** What is asked of a table. */
export type Question = {
  /** Columns of the predictors. One is fitted as line, power law and exponential, several as power law. */
  x: readonly string[];
  y: string;
  /** The column whose equal values make rows dependent. */
  cluster: string | null;
  /** On which scale the bins are equally wide. */
  scale: "log" | "linear";
};

/** A straight line on its scale, in terms of the columns of the stage `usable`. */
export type Model = { growth: GrowthName; xs: string[]; y: string };

/** The columns whose moments are taken, in their order: predictors, then y. */
export function variablesOf({ x }: Pick<Question, "x">): string[] {
  const logs = x.map((_, i) => `log_x${i + 1}`);
  return x.length === 1 ? ["x1", ...logs, "y", "log_y"] : [...logs, "log_y"];
}

/** What is fitted, in its order. */
export function modelsOf({ x }: Pick<Question, "x">): Model[] {
  const logs = x.map((_, i) => `log_x${i + 1}`);
  const powerLaw: Model = { growth: "power law", xs: logs, y: "log_y" };
  if (x.length > 1) return [powerLaw];
  return [
    { growth: "linear", xs: ["x1"], y: "y" },
    powerLaw,
    { growth: "exponential", xs: ["x1"], y: "log_y" },
  ];
}

/** Pairs of places in a symmetric matrix of so many rows: the upper triangle, row by row. */
export function pairs(size: number): [number, number][] {
  return Array.from({ length: size }, (_, i) => i)
    .flatMap((i) => Array.from({ length: size - i }, (_, j) => [i, i + j] as [number, number]));
}

/** Why a row is of no use, by the number that the script gives it; 0 is a row of use. */
export function reasonsOf({ x, y, cluster }: Question): string[] {
  return [
    ...[...x, y].flatMap((name) => [
      `"${name}" is empty or not a number`,
      `"${name}" is not above 0`,
    ]),
    ...(cluster === null ? [] : [`"${cluster}" is empty`]),
  ];
}
