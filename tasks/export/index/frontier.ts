import * as Plot from "@observablehq/plot";
import { decide } from "../../../lib/decide/answer.ts";
import type { Candidate } from "../../../lib/decide/candidate.ts";
import { MONTH_DAYS } from "../../../lib/decide/estimate.ts";
import type { DecisionData } from "../../../lib/decide/read_data.ts";
import { atWidth, figure } from "../../../lib/plot/figure.ts";
import { names } from "../../../lib/plot/names.ts";
import { serialize } from "../../../lib/plot/serialize.ts";
import { colors } from "../../../lib/plot/theme.ts";
import { withoutOrganisation } from "../../../lib/read/model_name.ts";
import { frontier } from "../../../lib/stats/frontier.ts";
import { date, list, times } from "../../../lib/words/numbers.ts";
import { formatCount, formatCounted } from "../../../lib/words/quantity.ts";
import type { Figure } from "../../page/figure.ts";

/** A rated model, what an answer of it takes, and on which GPUs it was measured. */
type Point = {
  model: string;
  rating: number;
  low: number;
  high: number;
  cost: number;
  on: string | undefined;
};

/** What an answer may cost: energy where it was measured, or $ at list prices. */
const COSTS = {
  energy: {
    label: "Energy of an answer (Wh, GPUs and building)",
    takes: "energy",
    of: ({ basis, whPerAnswer }: Candidate) => basis === "measured" ? whPerAnswer?.estimate : null,
  },
  price: {
    label: "Price of 1,000 answers ($)",
    takes: "price",
    of: ({ dollars, answersADay }: Candidate) =>
      dollars && answersADay && 1000 * dollars.estimate / (answersADay * MONTH_DAYS),
  },
};

const NARROW = 360;

/** How good a chat model is for what its answer takes: its rating with the interval, and which no other beats. */
export function frontierFigure(
  document: Document,
  data: DecisionData,
  cost: keyof typeof COSTS,
): Figure {
  const { label, takes, of } = COSTS[cost];
  const points = decide(data, { like: null }).candidates.flatMap((candidate): Point[] => {
    const { model, rating, machine } = candidate, found = of(candidate);
    if (rating === null || rating.mark !== null || !found) return [];
    const [low, high] = rating.interval;
    const on = machine?.hardware, name = withoutOrganisation(model);
    return [{ model: name, rating: rating.estimate, low, high, cost: found, on }];
  });
  const best = frontier(points, { x: "cost", y: "rating" }), [first] = best;
  // a point or two more, within the intervals, are worth nothing
  const last = best.find(({ high }) => high >= best.at(-1)!.low);
  const { ratings, prices, energy } = data.dates;
  const title = first === undefined || last === undefined || first === last
    ? "No rated model is known well enough"
    : `${Math.round(last.rating - first.rating)} points of rating more take ` +
      `${times(last.cost / first.cost)} the ${takes}: ${first.model} to ${last.model}`;
  const on = [...Map.groupBy(points, (point) => point.on)].map(([hardware, { length }]) =>
    `${hardware} (${formatCounted(length, "model")})`
  );
  const shown = figure({
    document,
    title,
    subtitle: `${
      formatCount(points.length)
    } models for chat; no other model beats those on the line in both`,
    caption: `Ratings of LMArena, ${date(ratings)}; ` +
      (cost === "energy"
        ? `energy measured on servers by ML.ENERGY, ${date(energy)}, at 64 requests at once on ${
          list(on)
        }`
        : `list prices of ${date(prices)}, the second-cheapest provider's`) +
      "; the title ends at the first model whose interval reaches that of the best",
    x: { type: "log", label },
    y: { label: "Rating" },
    marks: [
      Plot.line(best, { x: "cost", y: "rating", curve: "step-after", stroke: colors.rule }),
      Plot.ruleX(points, { x: "cost", y1: "low", y2: "high", stroke: colors.blue }),
      Plot.dot(points, { x: "cost", y: "rating", fill: colors.blue, r: 3.5, title: "model" }),
      names(best.toReversed(), { x: "cost", y: "rating", text: "model", among: points }),
    ],
  });
  const narrow = atWidth(shown, NARROW);
  return { title, svg: serialize(shown), narrow: narrow && serialize(narrow) };
}
