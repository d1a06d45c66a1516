import { money, times, timesWithin } from "../words/numbers.ts";
import { candidateOf, type Circumstances } from "./candidate.ts";
import { withoutOrganisation } from "../read/model_name.ts";
import { API_LOADS } from "./measured.ts";
import type { Candidate, KnownModel, Question, Ratio, Versus } from "./types.ts";

/** How far measurements of two models are known to, each on its own: ±10 %. */
const KNOWN_TO = 1.1;

/**
 * Two models beside each other: energy of an answer and of a token, $ of an answer. Both are taken at the
 * same load, and the interval holds the ratio at each load that an API is assumed at.
 */
export function versusOf(
  models: readonly [KnownModel, KnownModel],
  [one, other]: readonly [Candidate, Candidate],
  around: Circumstances,
): Versus {
  const loads = one.machine?.loadRange || other.machine?.loadRange ? API_LOADS : [];
  const at = [
    [one, other],
    ...loads.map((concurrency) => {
      const question = { ...around.question, concurrency };
      return models.map((model) => candidateOf(model, true, { ...around, question }));
    }),
  ] as [Candidate, Candidate][];
  const ratios = [
    ratioOf("energy of an answer", at, ({ whPerAnswer }) => whPerAnswer?.estimate ?? null),
    ratioOf("energy of a token", at, (candidate) => perToken(candidate, around.question)),
    exactRatio("$ a month", one.dollars?.estimate, other.dollars?.estimate),
  ].filter((ratio) => ratio !== null);
  return { one: one.key, other: other.key, ratios, sentences: sentencesOf(one, other, ratios) };
}

/** Energy of a token, from the row itself where a load is a measured limit. */
function perToken(
  { whPerAnswer, measured, tokensPerAnswer }: Candidate,
  { pue }: Question,
): number | null {
  if (whPerAnswer === null || tokensPerAnswer === null) return null;
  const [row] = measured;
  if (measured.length === 1) return row.joulesPerToken;
  return whPerAnswer.estimate * 3600 / pue / tokensPerAnswer.tokens;
}

/** A ratio that depends on the load; null where one side is not measured. */
function ratioOf(
  of: string,
  at: readonly (readonly [Candidate, Candidate])[],
  valueOf: (candidate: Candidate) => number | null,
): Ratio | null {
  const sides = at.map(([one, other]) => [valueOf(one), valueOf(other)]);
  const found = sides.map(([one, other]) => one === null || other === null ? NaN : one / other);
  if (!Number.isFinite(found[0])) return null;
  const known = found.filter(Number.isFinite), apart = KNOWN_TO ** Math.SQRT2;
  return {
    of,
    estimate: found[0],
    interval: [Math.min(...known) / apart, Math.max(...known) * apart],
  };
}

/** A ratio of prices. */
function exactRatio(of: string, one?: number, other?: number): Ratio | null {
  return one === undefined || other === undefined || other === 0
    ? null
    : { of, estimate: one / other, interval: null };
}

/** What the ratios say. */
function sentencesOf(one: Candidate, other: Candidate, ratios: readonly Ratio[]): string[] {
  const [a, b] = [withoutOrganisation(one.model), withoutOrganisation(other.model)];
  const told = ratios.map(({ of, estimate, interval }) =>
    of === "$ a month"
      ? `A month with ${a} costs ${times(estimate)} as much as with ${b}: ${
        money(one.dollars!.estimate)
      } against ${money(other.dollars!.estimate)}.`
      : `${of === "energy of an answer" ? "An answer" : "A token"} of ${a} takes ${
        timesWithin({ estimate, interval: interval! })
      } the energy of one of ${b}.`
  );
  const [rated, better] = [one.rating, other.rating];
  if (rated && better) {
    const apart = Math.abs(rated.estimate - better.estimate);
    const overlap = rated.interval[0] <= better.interval[1] &&
      better.interval[0] <= rated.interval[1];
    told.push(
      overlap
        ? "Their ratings do not differ beyond their intervals."
        : `${rated.estimate > better.estimate ? a : b} is rated ${
          Math.round(apart)
        } points higher.`,
    );
  }
  for (const candidate of [one, other]) {
    if (candidate.kWh === null) {
      told.push(`${withoutOrganisation(candidate.model)}: ${candidate.sure}.`);
    }
  }
  return told;
}
