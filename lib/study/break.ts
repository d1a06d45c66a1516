import type { Figure } from "../draw/draw.ts";
import { breakProfile } from "../fit/break_profile.ts";
import { brokenLine } from "../fit/broken_line.ts";
import {
  formatInterval,
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
      `Up to ${formatParams(limit)} the exponent is ${formatNumber(at.slopeBelow, 2)} ` +
      `(${formatInterval(at.slopeBelowInterval, 2)}), above it ` +
      `${formatNumber(at.slopeAbove, 2)} (${formatInterval(at.slopeAboveInterval, 2)}); the ` +
      `difference is ${formatNumber(at.difference, 2)} (${
        formatInterval(at.differenceInterval, 2)
      }, ${formatP(at.pValue)}).`,
      `A break raises R² from ${formatNumber(straight.rSquared)} to at most ` +
      `${formatNumber(best.rSquared)}, at ${formatParams(best.breakAt)} (the data allow ` +
      `${formatParams(interval[0])} to ${formatParams(interval[1])})` +
      (named ? `; at ${formatParams(limit)} it is ${formatNumber(named.rSquared)}.` : "."),
      ...others.length === 0 ? [] : [
        `Other limits: ${
          formatList(others.map(({ breakAt, rSquared }) =>
            `${formatParams(breakAt)} ${formatNumber(rSquared)}`
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
