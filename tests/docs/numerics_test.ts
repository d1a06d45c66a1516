import assert from "node:assert/strict";
import { linear } from "../../lib/stats/laws.ts";
import { NIST } from "../stats/nist.ts";

/** The figures of a certified problem, those of lm.linear beside them, in the order of the table. */
function figuresOf({ rows, names, ...certified }: typeof NIST[number]): [number[], number[]][] {
  const named = rows.map(([y, ...xs]) => ({
    y,
    ...Object.fromEntries(names.map((name, j) => [name, xs[j]])),
  }));
  const fit = linear(named, { y: "y", x: names, errors: "classical" });
  const coefficients = Object.values(fit.coefficients);
  return [
    [coefficients.map(({ estimate }) => estimate), certified.estimates],
    [coefficients.map(({ error }) => error), certified.standardErrors],
    [[fit.sigma], [certified.residualStandardError]],
    [[fit.rSquared], [certified.rSquared]],
  ];
}

/** Fewest digits to which figures agree with the certified ones, 15 at most: log10 of the relative error. */
function digitsOf(found: readonly number[], certified: readonly number[]): number {
  return Math.min(
    15,
    ...found.map((value, i) => -Math.log10(Math.abs(value / certified[i] - 1))),
  );
}

const text = await Deno.readTextFile(new URL("../../docs/numerics.md", import.meta.url));
const table = text.split("\n").filter((line) => /^\| [A-Z]/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()).slice(1, -1));

Deno.test("docs/numerics.md has NIST's problems", () =>
  assert.deepEqual(table.map(([name]) => name), NIST.map(({ name }) => name)));

NIST.forEach((problem, row) =>
  Deno.test(`docs/numerics.md says of ${problem.name} what is reached`, () =>
    figuresOf(problem).forEach(([found, certified], i) => {
      const said = table[row][2 + i];
      if (certified.every((value) => value === 0)) {
        assert.equal(said, "below 1e-10");
        assert.ok(found.every((value) => value < 1e-10));
        return;
      }
      const digits = digitsOf(found, certified);
      assert.ok(
        digits >= 12 && digits >= Number(said),
        `${digits} digits, docs/numerics.md says ${said}`,
      );
      assert.ok(digits < Number(said) + 3, `${digits} digits are worth saying`);
    }))
);
