import { holm } from "../fit/holm.ts";
import { type Claim, isTested, type Verdict } from "../words/claim.ts";
import { detailsCaption, detailsWords } from "../words/claim_details.ts";
import { unbroken } from "../words/quantity.ts";
import { capitalised } from "../words/sentence.ts";
import { orNull } from "../filter/too_few_error.ts";
import type { Analysis, Side } from "./analysis.ts";
import { verdictsOverSelections } from "./claim_selections.ts";
import { type Table, tableOf } from "./exhibit.ts";

/** A sign for each verdict, for the eye that skims. */
const SIGNS: Readonly<Record<Verdict, string>> = {
  "supported": "✓",
  "not supported": "✗",
  "cannot tell": "?",
};

/** A verdict with its sign, on one line. */
function verdictWords(verdict: Verdict): string {
  return `${SIGNS[verdict]}\u00a0${unbroken(verdict)}`;
}

/**
 * What the study claimed, and what today's rows and its own say of it; both follow the filters. Below each
 * reason stands how the verdict fares in other selections of rows, its p-value, and what these rows could
 * have shown.
 */
export function claimsTable<Today, Past>({ rows, sides }: Analysis<Today, Past>): Table {
  const today = claimsOf(sides.today), study = claimsOf(sides.study);
  const verdicts = {
    today: verdictsOverSelections(sides.today),
    study: verdictsOverSelections(sides.study),
  };
  const tests = correctedTests({ today, study });
  const named = (claims: readonly Claim[], name: string) =>
    claims.find(({ claim }) => claim === name);
  const names = [...new Set([...study, ...today].map(({ claim }) => claim))];
  return tableOf(
    `What the study claimed, and what the rows say. ${detailsCaption(tests)}`,
    { claim: "Claim", today: "Today's rows", study: "The study's rows", because: "Because" },
    names.map((claim) => {
      const both = { today: named(today, claim), study: named(study, claim) };
      const order = rows === "today" ? ["today", "study"] as const : ["study", "today"] as const;
      return {
        claim,
        today: both.today ? verdictWords(both.today.verdict) : NO_ROWS,
        study: both.study ? verdictWords(both.study.verdict) : NO_ROWS,
        because: order.flatMap((name) => {
          const found = both[name];
          if (found === undefined) return [`${NAMES[name]}: the filters leave too few rows.`];
          const corrected = tests.find((test) => test.claim === found)?.corrected ?? null;
          const details = detailsWords(found, { corrected, verdicts: verdicts[name].get(claim) });
          return [
            `${NAMES[name]}: ${found.because}`,
            ...details === "" ? [] : [capitalised(details)],
          ];
        }).join("\n"),
      };
    }),
  );
}

const NO_ROWS = "–";

/** What a sentence calls each set of rows. */
const NAMES = { today: "Today", study: "The study" } as const;

/** The claims of a page that were tested, their p-values corrected for their number. */
function correctedTests(claims: Readonly<Record<keyof typeof NAMES, readonly Claim[]>>) {
  const tested = (["today", "study"] as const).flatMap((name) =>
    claims[name].filter(isTested).map((claim) => ({ name: NAMES[name], claim }))
  );
  const corrected = holm(tested.map(({ claim }) => claim.pValue!));
  return tested.map((test, i) => ({ ...test, corrected: corrected[i] }));
}

/** The verdicts of one set of rows, as a table; null where the rows are too few for any. */
export function verdictsOf<Row>(side: Side<Row>): Table | null {
  const claims = claimsOf(side);
  if (claims.length === 0) return null;
  return tableOf(
    "What the study claimed and what these rows say",
    { claim: "Claim", verdict: "Verdict", because: "Because" },
    claims.map(({ claim, verdict, because }) => ({
      claim,
      verdict: verdictWords(verdict),
      because,
    })),
  );
}

/** The claims under one set of rows; none where they are too few. */
export function claimsOf<Row>({ study, view }: Side<Row>): Claim[] {
  return "missing" in study ? [] : orNull(() => view.claims(study)) ?? [];
}
