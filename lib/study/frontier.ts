import type { Figure } from "../draw/draw.ts";
import { frontier } from "../fit/frontier.ts";
import { formatCount, formatNumber, formatParams } from "../words/quantity.ts";
import { valueAxis } from "./axes.ts";
import { explained, type Table } from "./exhibit.ts";
import type { Study, StudyPoint } from "./study.ts";

/** What a model brings: its benchmark score, or its size where there is no score. */
function benefit({ metric }: Study) {
  return metric.scored
    ? {
      label: "Benchmark score (%)",
      of: (p: StudyPoint) => p.scorePercent ?? NaN,
      scale: "linear" as const,
    }
    : {
      label: "Parameters",
      of: (p: StudyPoint) => p.x,
      scale: "log" as const,
      unit: "B params" as const,
    };
}

/** The rows that no other beats on both value and score, cheapest first. */
function unbeaten(study: Study): StudyPoint[] {
  const { of } = benefit(study);
  const scored = study.points.filter((point) => Number.isFinite(of(point)));
  return frontier(scored, { cost: (p) => p.y, benefit: of }).map((i) => scored[i]);
}

/** Value against score: the models that are not beaten on both. */
export const frontierFigure = explained((study: Study): Figure => {
  const { metric, points, settings } = study;
  const { label, of, ...axis } = benefit(study);
  const best = unbeaten(study);
  return {
    kind: "frontier",
    data: {
      id: `${metric.id}-frontier`,
      title: `Models that no other beats on both axes`,
      subtitle:
        `${formatCount(best.length)} of ${
          formatCount(points.length)
        } rows. A name without room is ` +
        "a number: see the table.",
      caption: metric.caption,
      description: `${label} against ${metric.axis}; unbeaten: ` +
        best.map(({ model }) => model).join(", ") + ".",
      x: valueAxis(study, settings.yScale),
      y: { label, ...axis },
      dots: points.filter((p) => Number.isFinite(of(p)))
        .map((p) => ({ x: p.y, y: of(p), series: p.series })),
      frontier: best.map((p) => ({ x: p.y, y: of(p), label: p.model })),
    },
  };
});

/** The models of the frontier, cheapest first, numbered as in the figure. */
export const frontierTable = explained((study: Study): Table => {
  const { also = [], axis, scored } = study.metric;
  const { label, of } = benefit(study);
  return {
    kind: "table",
    caption: `Models that no other beats on both ${axis} and ${label.toLowerCase()}`,
    columns: [
      { label: "#", align: "right" },
      { label: "Model" },
      { label: "Parameters", align: "right" },
      ...[axis, ...also.map(({ label }) => label)].map((label) => ({
        label,
        align: "right" as const,
      })),
      ...scored ? [{ label, align: "right" as const }] : [],
    ],
    rows: unbeaten(study).map((point, index) => [
      formatCount(index + 1),
      point.model,
      formatParams(point.x),
      ...[1, ...also.map(({ perUnit }) => perUnit)].map((per) => formatNumber(point.y * per)),
      ...scored ? [formatNumber(of(point))] : [],
    ]),
  };
});
