import type { Figure } from "../draw/draw.ts";
import { fitPowerLaw } from "../fit/power_law.ts";
import {
  type SpecificationCurve,
  specificationCurve,
  type SpecificationDimension,
} from "../fit/specification_curve.ts";
import { formatCount, formatDecimals, formatPercent } from "../words/quantity.ts";
import type { Text } from "./exhibit.ts";
import type { Study, StudyPoint } from "./study.ts";

/** Choices that somebody has to make before a fit, for the rows of a study. */
export type Choices<Row> = readonly SpecificationDimension<{ row: Row; point: StudyPoint }>[];

/** Rows that a combination must leave: the API prices are ten. */
const FEWEST_ROWS = 8;

/** The exponent under every combination of choices, sorted, the study's own marked. */
export function specificationsFigure<Row>(study: Study<Row>, choices: Choices<Row>): Figure {
  const { metric } = study;
  const { specifications, dimensions } = curveOf(study, choices);
  return {
    kind: "specification",
    data: {
      id: `${metric.id}-specifications`,
      title: "Does the exponent hang on a choice?",
      subtitle:
        `${formatCount(specifications.length)} ways to choose the rows, sorted by exponent, ` +
        "each with its 95\u202f% interval; below, the choices of each.",
      caption: metric.caption,
      description: specificationsText(study, choices).sentences.join(" "),
      y: { label: "Exponent of the power law", scale: "linear" },
      specifications,
      dimensions,
      options: choices.map(({ options }) => options.map(({ label }) => label)),
      reference: { value: 1, label: "in proportion" },
    },
  };
}

/** The range of the exponents and how many of them exclude growth in proportion. */
export function specificationsText<Row>(study: Study<Row>, choices: Choices<Row>): Text {
  const { specifications, skipped, minimum, maximum, median, shareBelow, shareAbove } = curveOf(
    study,
    choices,
  );
  return {
    kind: "text",
    sentences: [
      `Over ${formatCount(specifications.length)} combinations of choices the exponent runs from ` +
      `${formatDecimals(minimum)} to ${formatDecimals(maximum)}, with a median of ` +
      `${formatDecimals(median)}.`,
      `${formatPercent(shareBelow)} of them lie below 1 with their whole interval, ` +
      `${formatPercent(shareAbove)} above it.` +
      (skipped.length > 0
        ? ` ${formatCount(skipped.length)} combinations leave too few rows for a fit.`
        : ""),
    ],
  };
}

function curveOf<Row>(study: Study<Row>, choices: Choices<Row>): SpecificationCurve {
  const { rows, points, settings } = study;
  return specificationCurve(rows.map((row, i) => ({ row, point: points[i] })), {
    dimensions: choices,
    points: (kept) => kept.map(({ point }) => point),
    fit: (kept) => fitPowerLaw(kept, { errors: settings.errors }),
    chosen: choices.map(({ options }) => options[0].label),
    minimumPoints: FEWEST_ROWS,
  });
}
