import type { Figure } from "../draw/draw.ts";
import { frontier } from "../fit/frontier.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import { formatCount, formatNumber, formatParams } from "../words/quantity.ts";
import { valueAxis } from "./axes.ts";
import { explained, type Table } from "./exhibit.ts";
import type { Study, StudyPoint } from "./study.ts";

type Scored = StudyPoint & { scorePercent: number };

const SCORE = "Benchmark score (%)";

/** The rows with a score, and those that no other beats on both value and score, cheapest first. */
function scoredOf({ points }: Study): { scored: Scored[]; best: Scored[] } {
  const scored = points.filter((point): point is Scored => point.scorePercent !== null);
  if (scored.length === 0) throw new TooFewError("The filters leave no row with a score");
  const best = frontier(scored, { cost: ({ y }) => y, benefit: (p) => p.scorePercent });
  return { scored, best: best.map((i) => scored[i]) };
}

/** Value against score: the models that are not beaten on both. */
export const frontierFigure = explained((study: Study): Figure => {
  const { metric, points, settings } = study, { scored, best } = scoredOf(study);
  return {
    kind: "frontier",
    data: {
      id: `${metric.id}-frontier`,
      title: `Models that no other beats on both axes`,
      subtitle:
        `${formatCount(best.length)} of ${formatCount(points.length)} rows. A name without ` +
        "room is a number: see the table.",
      caption: metric.caption,
      description: `${SCORE} against ${metric.axis}; unbeaten: ` +
        best.map(({ model }) => model).join(", ") + ".",
      x: valueAxis(study, settings.yScale),
      y: { label: SCORE, scale: "linear" },
      dots: scored.map(({ y, scorePercent, series }) => ({ x: y, y: scorePercent, series })),
      frontier: best.map(({ y, scorePercent, model }) => ({
        x: y,
        y: scorePercent,
        label: model,
      })),
    },
  };
});

/** The models of the frontier, cheapest first, numbered as in the figure. */
export const frontierTable = explained((study: Study): Table => {
  const { also = [], axis } = study.metric;
  const right = (label: string) => ({ label, align: "right" as const });
  return {
    kind: "table",
    caption: `Models that no other beats on both ${axis} and ${SCORE.toLowerCase()}`,
    columns: [
      right("#"),
      { label: "Model" },
      right("Parameters"),
      right(axis),
      ...also.map(({ label }) => right(label)),
      right(SCORE),
    ],
    rows: scoredOf(study).best.map(({ model, x, y, scorePercent }, index) => [
      formatCount(index + 1),
      model,
      formatParams(x),
      formatNumber(y),
      ...also.map(({ perUnit }) => formatNumber(y * perUnit)),
      formatNumber(scorePercent),
    ]),
  };
});
