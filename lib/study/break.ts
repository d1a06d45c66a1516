import type { Figure } from "../draw/draw.ts";
import { breakProfile } from "../fit/break_profile.ts";
import { formatLevel, formatParams, formatRSquared } from "../words/quantity.ts";
import { capitalised } from "../words/sentence.ts";
import { explained } from "./exhibit.ts";
import type { Part } from "./part.ts";
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
