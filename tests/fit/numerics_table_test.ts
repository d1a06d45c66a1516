import assert from "node:assert/strict";
import { fitLinear } from "../../lib/fit/linear.ts";
import { fitMultiple } from "../../lib/fit/multiple.ts";
import { type Certified, LONGLEY, NORRIS_AS_ROWS, WAMPLER } from "../stats/nist.ts";
import { NORRIS } from "../stats/norris.ts";

/** What docs/numerics.md tables: a fit's figures beside the certified ones. */
type Reached = Omit<Certified, "name" | "rows" | "names">;

function ofRows({ rows, names }: Certified): Reached {
  const fit = fitMultiple(rows, { names });
  return {
    estimates: fit.coefficients.map((c) => c.estimate),
    standardErrors: fit.coefficients.map((c) => c.standardError),
    residualStandardError: fit.residualStandardError,
    rSquared: fit.rSquared,
  };
}

function ofLine(): Reached {
  const fit = fitLinear(NORRIS.points);
  return {
    estimates: [fit.intercept, fit.slope],
    standardErrors: [fit.interceptStandardError, fit.slopeStandardError],
    residualStandardError: fit.residualStandardError,
    rSquared: fit.rSquared,
  };
}

const problems: [string, Certified, Reached][] = [
  ["Norris, `fitLinear`", NORRIS_AS_ROWS, ofLine()],
  ...[NORRIS_AS_ROWS, LONGLEY, ...WAMPLER].map((problem): [string, Certified, Reached] => [
    problem.name,
    problem,
    ofRows(problem),
  ]),
];

/** Fewest digits to which figures agree with the certified ones, 15 at most: log10 of the relative error. */
function digitsOf(found: number | number[], certified: number | number[]): number {
  const expected = [certified].flat();
  return Math.min(
    ...[found].flat().map((value, i) => {
      const off = Math.abs(value - expected[i]);
      return off === 0 ? 15 : Math.min(15, -Math.log10(off / Math.abs(expected[i])));
    }),
  );
}

const text = await Deno.readTextFile(new URL("../../docs/numerics.md", import.meta.url));
const table = text.split("\n").filter((line) => line.startsWith("| "))
  .map((line) => line.split("|").map((cell) => cell.trim()).slice(1, -1));

for (const [name, certified, found] of problems) {
  Deno.test(`docs/numerics.md says of ${name} what is reached`, () => {
    const row = table.find(([first]) => first === name);
    assert.ok(row, `no row "${name}"`);
    const keys = ["estimates", "standardErrors", "residualStandardError", "rSquared"] as const;
    keys.forEach((key, i) => {
      const said = row[2 + i];
      if ([certified[key]].flat().every((value) => value === 0)) {
        assert.equal(said, "below 1e-10");
        assert.ok([found[key]].flat().every((value) => value < 1e-10), key);
        return;
      }
      const digits = digitsOf(found[key], certified[key]);
      assert.match(said, /^\d+$/);
      assert.ok(digits >= Number(said), `${key}: ${digits} digits, docs/numerics.md says ${said}`);
      assert.ok(digits < Number(said) + 3, `${key}: ${digits} digits are worth saying`);
    });
  });
}

Deno.test("docs/numerics.md tables no other problem", () =>
  assert.deepEqual(
    table.map(([first]) => first).filter((first) => !/^(problem|-+)$/.test(first)),
    problems.map(([name]) => name),
  ));
