import type { Figure } from "../draw/draw.ts";
import { breakProfile } from "../fit/break_profile.ts";
import { brokenLine } from "../fit/broken_line.ts";
import {
  formatDecimalInterval,
  formatDecimals,
  formatLevel,
  formatList,
  formatNumber,
  formatP,
  formatParams,
  formatRSquared,
} from "../words/quantity.ts";
import { capitalised } from "../words/sentence.ts";
import { explained, type Text } from "./exhibit.ts";
import { orNull, type Part, underErrors } from "./part.ts";
import type { Study } from "./study.ts";

/** How well two power laws that meet at a break describe the rows, for each place of the break. */
export const breakFigure = explained((study: Study, part: Part = study.pooled): Figure => {
  const { metric, settings } = study, limit = formatParams(settings.slmLimitB);
  const { profile, straight, interval, best, level } = breakProfile(part.points, {
    named: settings.slmLimitB,
  });
  return {
    kind: "break",
    data: {
      id: `${metric.id}-break`,
      title: `Is there a break at ${limit}?`,
      subtitle: `${capitalised(part.label)}: R² of two power laws that meet, by where they meet. ` +
        `Shaded: where the break may lie (${formatLevel(level)}, rows taken as independent). ` +
        "Below: one power law without a break.",
      caption: metric.caption,
      description: `R² over the place of a break: best at ${formatParams(best.breakAt)} with ` +
        `${formatRSquared(best.rSquared)}, without a break ${formatRSquared(straight.rSquared)}.`,
      x: { label: "Place of the break (parameters)", scale: "log", unit: "B params" },
      y: { label: "R² on log-log axes", scale: "linear" },
      profile: profile.map(({ breakAt, rSquared }) => ({ at: breakAt, rSquared })),
      noBreak: straight.rSquared,
      interval,
      best: best.breakAt,
      limitB: settings.slmLimitB,
    },
  };
});

/** Whether each part's exponent changes at the limit, and whether another limit does as well. */
export const breakText = explained((study: Study): Text => {
  const { parts } = study;
  return {
    kind: "text",
    sentences: [
      ...parts.map((part) =>
        parts.length > 1
          ? `${part.label}: ${breakSentences(study, part)}`
          : capitalised(breakSentences(study, part))
      ),
      "Two power laws that meet always describe rows a little better than one. Where the break may " +
      "lie is reckoned as if all rows were independent, so it is narrower than it should be.",
    ],
  };
});

function breakSentences({ settings }: Study, { points }: Part): string {
  const { errors, slmLimitB: limitB } = settings, limit = formatParams(limitB);
  const line = orNull(() =>
    underErrors(
      errors,
      (each) => brokenLine(points, limitB, { errors: each }),
      ({ differenceInterval }) => differenceInterval,
    )
  );
  const profile = orNull(() => breakProfile(points, { named: limitB }));
  if (line === null || profile === null) {
    return `too few sizes on either side of ${limit} to ask for a break.`;
  }
  const { best, interval, straight } = profile;
  return `two power laws that meet at ${limit} have the exponents ` +
    `${formatDecimals(line.slopeBelow)} below and ${formatDecimals(line.slopeAbove)} above; the ` +
    `difference is ${formatDecimals(line.difference)} ` +
    `(${formatDecimalInterval(line.differenceInterval)}, ${formatP(line.pValue)}). R² is ` +
    `${formatNumber(straight.rSquared)} without a break and at most ` +
    `${formatNumber(best.rSquared)} with one at ${
      formatParams(best.breakAt)
    }, which may lie from ` +
    `${formatParams(interval[0])} to ${formatParams(interval[1])}. ${rivals(limitB, points, best)}`;
}

/** A difference in R² that a reader would notice: one in its second decimal. */
const NOTICEABLE = 0.01;

/** Which of the limits 3, 7 and 13 B, and the chosen one, come close to the best break. */
function rivals(limitB: number, points: Part["points"], best: { rSquared: number }): string {
  const limits = [...new Set([3, 7, 13, limitB])].sort((a, b) => a - b);
  const asked = limits.flatMap((at) => orNull(() => brokenLine(points, at)) ?? []);
  if (asked.length === 0) return "";
  const close = asked.filter(({ rSquared }) => best.rSquared - rSquared < NOTICEABLE);
  return `R² with the break ${
    formatList(asked.map(({ breakAt, rSquared }) =>
      `at ${formatParams(breakAt)} is ${formatNumber(rSquared)}`
    ))
  }: ${
    close.length === 0
      ? "none of these comes close to the best."
      : close.length === asked.length
      ? "all do about as well as the best, so none is special."
      : `${formatList(close.map(({ breakAt }) => formatParams(breakAt)))} ${
        close.length > 1 ? "do" : "does"
      } about as well as the best.`
  }`;
}
