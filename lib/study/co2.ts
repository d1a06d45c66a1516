import { type Evaluation, KG_CO2_PER_HOUR } from "../read/evaluations.ts";
import { completeSettings } from "../filter/setting.ts";
import { type EvaluationSettings, evaluationSettings } from "../filter/evaluations.ts";
import { co2ByParamsCsv } from "../words/co2_by_params.ts";
import { formatNumber, formatParams } from "../words/quantity.ts";
import { explained, type File } from "./exhibit.ts";
import { sizeStudy } from "./size_study.ts";
import type { Metric, Study } from "./study.ts";
import { clustersOf, studyPoint } from "./study_point.ts";

const METRIC: Metric = {
  id: "co2",
  apart: false,
  crossed: "family or type",
  quantity: "The CO₂ of one evaluation",
  unit: "kg",
  also: [{ label: "hours of evaluation", unit: "h", perUnit: 1 / KG_CO2_PER_HOUR }],
  verb: "emits",
  axis: "CO₂ of one evaluation (kg)",
  row: "evaluation",
  caption: "Data: Open LLM Leaderboard, Hugging Face. The kilograms are no measurement: hours of " +
    "the evaluation × 5.6 kW (8 H100 GPUs at full power) × 269.8 g CO₂ per kWh, that is " +
    `${formatNumber(KG_CO2_PER_HOUR, 4)} kg for each hour.`,
};

/**
 * The evaluations as a study of CO₂ (kg) against parameters (billions).
 *
 * @throws {RangeError} when the rows are too few for a line.
 */
export function studyCo2(
  rows: readonly Evaluation[],
  given: Partial<EvaluationSettings> = {},
): Study<Evaluation> {
  const settings = completeSettings(evaluationSettings, given);
  const points = rows.map((row) =>
    studyPoint({
      paramsB: row.paramsB,
      value: row.co2Kg,
      model: row.model,
      ...clustersOf(settings.clusters, { family: () => row.base, second: () => row.type }),
      scorePercent: row.scorePercent,
    }, settings.slmLimitB)
  );
  return sizeStudy({ metric: METRIC, settings, rows, points, titleOf }, { all: "all evaluations" });
}

function titleOf(row: Evaluation): string {
  return `${row.model}\n${formatParams(row.paramsB)}, ${row.type}: ` +
    `${formatNumber(row.co2Kg)} kg in ${formatNumber(row.co2Kg / KG_CO2_PER_HOUR)} h`;
}

/** The table that the original study wrote beside its figure. */
export const co2ByParams = explained(({ rows }: Study<Evaluation>): File => ({
  kind: "file",
  name: "co2_by_params.csv",
  text: co2ByParamsCsv(rows),
}));
