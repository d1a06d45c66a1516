import type { Figure } from "../draw/draw.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import { slopeWithInterval } from "../words/growth.ts";
import {
  formatCount,
  formatDecimalInterval,
  formatDecimals,
  formatRSquared,
  unbroken,
} from "../words/quantity.ts";
import { capitalised } from "../words/sentence.ts";
import { explained, type Table, tableOf } from "./exhibit.ts";
import { fitParts, type Part } from "./part.ts";
import type { Study } from "./study.ts";

/** A way to sort rows into groups, named as the figure's title names it: "type". */
export type Grouping<Row> = { by: string; of: (row: Row) => string };

/** Rows that a group needs to be drawn: below, an interval says little more than "unknown". */
const FEWEST = 8;

/** The exponent of each group with its interval, beside that of all rows, and a line at 1. */
export const exponentsFigure = explained(
  <Row>(study: Study<Row>, grouping: Grouping<Row>): Figure => {
    const { metric, pooled } = study, groups = drawable(study, grouping);
    return {
      kind: "forest",
      data: {
        id: `${metric.id}-exponents-${slug(grouping.by)}`,
        title: `The exponent by ${grouping.by}`,
        subtitle:
          "Power law fitted to each group, with 95\u202f% intervals. At 1 a model twice as " +
          `large ${metric.verb} twice as much.`,
        caption: metric.caption,
        description: `Exponents of ${metric.axis} by ${grouping.by}: ` +
          groups.map(({ label, powerLaw }) => `${label} ${slopeWithInterval(powerLaw)}`)
            .join("; ") +
          ".",
        x: { label: "Exponent of the power law", scale: "linear" },
        rows: [
          ...groups.map((part) => exponentRow(part)),
          { ...exponentRow(pooled), label: "all rows", emphasised: true },
        ],
        references: [{ value: 1, label: "in proportion" }],
      },
    };
  },
);

function exponentRow({ label, powerLaw }: Part) {
  const { n, slope, slopeInterval } = powerLaw;
  return { label, n, estimate: slope, interval: slopeInterval };
}

/** The table behind the exponents, with the groups that carry no fit and why. */
export const exponentsTable = explained(
  <Row>(study: Study<Row>, grouping: Grouping<Row>): Table => {
    const { parts, unfitted } = fitGroups(study, grouping);
    return tableOf(
      `Power law by ${grouping.by}: ${study.metric.axis} against parameters`,
      {
        group: capitalised(grouping.by),
        n: "n",
        exponent: "Exponent",
        interval: "95 % interval",
        rSquared: "R² (log-log)",
        remark: "Remark",
      },
      [
        ...parts.map(({ label, powerLaw: { n, rSquared, slope, slopeInterval } }) => ({
          group: label,
          n: formatCount(n),
          exponent: formatDecimals(slope),
          interval: unbroken(formatDecimalInterval(slopeInterval)),
          rSquared: formatRSquared(rSquared),
          remark: n < FEWEST ? `fewer than ${FEWEST} rows: not drawn` : "",
        })),
        ...unfitted.map(({ label, points, why }) => ({
          group: label,
          n: formatCount(points.length),
          exponent: "–",
          interval: "–",
          rSquared: "–",
          remark: `${why}: too few for an exponent`,
        })),
      ],
      ["n", "exponent", "interval", "rSquared"],
    );
  },
);

/** A power law for each group, largest group first. */
function fitGroups<Row>({ points, rows, settings }: Study<Row>, { of }: Grouping<Row>) {
  const { parts, unfitted } = fitParts(points, (_, i) => of(rows[i]), settings);
  return { parts: parts.sort((a, b) => b.points.length - a.points.length), unfitted };
}

/** The groups that have rows enough to be drawn. */
function drawable<Row>(study: Study<Row>, grouping: Grouping<Row>): Part[] {
  const groups = fitGroups(study, grouping).parts.filter(({ points }) => points.length >= FEWEST);
  if (groups.length > 0) return groups;
  throw new TooFewError(`The filters leave no ${grouping.by} with ${FEWEST} rows of three sizes`);
}

/** A name that can stand in a file name. */
function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}
