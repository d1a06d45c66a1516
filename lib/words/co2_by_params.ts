import { formatCsv } from "../read/csv.ts";
import type { Evaluation } from "../read/evaluations.ts";

/**
 * CSV text of parameters (a whole number) and kilograms of CO₂, one line for each evaluation, under
 * the headers of the original study.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(co2ByParamsCsv([{ paramsB: 8.03, co2Kg: 0.7 }]), "#Params,CO₂ cost (kg)\n8030000000,0.7\n");
 * ```
 */
export function co2ByParamsCsv(rows: readonly Pick<Evaluation, "paramsB" | "co2Kg">[]): string {
  return formatCsv([
    ["#Params", "CO₂ cost (kg)"],
    ...rows.map(({ paramsB, co2Kg }) => [String(Math.round(paramsB * 1e9)), String(co2Kg)]),
  ]);
}
