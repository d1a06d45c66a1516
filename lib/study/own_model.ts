import type { Served } from "../read/served.ts";
import { formatPlain } from "../words/quantity.ts";
import { calculation, servedCalculation } from "./calculator.ts";
import type { Missing, Table, Text } from "./exhibit.ts";
import type { Study } from "./study.ts";

/** A model of one's own, and what is asked of it in a month. */
export type OwnModel = {
  paramsB: number;
  /** Tokens that come out, in millions. */
  millionTokens: number;
  /** Where today's rows are of servers: requests at once, the machine and the task as the rows have them. */
  concurrency?: number;
  machine?: string;
  task?: string;
  /** g CO₂e for a kWh of the grid, where the table is to have kilograms of CO₂ beside energy. */
  gramsPerKWh?: number;
};

/**
 * What a model of one's own takes in a month: from the power laws of size and load where the study's
 * rows are of servers, else from the size alone (see `servedCalculation` and `calculation`).
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadEnergy } from "../read/today.ts";
 * import { analyseEnergy } from "./questions.ts";
 * const { today } = analyseEnergy(loadEnergy());
 * const mine = { paramsB: 13, millionTokens: 50, concurrency: 64, machine: "H100", task: "gpqa" };
 * const shown = ownModel(today, { ...mine, gramsPerKWh: 473 });
 * assert.ok(shown.kind === "table");
 * assert.deepEqual(shown.rows.map(([quantity]) => quantity), ["kWh", "kg CO₂e"]);
 * ```
 * @throws {RangeError} when a number is not above 0, or the rows do not have the machine or the task.
 */
export function ownModel(study: Study | Missing, model: OwnModel): Table | Text {
  const { paramsB, millionTokens: amount, concurrency, machine, task, gramsPerKWh } = model;
  const also = gramsPerKWh === undefined ? [] : [{ label: "kg CO₂e", perUnit: gramsPerKWh / 1000 }];
  for (const [name, value] of Object.entries({ paramsB, millionTokens: amount, gramsPerKWh })) {
    if (value === undefined || value > 0 && Number.isFinite(value)) continue;
    throw new RangeError(`Cannot reckon: ${name} is ${value}, need a number above 0`);
  }
  if (concurrency === undefined || machine === undefined || task === undefined) {
    const use = `${formatPlain(amount)} million tokens a month`;
    return calculation(study, { paramsB, amount, use, also });
  }
  // Only servers have a machine and a task.
  const served = study as Study<Served> | Missing;
  return servedCalculation(served, { paramsB, concurrency, machine, task, amount, also });
}
