import type { Figure } from "../draw/draw.ts";
import { fitPowerLaw } from "../fit/power_law.ts";
import { type SpecificationCurve, specificationCurve } from "../fit/specification_curve.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import { formatCounted, formatDecimals, formatPercent } from "../words/quantity.ts";
import type { Analysis, Side } from "./analysis.ts";
import { explained } from "./exhibit.ts";
import { FEWEST_SIZES, sizesOf } from "./part.ts";
import { fitWith } from "./standard_errors.ts";
import { presentStudy, type RowChoices, type Study } from "./study.ts";

/** The exponent under every combination of choices, sorted, the study's own marked. */
export const specificationsFigure = explained(
  <Today, Past>({ rows, sides }: Analysis<Today, Past>): Figure =>
    rows === "today" ? figureOf(sides.today) : figureOf(sides.study),
);

/** The specification curve of one set of rows. */
function figureOf<Row>({ settings, study, view }: Side<Row>): Figure {
  const present = presentStudy(study), { metric } = present;
  const choices = view.choices(present.rows, settings), found = curveOf(present, choices);
  return {
    kind: "specification",
    data: {
      id: `${metric.id}-specifications`,
      title: "Does the exponent hang on a choice?",
      subtitle: `${selections(found)} of rows, ` +
        "sorted by exponent, each with its 95\u202f% interval; below, the choices of each.",
      caption: `${rangeSentence(found)} ${sharesSentence(found)} ${metric.caption}`,
      description: `${rangeSentence(found)} ${sharesSentence(found)}`,
      y: { label: "Exponent of the power law", scale: "linear" },
      specifications: found.specifications,
      dimensions: found.dimensions,
      options: choices.map(({ options }) => options.map(({ label }) => label)),
      reference: { value: 1, label: "in proportion" },
    },
  };
}

function selections({ specifications }: SpecificationCurve): string {
  return formatCounted(specifications.length, "different selection");
}

function rangeSentence(found: SpecificationCurve): string {
  const { minimum, maximum, median } = found;
  return `Over ${selections(found)} of rows the exponent runs from ${formatDecimals(minimum)} to ` +
    `${formatDecimals(maximum)}, with a median of ${formatDecimals(median)}.`;
}

function sharesSentence({ merged, skipped, shareBelow, shareAbove }: SpecificationCurve): string {
  return `${formatPercent(shareBelow)} of them lie below 1 with their whole interval, ` +
    `${formatPercent(shareAbove)} above it.` +
    (skipped.length > 0
      ? ` ${
        formatCounted(skipped.length, "combination leaves", "combinations leave")
      } too few rows or sizes for a fit.`
      : "") +
    (merged > 0
      ? ` ${formatCounted(merged, "leaves", "leave")} the same rows as another one and ${
        merged === 1 ? "counts" : "count"
      } once.`
      : "");
}

/** Rows that a combination must leave: the study's API prices are ten rows. */
export const FEWEST_ROWS = 8;

function curveOf<Row>(
  { rows, points, settings }: Study<Row>,
  choices: RowChoices<Row>,
): SpecificationCurve {
  return specificationCurve(rows.map((row, i) => ({ row, point: points[i] })), {
    dimensions: choices,
    points: (kept) => kept.map(({ point }) => point),
    fit: (kept) => {
      const sizes = sizesOf(kept).length;
      if (sizes < FEWEST_SIZES) throw new TooFewError(`${kept.length} points of ${sizes} sizes`);
      return fitWith(fitPowerLaw, kept, settings.errors);
    },
    chosen: choices.map(({ options }) => options[0].label),
    minimumPoints: FEWEST_ROWS,
  });
}
