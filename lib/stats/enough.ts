import { stamp } from "../settings/fresh.ts";
import { refuseName } from "./at.ts";
import { type Bend, noBend } from "./bend.ts";
import { unknown } from "./estimate.ts";
import { type Fit, noFit } from "./fit.ts";

/** Fewer clusters than this say nothing of their kind. */
export const FEWEST = 5;

type Resting = { clusters: number; why?: string | null; cluster?: readonly string[] };

const CALL = 'lm.enough(lm.powerLaw(rows, { y: "co2Kg", x: "paramsB", cluster: "family" }))';

/**
 * The same fit where it rests on at least 5 clusters; else one whose numbers are all NaN, and whose
 * `why`, as `lm.text` and titles then say, is how few there are.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { powerLaw } from "./laws.ts";
 * const rows = [1, 2, 3, 4, 5, 6].map((x, i) => ({ x, y: x + i % 2, base: `model ${i % 3}` }));
 * const { why } = enough(powerLaw(rows, { y: "y", x: "x", cluster: "base" }));
 * assert.equal(why, "There are only 3 model families in these rows; an answer takes at least 5");
 * ```
 * @param found a fit, a bend, or a row of `lm.pairedRatios`, `lm.exponents` or `lm.choices`.
 * @param by a column of groups of a fit, such as "kind": each of its levels must have 5 clusters.
 */
export function enough<Found extends Resting>(found: Found, by?: string): Found {
  const why = tooFew(found, by), one: object = found;
  if (why === null || found.why) return found;
  const none = isFit(one)
    ? noFit(one.law, one.n, one, why)
    : isBend(one)
    ? noBend(one, why)
    : { ...found, ...unknown(why) };
  return stamp(none, found) as Found;
}

const isFit = (found: object): found is Fit => "coefficients" in found;
const isBend = (found: object): found is Bend => "expected" in found;

/** Why nothing can be said of a fit, be it for too few clusters; null where they are enough. */
export function tooFew(found: Resting, by?: string): string | null {
  if (typeof found?.clusters !== "number") {
    throw new TypeError(`lm.enough() takes a fit, a bend or a paired ratio; call ${CALL}`);
  }
  if (found.why) return found.why;
  if (found.clusters < FEWEST) return fewWords(found.clusters, found.cluster, "in these rows");
  if (by === undefined) return null;
  const { by: groups = [], levels = {} } = found as Partial<Fit>;
  if (!groups.includes(by)) refuseName(by, groups);
  const few = Object.entries(levels[by].clusters ?? {}).find(([, clusters]) => clusters < FEWEST);
  return few ? fewWords(few[1], found.cluster, `of ${by} "${few[0]}"`) : null;
}

const NOUNS: Readonly<Record<string, readonly [string, string]>> = {
  base: ["model family", "model families"],
  family: ["model family", "model families"],
  model: ["model", "models"],
  provider: ["provider", "providers"],
};

/** How few clusters there are: `There are only 2 model families in these rows; an answer takes at least 5`. */
export function fewWords(
  count: number,
  cluster: readonly string[] | undefined,
  where: string,
): string {
  const [one, many] = cluster?.length === 0
    ? ["row", "rows"]
    : NOUNS[cluster?.length === 1 ? cluster[0] : ""] ?? ["cluster", "clusters"];
  return `There ${count === 1 ? `is only 1 ${one}` : `are only ${count} ${many}`} ${where}; ` +
    `an answer takes at least ${FEWEST}`;
}
