import type { Fit } from "../fit/fit.ts";
import { predict } from "../fit/predict.ts";
import { countOf } from "../read/left_out.ts";
import {
  changeWords,
  type Dependence,
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
  formatQuantity,
  formatRSquared,
} from "../words/quantity.ts";
import { lowerFirst } from "../words/sentence.ts";
import type { Analysis, Side } from "./analysis.ts";
import type { Missing, Text } from "./exhibit.ts";
import { type Part, sizesOf } from "./part.ts";
import { exponentWords, powerLawsSentences } from "./power_laws.ts";
import type { Metric, Study, StudySettings } from "./study.ts";

/**
 * The answer in sentences: how the quantity grows with size in the rows that the settings ask for, how
 * sure that is and on how many rows; then what the other rows say, and how far apart both are.
 */
export function answer<Today, Past>({ rows, sides, today, study }: Analysis<Today, Past>): Text {
  const [first, second] = rows === "today"
    ? [answerOf(sides.today), besideWords("The study's rows", study)]
    : [answerOf(sides.study), besideWords("Today's rows", today)];
  return {
    kind: "text",
    sentences: [...first.sentences, [second, ...difference(today, study)].join(" ")],
  };
}

/** What the other rows say, in a sentence. */
function besideWords(rows: string, study: Study | Missing): string {
  return `${rows}: ${"missing" in study ? lowerFirst(study.missing) : briefly(study)}.`;
}

/** The answer of one set of rows. */
export function answerOf<Row>({ study, leftOut, read }: Side<Row>): Text {
  if ("missing" in study) return { kind: "text", sentences: [`${study.missing}.`] };
  const { metric, parts, points, powerLaws, unfitted } = study;
  const alone = parts.length === 1 && unfitted.length === 0 ? parts[0] : null;
  const sentences = powerLaws !== null ? powerLawsSentences(study, powerLaws) : [
    ...parts.flatMap((part) => partSentences(study, part, alone === null)),
    ...unfitted.map(({ label, points }) =>
      `${label}: ${formatCounted(points.length, metric.row)} at ` +
      `${formatList(sizesOf(points).map(formatParams))} only, too few sizes to say how ` +
      `${lowerFirst(metric.quantity)} grows.`
    ),
    ...alone?.growth ? [growthSentence(alone.growth, metric.unit)] : [],
  ];
  return {
    kind: "text",
    sentences: [
      sentences.join(" "),
      `This rests on ${formatCounted(points.length, metric.row)}; ${
        formatCounted(countOf(read.leftOut) + countOf(leftOut), "row was", "rows were")
      } left out. ` +
      errorsOf(study),
    ],
  };
}

/** How the standard errors of a study treat its rows, in a sentence. */
export function errorsOf({ metric, parts, pooled, powerLaws, settings }: Study): string {
  const { one, several, crossed } = dependenceOf(metric, settings);
  const by = settings.clusters === "two-way" ? `two ways, by ${crossed ?? one}` : `by ${one}`;
  return settings.errors === "widest"
    ? "Standard errors are, fit by fit, the widest that the rows allow: classical, HC3 or clustered " +
      `${by}.`
    : errorsSentence(
      powerLaws !== null
        ? [{ ...powerLaws.fit, ...powerLaws.exponents.size }]
        : (parts.length > 0 ? parts : [pooled]).map(({ powerLaw }) => powerLaw),
      { one, several, crossed },
    );
}

/** What the rows of a study belong to, as its settings take them. */
export function dependenceOf({ crossed }: Metric, { clusters }: StudySettings): Dependence {
  return clusters === "two-way"
    ? { one: "family", several: "families", crossed }
    : clusters === "of one family"
    ? { one: "family", several: "families" }
    : { one: "model", several: "models" };
}

/** How one part grows: with or without a change of its exponent. */
function partSentences(study: Study, part: Part, named: boolean): string[] {
  const { metric } = study, { changing, powerLaw } = part;
  const subject = named ? `${part.label}: ${lowerFirst(metric.quantity)}` : metric.quantity;
  if (changing === null) return [`${subject} ${growthWords(study, powerLaw)}.`];
  const { line } = changing, at = formatParams(line.breakAt);
  const doubled = (slope: number) => `${timesWhenDoubled(slope, 2)} as much`;
  return [
    `${subject} grows with the parameter count to the power ${
      changeWords(line)
    }: a model twice as ` +
    `large ${metric.verb} ${doubled(line.slopeBelow)} below ${at} and ${
      doubled(line.slopeAbove)
    } ` +
    `above (R² ${formatRSquared(line.rSquared)}, n = ${formatCount(line.n)}).`,
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
    `${timesWhenDoubled(powerLaw.slope)} as much ${numbers}`;
}

/** How the quantity grows with size, in half a sentence: "the CO₂ of one evaluation grows …". */
export function briefly({ metric, parts, points, powerLaws, unfitted }: Study): string {
  const subject = lowerFirst(metric.quantity), n = points.length;
  const grows = "grows with the parameter count to the power";
  if (powerLaws !== null) {
    return withRows(`${subject} ${grows} ${exponentWords(powerLaws.exponents.size)}`, n);
  }
  if (parts.length === 0) return withRows(`too few sizes to say how ${subject} grows`, n);
  if (parts.length === 1) {
    const [{ label, powerLaw, changing }] = parts;
    const named = unfitted.length > 0 ? `${subject} (${label})` : subject;
    const power = changing === null ? slopeWithInterval(powerLaw) : changeWords(changing.line);
    return withRows(`${named} ${grows} ${power}`, powerLaw.n);
  }
  const sorted = parts.toSorted((a, b) => a.powerLaw.slope - b.powerLaw.slope);
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  const powers = `${slopeWithInterval(low.powerLaw)} on ${low.label} to ` +
    `${slopeWithInterval(high.powerLaw)} on ${high.label}`;
  return withRows(`${subject} ${grows} ${powers}`, n);
}

/** Words and how many rows they are of, in the brackets at their end where they have some. */
function withRows(words: string, rows: number): string {
  const n = `n = ${formatCount(rows)}`;
  return words.endsWith(")") ? `${words.slice(0, -1)}; ${n})` : `${words} (${n})`;
}

/**
 * How far today's rows and the study's lie apart, at the size nearest to the limit at which both have
 * rows; nothing where they measure different things.
 */
function difference(today: Study | Missing, study: Study | Missing): string[] {
  if ("missing" in today || "missing" in study) return [];
  const { common, verb, quantity } = today.metric, { slmLimitB } = today.settings;
  if (common === undefined) {
    return [
      `The two cannot be compared: one is ${lowerFirst(quantity)}, the other ` +
      `${lowerFirst(study.metric.quantity)}.`,
    ];
  }
  const ranges = [today, study].map(({ pooled }) => pooled.powerLaw.xRange);
  const low = Math.max(...ranges.map(([low]) => low)), high = Math.min(...ranges.map(([, h]) => h));
  if (low > high) return ["The two have no size in common."];
  const paramsB = Math.min(high, Math.max(low, slmLimitB));
  const [now, then] = [today, study].map(({ metric, pooled }) =>
    predict(pooled.powerLaw, paramsB).estimate * metric.common!.perUnit
  );
  return [
    `On the fitted lines a model of ${formatParams(paramsB)} ${verb} ` +
    `${formatQuantity(now, common.unit, 2)} per ${common.per} today and ` +
    `${formatQuantity(then, common.unit, 2)} in the study's rows: ` +
    (now < then
      ? `${formatNumber(then / now, 2)} times less today.`
      : `${formatNumber(now / then, 2)} times more today.`),
  ];
}
