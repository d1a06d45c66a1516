import type { Figure } from "../draw/draw.ts";
import { breakProfile } from "../fit/break_profile.ts";
import { type BrokenLine, brokenLine } from "../fit/broken_line.ts";
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
import type { Text } from "./exhibit.ts";
import type { Study } from "./study.ts";

/** How well two power laws that meet at a break describe the rows, for each place of the break. */
export function breakFigure({ metric, points, settings }: Study): Figure {
  const { profile, straight, interval, best, level } = breakProfile(points, {
    named: settings.slmLimitB,
  });
  return {
    kind: "break",
    data: {
      id: `${metric.id}-break`,
      title: `Is there a break at ${formatParams(settings.slmLimitB)}?`,
      subtitle: "R² of two power laws that meet, by where they meet. Shaded: where the break may " +
        `lie (${formatLevel(level)}). Below: one power law without a break.`,
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
}

/** Different sizes that each side of a break needs. */
const FEWEST_SIZES = 3;

/** A difference in R² that a reader would notice: one in its second decimal. */
const NOTICEABLE = 0.01;

/** Whether the exponent changes at the limit, and whether the limit is a special place for it. */
export function breakText({ points, settings }: Study): Text {
  const limit = settings.slmLimitB;
  const { best, interval, named, straight } = breakProfile(points, { named: limit });
  const at = brokenLine(points, limit, { errors: settings.errors });
  const others = [3, 13].filter((b) => b !== limit).flatMap((b) => {
    const { named } = breakProfile(points, { named: b });
    return named ? [named] : [];
  });
  return {
    kind: "text",
    sentences: [
      `Up to ${formatParams(limit)} the exponent is ${formatDecimals(at.slopeBelow)} ` +
      `(${formatDecimalInterval(at.slopeBelowInterval)}), above it ` +
      `${formatDecimals(at.slopeAbove)} (${formatDecimalInterval(at.slopeAboveInterval)}); the ` +
      `difference is ${formatDecimals(at.difference)} (${
        formatDecimalInterval(at.differenceInterval)
      }, ${formatP(at.pValue)}).`,
      `A break raises R² from ${formatNumber(straight.rSquared)} to at most ` +
      `${formatNumber(best.rSquared)}, at ${formatParams(best.breakAt)} (the data allow ` +
      `${formatParams(interval[0])} to ${formatParams(interval[1])})` +
      (named ? `; at ${formatParams(limit)} it is ${formatNumber(named.rSquared)}.` : "."),
      ...others.length === 0 ? [] : [
        `With the break ${
          formatList(others.map(({ breakAt, rSquared }) =>
            `at ${formatParams(breakAt)} R² is ${formatNumber(rSquared)}`
          ))
        }. ${
          named && best.rSquared - named.rSquared < NOTICEABLE
            ? `The limit does as well as the best break.`
            : `The limit is not where the break is.`
        }`,
      ],
    ],
  };
}

/**
 * Two power laws that meet at the limit between small and large, or null where they would not differ
 * by more than their interval, or one side of the limit has too few sizes.
 */
export function brokenAtLimit({ points, settings }: Study): BrokenLine | null {
  const { slmLimitB: limitB, errors } = settings;
  const sizes = [...new Set(points.map(({ x }) => x))];
  const below = sizes.filter((x) => x <= limitB).length;
  if (below < FEWEST_SIZES || sizes.length - below < FEWEST_SIZES) return null;
  const line = brokenLine(points, limitB, { errors });
  const [low, high] = line.differenceInterval;
  return low <= 0 && high >= 0 ? null : line;
}

/** The growth on either side of the limit in a sentence; empty without a break there. */
export function brokenSentence(study: Study): string {
  const line = brokenAtLimit(study);
  if (line === null) return "";
  const limit = formatParams(line.breakAt);
  return `One exponent hides a change: up to ${limit} it is ${formatDecimals(line.slopeBelow)} ` +
    `(${formatDecimalInterval(line.slopeBelowInterval)}), above it ` +
    `${formatDecimals(line.slopeAbove)} (${formatDecimalInterval(line.slopeAboveInterval)}).`;
}
