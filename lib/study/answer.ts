import type { Fit } from "../fit/fit.ts";
import type { Filtered } from "../filter/filter_rows.ts";
import { countOf, type Read } from "../read/left_out.ts";
import {
  errorsSentence,
  growthSentence,
  slopeWithInterval,
  timesWhenDoubled,
} from "../words/growth.ts";
import {
  formatCount,
  formatCounted,
  formatList,
  formatNumber,
  formatParams,
  formatRSquared,
} from "../words/quantity.ts";
import { lowerFirst } from "../words/sentence.ts";
import type { Text } from "./exhibit.ts";
import { type Part, sizesOf } from "./part.ts";
import type { Study } from "./study.ts";

/**
 * The answer in sentences: how the quantity grows, how sure that is, on how many rows, and how many
 * rows it leaves out.
 */
export function answer<Row>(
  study: Study<Row>,
  read: Read<Row>,
  chosen: Filtered<Row>,
): Text {
  const { metric, parts, points, pooled, settings, unfitted } = study;
  const leftOut = countOf(read.leftOut) + countOf(chosen.leftOut);
  const alone = parts.length === 1 && unfitted.length === 0 ? parts[0] : null;
  return {
    kind: "text",
    sentences: [
      ...parts.flatMap((part) => partSentences(study, part, alone === null)),
      ...unfitted.map(({ label, points }) =>
        `${label}: ${formatCounted(points.length, metric.row)} at ` +
        `${formatList(sizesOf(points).map(formatParams))} only, too few sizes to say how ` +
        `${lowerFirst(metric.quantity)} grows.`
      ),
      ...alone?.growth ? [growthSentence(alone.growth, metric.unit)] : [],
      `This rests on ${formatCounted(points.length, metric.row)}; ` +
      `${formatCounted(leftOut, "row was", "rows were")} left out. ` +
      (settings.errors === "widest"
        ? "Standard errors are the widest of three kinds (classical, HC3, clustered by model), fit by fit."
        : errorsSentence(pooled.powerLaw)),
    ],
  };
}

/** How one part grows: on either side of the limit where its exponent changes there, and at large. */
function partSentences(study: Study, part: Part, named: boolean): string[] {
  const { metric, settings } = study, { sides, powerLaw } = part;
  const subject = named ? `${part.label}: ${lowerFirst(metric.quantity)}` : metric.quantity;
  if (sides === null) return [`${subject} ${growthWords(study, powerLaw)}.`];
  const limit = formatParams(settings.slmLimitB);
  return [
    `${subject}, up to ${limit}, ${growthWords(study, sides.below)}.`,
    `Above ${limit} it ${growthWords(study, sides.above)}.`,
    `One power law for all sizes would have the exponent ${slopeWithInterval(powerLaw)} and hide ` +
    `this change (R² ${formatRSquared(powerLaw.rSquared)}).`,
  ];
}

/** How a power law grows, and what doubling the size does. */
function growthWords({ metric }: Study, powerLaw: Fit): string {
  const [low, high] = powerLaw.slopeInterval;
  const numbers = `(R² ${formatRSquared(powerLaw.rSquared)}, n = ${formatCount(powerLaw.n)})`;
  if (low <= 0 && high >= 0) {
    return `shows no clear growth with the parameter count: the exponent of a power law is ` +
      `${slopeWithInterval(powerLaw)} ${numbers}`;
  }
  return `${low > 0 ? "grows" : "falls"} with the parameter count to the power ` +
    `${slopeWithInterval(powerLaw)}: a model twice as large ${metric.verb} ` +
    `${timesWhenDoubled(powerLaw)} as much ${numbers}`;
}

/** The straight line through all points, read aloud. */
export function lineSentence({ metric, pooled }: Study): string {
  const { slope, intercept, rSquared, n } = pooled.linear;
  return `${metric.unit} = ${formatNumber(intercept)} + ${formatNumber(slope)} × billions of ` +
    `parameters; R² ${formatRSquared(rSquared)}, n = ${formatCount(n)}`;
}
