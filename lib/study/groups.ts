import type { Figure } from "../draw/draw.ts";
import { curve } from "../fit/curve.ts";
import { fitGroups, type GroupFit } from "../fit/groups.ts";
import { slopeWithInterval } from "../words/growth.ts";
import {
  formatCount,
  formatDecimalInterval,
  formatDecimals,
  formatRSquared,
  unbroken,
} from "../words/quantity.ts";
import { sizeAxis, valueAxis } from "./axes.ts";
import { type Table, tableOf } from "./exhibit.ts";
import type { Study } from "./study.ts";

/** A way to sort rows into groups, named as the figure's title names it: "type". */
export type Grouping<Row> = { by: string; of: (row: Row) => string };

/** Rows that a group needs to be drawn: below, an interval says little more than "unknown". */
const FEWEST = 8;

/** The exponent of each group with its interval, beside that of all rows, and a line at 1. */
export function exponentsFigure<Row>(study: Study<Row>, grouping: Grouping<Row>): Figure {
  const { metric, pooled } = study;
  const fits = drawable(groupFits(study, grouping));
  return {
    kind: "forest",
    data: {
      id: `${metric.id}-exponents-${slug(grouping.by)}`,
      title: `The exponent by ${grouping.by}`,
      subtitle: "Power law fitted to each group, with 95\u202f% intervals. At 1 a model twice as " +
        `large ${metric.verb} twice as much.`,
      caption: metric.caption,
      description: `Exponents of ${metric.axis} by ${grouping.by}: ` +
        fits.map(({ group, fit }) => `${group} ${slopeWithInterval(fit)}`).join("; ") + ".",
      x: { label: "Exponent of the power law", scale: "linear" },
      rows: [
        ...fits.map(({ group, n, fit }) => ({
          label: group,
          n,
          estimate: fit.slope,
          interval: fit.slopeInterval,
        })),
        {
          label: "all rows",
          n: pooled.powerLaw.n,
          estimate: pooled.powerLaw.slope,
          interval: pooled.powerLaw.slopeInterval,
          emphasised: true,
        },
      ],
      references: [{ value: 1, label: "in proportion" }],
    },
  };
}

/** The table behind the exponents, with the groups that carry no fit and why. */
export function exponentsTable<Row>(study: Study<Row>, grouping: Grouping<Row>): Table {
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
    groupFits(study, grouping).map(({ group, n, fit, why }) => ({
      group,
      n: formatCount(n),
      exponent: fit ? formatDecimals(fit.slope) : "–",
      interval: fit ? unbroken(formatDecimalInterval(fit.slopeInterval)) : "–",
      rSquared: fit ? formatRSquared(fit.rSquared) : "–",
      remark: why ?? (n < FEWEST ? `fewer than ${FEWEST} rows: not drawn` : ""),
    })),
    ["n", "exponent", "interval", "rSquared"],
  );
}

/** The figure once for each group, on shared axes. */
export function panelsFigure<Row>(study: Study<Row>, grouping: Grouping<Row>): Figure {
  const { metric, points, rows, settings } = study;
  return {
    kind: "panels",
    data: {
      id: `${metric.id}-panels-${slug(grouping.by)}`,
      title: `${metric.quantity} by model size, for each ${grouping.by}`,
      subtitle: "The same axes everywhere; the band is the 95\u202f% interval of the power law.",
      caption: metric.caption,
      description: `Small multiples of ${metric.axis} against parameters, one for each ` +
        `${grouping.by}, with power laws.`,
      x: sizeAxis(settings.xScale),
      y: valueAxis(study, settings.yScale),
      limitB: settings.slmLimitB,
      panels: drawable(groupFits(study, grouping)).map(({ group, n, fit }) => ({
        label: group,
        note: `exponent ${formatDecimals(fit.slope)} [${
          formatDecimalInterval(fit.slopeInterval).replace(" to ", ", ")
        }], n = ${formatCount(n)}`,
        dots: points.flatMap(({ x, y, series }, i) =>
          grouping.of(rows[i]) === group ? [{ x, y, series }] : []
        ),
        curve: curve(fit, { from: fit.xRange[0], to: fit.xRange[1], scale: settings.xScale })
          .map(({ x, estimate, confidence }) => ({ x, estimate, confidence })),
      })),
    },
  };
}

/** A power law for each group, largest group first. */
function groupFits<Row>({ points, rows, settings }: Study<Row>, { of }: Grouping<Row>): GroupFit[] {
  const grouped = points.map((point, i) => ({ ...point, group: of(rows[i]) }));
  return fitGroups(grouped, { errors: settings.errors }).sort((a, b) => b.n - a.n);
}

function drawable(fits: readonly GroupFit[]) {
  return fits.flatMap(({ group, n, fit }) =>
    fit !== null && n >= FEWEST ? [{ group, n, fit }] : []
  );
}

/** A name that can stand in a file name. */
export function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
