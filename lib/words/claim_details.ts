import type { Claim, Verdict } from "./claim.ts";
import { formatCount, formatCounted, formatList, formatP, formatPercent } from "./quantity.ts";

/** How often each verdict was given, over the selections of rows that are enough to judge a claim. */
export type Verdicts = { of: number } & Record<Verdict, number>;

const VERDICTS: readonly Verdict[] = ["supported", "not supported", "cannot tell"];

/**
 * What stands behind a verdict, in one line: how it fares over other selections of rows, its p-value raw
 * and corrected, and what the rows could have shown. Nothing where nothing could be tested.
 */
export function detailsWords(
  { verdict, pValue, detectable }: Claim,
  { corrected, verdicts }: { corrected: number | null; verdicts: Verdicts | undefined },
): string {
  const parts = [
    ...verdicts ? [selectionsWords(verdict, verdicts)] : [],
    ...pValue !== null && corrected !== null
      ? [`${formatP(pValue)}, corrected ${formatP(corrected).replace(/^p (= )?/, "")}`]
      : [],
    ...detectable !== null ? [`could have shown ${detectable}`] : [],
  ];
  return parts.length === 0 ? "" : `${parts.join("; ")}.`;
}

/** `supported in 94 of 113 selections, not supported in 2`. */
function selectionsWords(verdict: Verdict, verdicts: Verdicts): string {
  const others = VERDICTS.filter((one) => one !== verdict && verdicts[one] > 0);
  return formatList([
    `${verdict} in ${formatCount(verdicts[verdict])} of ${formatCounted(verdicts.of, "selection")}`,
    ...others.map((one) => `${one} in ${formatCount(verdicts[one])}`),
  ]);
}

/** What the details are, once for a page, and which verdicts do not survive the correction. */
export function detailsCaption(
  tests: readonly { name: string; claim: Claim; corrected: number }[],
): string {
  const fallen = tests
    .filter(({ claim, corrected }) => claim.verdict !== "cannot tell" && corrected >= 0.05)
    .map(({ name, claim }) => `“${claim.claim}” (${name})`);
  return "Selections: the combinations of choices of the specification curve that leave rows enough. " +
    "p: how likely such rows are where the verdict is wrong, or where it cannot tell, where the claim " +
    `does not hold; corrected for the ${formatCount(tests.length)} tests of this page (Holm). ` +
    (fallen.length === 0
      ? "Every verdict but “cannot tell” stands after the correction. "
      : `After the correction the rows cannot tell: ${formatList(fallen)}. `) +
    `Could have shown: the smallest effect that such rows show with a power of ${
      formatPercent(0.8)
    }`;
}
