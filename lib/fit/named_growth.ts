import { type ChangingPowerLaw, predictChanging } from "./changing_power_law.ts";
import type { Fit } from "./fit.ts";
import type { Growth } from "./growth.ts";
import { type BrokenCandidate, type Candidate, predictsBest } from "./growth_candidate.ts";
import { alongBrokenLine } from "./broken_line.ts";
import { grid } from "./grid.ts";
import { predict, type Prediction } from "./predict.ts";

/** A way to grow, with or without a change. */
export type Fitted = Fit | ChangingPowerLaw;

/** `predict` of either. */
export function predictFitted(fit: Fitted, x: number): Prediction {
  return "line" in fit ? predictChanging(fit, x) : predict(fit, x);
}

/**
 * The one growth to name: of those that no other beats by more than noise, the ones with the fewest
 * parameters, and of these the one that predicts best.
 */
export function namedGrowth(
  { candidates, remaining }: Growth<Candidate | BrokenCandidate>,
): Candidate | BrokenCandidate {
  const left = candidates.filter(({ growth }) => remaining.includes(growth));
  const fewest = Math.min(...left.map(parametersOf));
  return predictsBest({ candidates: left.filter((one) => parametersOf(one) === fewest) });
}

/** Intercept, slopes and variance; a place that was searched is one more. */
function parametersOf({ growth }: Candidate | BrokenCandidate): number {
  return { "power law, changing at the limit": 4, "power law, changing where the rows choose": 5 }[
    growth as string
  ] ?? 3;
}

/** What a candidate gives at x, in the unit of y. */
export function estimateAt({ fit }: Candidate | BrokenCandidate, x: number): number {
  return "breakAt" in fit ? alongBrokenLine(fit, x) : predict(fit, x).estimate;
}

/**
 * Where the growths that remain differ most, and by what factor: more points there would tell them
 * apart. Null where one remains, or where they never are all above 0.
 */
export function widestGap(
  { candidates, remaining }: Growth<Candidate | BrokenCandidate>,
): { x: number; factor: number } | null {
  const left = candidates.filter(({ growth }) => remaining.includes(growth));
  if (left.length < 2) return null;
  const gaps = grid(left[0].fit.xRange, { scale: "log", steps: 60 }).flatMap((x) => {
    const estimates = left.map((one) => estimateAt(one, x));
    const least = Math.min(...estimates);
    return least > 0 ? [{ x, factor: Math.max(...estimates) / least }] : [];
  });
  return gaps.reduce((a, b) => b.factor > (a?.factor ?? 0) ? b : a, gaps[0] ?? null);
}
