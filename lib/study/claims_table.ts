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
function verdictWords({ verdict }: Claim): string {
  return `${SIGNS[verdict]}\u00a0${unbroken(verdict)}`;
}

/**
 * What the study claimed, and what today's rows and its own say of it; both follow the filters. Below each
 * reason stands how the verdict fares in other selections of rows, its p-value, and what these rows could
 * have shown.
 */
export function claimsTable<Today, Past>(analysis: Analysis<Today, Past>): Table {
  const { rows, sides } = analysis, { today, study, both } = bothClaims(analysis);
  const verdicts = {
    today: verdictsOverSelections(sides.today),
    study: verdictsOverSelections(sides.study),
  };
  const tests = correctedTests({ today, study });
  return tableOf(
    `The verdicts, and why. ${detailsCaption(tests)}`,
    { claim: "Claim", today: "Today's rows", study: "The study's rows", because: "Because" },
    both.map(({ claim, ...found }) => {
      const order = rows === "today" ? ["today", "study"] as const : ["study", "today"] as const;
      return {
        claim,
        ...verdictCells(found),
        because: order.flatMap((name) => {
          const one = found[name];
          if (one === undefined) return [`${NAMES[name]}: the filters leave too few rows.`];
          const corrected = tests.find((test) => test.claim === one)?.corrected ?? null;
          const details = detailsWords(one, { corrected, verdicts: verdicts[name].get(claim) });
          return [
            `${NAMES[name]}: ${one.because}`,
            ...details === "" ? [] : [capitalised(details)],
          ];
        }).join("\n"),
      };
    }),
  );
}

/** The verdicts of both sets of rows alone, without what other selections of rows would say. */
export function verdictsTable<Today, Past>(analysis: Analysis<Today, Past>): Table {
  return tableOf(
    "The study’s claims",
    { claim: "Claim", today: "Today's rows", study: "The study's rows" },
    bothClaims(analysis).both.map(({ claim, ...found }) => ({ claim, ...verdictCells(found) })),
  );
}

/** A claim as each set of rows judges it, where it can. */
type Found = { today?: Claim; study?: Claim };

/** The claims of both sets of rows, and in pairs by their name, the study's first. */
function bothClaims<Today, Past>({ sides }: Analysis<Today, Past>) {
  const today = claimsOf(sides.today), study = claimsOf(sides.study);
  const names = [...new Set([...study, ...today].map(({ claim }) => claim))];
  const named = (claims: readonly Claim[], name: string) =>
    claims.find(({ claim }) => claim === name);
  const both = names.map((claim) => ({
    claim,
    today: named(today, claim),
    study: named(study, claim),
  }));
  return { today, study, both };
}

function verdictCells({ today, study }: Found) {
  return {
    today: today ? verdictWords(today) : NO_ROWS,
    study: study ? verdictWords(study) : NO_ROWS,
  };
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
    claims.map((claim) => ({
      claim: claim.claim,
      verdict: verdictWords(claim),
      because: claim.because,
    })),
  );
}

/** The claims under one set of rows; none where they are too few. */
export function claimsOf<Row>({ study, view }: Side<Row>): Claim[] {
  return "missing" in study ? [] : orNull(() => view.claims(study)) ?? [];
}
