import {
  errorsSentence,
  growthSentence,
  slopeWithInterval,
  timesWhenDoubled,
} from "../words/growth.ts";
import { formatCount, formatCounted, formatNumber, formatRSquared } from "../words/quantity.ts";
import type { Filtered } from "../filter/filter_rows.ts";
import { countOf, type Read } from "../read/left_out.ts";
import { brokenSentence } from "./break.ts";
import type { Text } from "./exhibit.ts";
import type { Part, Study } from "./study.ts";

/**
 * The answer in sentences: how the quantity grows, how sure that is, on how many rows, and how many
 * rows it leaves out.
 */
export function answer<Row>(
  study: Study<Row>,
  read: Read<Row>,
  chosen: Filtered<Row>,
): Text {
  const { metric, parts, points, pooled } = study;
  const leftOut = countOf(read.leftOut) + countOf(chosen.leftOut);
  const alone = parts.length === 1 ? parts[0] : null;
  return {
    kind: "text",
    sentences: [
      ...parts.map((part) => partSentence(study, part, alone === null)),
      ...alone ? [brokenSentence(study)].filter(Boolean) : [],
      ...alone?.growth ? [growthSentence(alone.growth, metric.unit)] : [],
      `This rests on ${formatCounted(points.length, metric.row)}; ` +
      `${formatCounted(leftOut, "row was", "rows were")} left out. ` +
      errorsSentence(pooled.powerLaw),
    ],
  };
}

/** How one part grows: its exponent, and what doubling the size does. */
function partSentence({ metric }: Study, { label, powerLaw }: Part, named: boolean): string {
  const [low, high] = powerLaw.slopeInterval;
  const subject = named
    ? `${label}: ${metric.quantity.charAt(0).toLowerCase()}${metric.quantity.slice(1)}`
    : metric.quantity;
  const numbers = `(R² ${formatRSquared(powerLaw.rSquared)}, n = ${formatCount(powerLaw.n)})`;
  if (low <= 0 && high >= 0) {
    return `${subject} shows no clear growth with the parameter count: the exponent of a power ` +
      `law is ${slopeWithInterval(powerLaw)} ${numbers}.`;
  }
  return `${subject} ${low > 0 ? "grows" : "falls"} with the parameter count to the power ` +
    `${slopeWithInterval(powerLaw)}: a model twice as large ${metric.verb} ` +
    `${timesWhenDoubled(powerLaw)} as much ${numbers}.`;
}

/** The straight line through all points, read aloud. */
export function lineSentence({ metric, pooled }: Study): string {
  const { slope, intercept, rSquared, n } = pooled.linear;
  return `${metric.unit} = ${formatNumber(intercept)} + ${formatNumber(slope)} × billions of ` +
    `parameters; R² ${formatRSquared(rSquared)}, n = ${formatCount(n)}`;
}
