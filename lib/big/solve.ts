import { type Model, type Question, variablesOf } from "./model.ts";

/** Columns to add to a one-row relation: name and expression, of columns that are there already. */
export type Layer = [name: string, expression: string][];

/** The name of the centred product of two variables, by their places. */
export function product(a: number, b: number): string {
  return `c_${Math.min(a, b)}_${Math.max(a, b)}`;
}

/** The name of a model's coefficient. */
export function coefficient(model: number, x: number): string {
  return `b${model}_${x}`;
}

/**
 * SQL that solves a model's normal equations from the columns `product` names: Gaussian elimination of
 * the symmetric matrix, one layer a step, then the coefficients from the last to the first. The
 * coefficients serve the residuals; what is reported is solved again from the products. NULL where a
 * predictor follows from the others.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(solve({ growth: "linear", xs: ["x1"], y: "y" }, 0, { x: ["size"], categories: [] }),
 *   [[["b0_0", "(c_0_2) / NULLIF(c_0_0, 0)"]]]);
 * ```
 */
export function solve(
  model: Model,
  index: number,
  question: Pick<Question, "x" | "categories">,
): Layer[] {
  const variables = variablesOf(question), k = model.xs.length;
  const places = [...model.xs, model.y].map((name) => variables.indexOf(name));
  const cell = (step: number, row: number, column: number) =>
    step === 0 ? product(places[row], places[column]) : `e${index}_${step}_${row}_${column}`;
  const pivot = (row: number) => `NULLIF(${cell(row, row, row)}, 0)`;
  const layers: Layer[] = [];
  for (let step = 0; step < k - 1; step++) {
    const layer: Layer = [];
    for (let row = step + 1; row < k; row++) {
      for (let column = row; column <= k; column++) {
        layer.push([
          cell(step + 1, row, column),
          `${cell(step, row, column)} - ` +
          `${cell(step, step, row)} * ${cell(step, step, column)} / ${pivot(step)}`,
        ]);
      }
    }
    layers.push(layer);
  }
  for (let row = k - 1; row >= 0; row--) {
    const known = Array.from({ length: k - 1 - row }, (_, i) => row + 1 + i)
      .map((other) => ` - ${cell(row, row, other)} * ${coefficient(index, other)}`).join("");
    layers.push([[coefficient(index, row), `(${cell(row, row, k)}${known}) / ${pivot(row)}`]]);
  }
  return layers;
}

/** A query over `from` with the layers' columns added. */
export function withLayers(from: string, layers: readonly Layer[]): string {
  return layers.reduce(
    (inner, layer, at) =>
      `SELECT s.*, ${layer.map(([name, sql]) => `${sql} AS ${name}`).join(", ")} FROM ` +
      (at === 0 ? `${inner} s` : `(${inner}) s`),
    from,
  );
}
