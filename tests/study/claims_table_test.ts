import assert from "node:assert/strict";
import {
  analyseCo2,
  analyseEnergy,
  analyseFinance,
  type Analysis,
  claimsTable,
} from "../../lib/mod.ts";
import { loadCo2, loadEnergy, loadFinance } from "../../lib/read/today.ts";
import { verdictsOverSelections } from "../../lib/study/claim_selections.ts";
import { claimsOf, verdictsOf } from "../../lib/study/claims_table.ts";

const analyses = [
  analyseCo2(loadCo2()),
  analyseEnergy(loadEnergy()),
  analyseFinance(loadFinance()),
] as unknown as Analysis[]; // of different rows, and so of no one type
const text = (words: string) => words.replaceAll(/[\u00a0\u202f]/g, " ");

Deno.test("the verdicts on the shipped tables, today's and the study's", () => {
  const verdicts = analyses.flatMap((analysis) =>
    claimsTable(analysis).rows.map((row) => row.slice(1, 3).map(text))
  );
  assert.deepEqual(verdicts, [
    ["? cannot tell", "✗ not supported"],
    ["? cannot tell", "✓ supported"],
    ["✓ supported", "✓ supported"],
    ["? cannot tell", "✓ supported"],
    ["? cannot tell", "✓ supported"],
    ["✗ not supported", "? cannot tell"],
    ["✓ supported", "? cannot tell"],
  ]);
});

Deno.test("claimsTable() says once what corrects how many p-values, and gives each both ways", () => {
  for (const analysis of analyses) {
    const { caption, rows } = claimsTable(analysis);
    const tested = Object.values(analysis.sides).flatMap((side) => claimsOf(side))
      .filter(({ pValue }) => pValue !== null).length;
    assert.match(caption, new RegExp(`corrected for the ${tested} tests of this page \\(Holm\\)`));
    const given = rows.map((row) => row[3]).join("\n").match(/p [<=] [\d.]+, corrected/g) ?? [];
    assert.equal(given.length, tested);
  }
});

Deno.test("claimsTable() says how a verdict fares in other selections", () => {
  const [, small] = claimsTable(analyses[0]).rows.map((row) => text(row[3]));
  assert.match(
    small,
    /\nSupported in 33 of 33 selections; p < 0\.001, corrected < 0\.001; could have/,
  );
});

Deno.test("verdictsOverSelections() counts the verdict that is given among the others", () => {
  for (const { sides } of analyses) {
    for (const side of [sides.today, sides.study]) {
      const verdicts = verdictsOverSelections(side);
      for (const { claim, verdict, pValue } of claimsOf(side)) {
        const found = verdicts.get(claim);
        if (pValue === null) continue;
        assert.ok(found![verdict] >= 1, claim);
        assert.equal(
          found!.of,
          found!.supported + found!["not supported"] + found!["cannot tell"],
        );
      }
    }
  }
});

Deno.test("verdictsOf() gives a live figure the verdicts without selections", () => {
  const { rows } = verdictsOf(analyses[0].sides.study)!;
  assert.deepEqual(rows.map((row) => text(row[1])), ["✗ not supported", "✓ supported"]);
  assert.ok(rows.every((row) => !row[2].includes("selections")));
});
