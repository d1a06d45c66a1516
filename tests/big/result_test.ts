import assert from "node:assert/strict";
import { regressionOf } from "../../lib/big/regression.ts";
import { readResult } from "../../lib/big/result.ts";
import { ReadError } from "../../lib/read/read_error.ts";

const asked = (question = {}) =>
  `asked,${
    encodeURIComponent(JSON.stringify({
      from: "runs",
      question: { x: ["x"], categories: [], y: "y", cluster: null, scale: "log", ...question },
    }))
  }`;

/** A law's sums of 1, x and residual, and of squared residuals: y = 1, 3, 2, 4 at x = 1, 2, 3, 4, by hand. */
const LAW = "4 0 0 5 0 1.8 1.8 0 0.81";

/** Of all three laws the numbers of the linear one: ranges; squares of y with slopes; sums; scores. */
const SUMS = [
  Array(4).fill("1 4 2.5"),
  ["5 0.8", "5 0.8", "0.8"],
  Array(3).fill(LAW),
  Array(3).fill("0 0 0"),
].flat().join(" ");

/** A whole result. */
const LINES = [asked(), "rows,0 4", "rows,2 1", `sums,1 ${SUMS}`, "bin,0 0 1", "bin,63 43 3"];

const fitOf = (lines: readonly string[], options = {}) =>
  regressionOf(readResult(lines.join("\n"), "result.csv"), options);

Deno.test("readResult() takes commas, tabs, quotes, a header or none, in any order", () => {
  const texts = [
    ["item,value", ...LINES],
    [...LINES.toReversed().map((line) => line.replace(",", "\t") + "\r"), "\r", ""],
    ["item,value", ...LINES.map((line) => line.replace(/,(.*)/, ',"$1"')), ""],
  ];
  for (const text of texts) {
    const { n, leftOut, fits: [linear], bins } = fitOf(text);
    const { x, intercept } = linear.coefficients;
    assert.deepEqual([n, x.estimate, Number(intercept.estimate.toFixed(12))], [4, 0.8, 0.5]);
    assert.deepEqual(leftOut, [{ why: '"x" is not above 0', count: 1 }]);
    assert.deepEqual(bins.map(({ n }) => n), [1, 3]);
  }
});

Deno.test("readResult() says what is wrong with a result", () => {
  const change = (at: number, ...lines: string[]) => LINES.toSpliced(at, 1, ...lines);
  const own = "2 1 0.5 5 0 1", line = `cluster,${own} ${own} ${own}`;
  const clusters = (...lines: string[]) => [
    ...[asked({ cluster: "c" }), ...LINES.slice(1, 3), LINES[3].replace("sums,1", "sums,2")],
    ...lines,
  ];
  const cases: [string[], RegExp][] = [
    [[], /^Cannot read result.csv: found nothing, expected the result of the script; run the scr/],
    [["item,value"], /found nothing/],
    [["CREATE VIEW", ...LINES], /line 1: found "CREATE VIEW", expected an item and its value/],
    [[...LINES, ...LINES], /line 7: found the item "asked" twice, expected one result/],
    [LINES.slice(1), /found no "asked", expected the whole result/],
    [change(0, "asked,%7B"), /line 1: found "%7B" as what was asked/],
    [change(0, asked({ x: [] })), /as what was asked/],
    [change(3), /found no "sums", expected the whole result/],
    [change(3, "sums,NULL NULL"), /line 4: found "NULL" in "sums", expected 54 numbers/],
    [change(3, "sums,"), /line 4: found "" in "sums", expected 54 numbers/],
    [change(3, "sums,1 2 3"), /line 4: found 3 numbers in "sums", expected 54 numbers/],
    [change(3, LINES[3].replace("5 0.8", "1e400 0.8")), /found "1e400" in "sums"/],
    [change(1, "rows,0 -4"), /line 2: found -4 in "rows", expected whole numbers from 0/],
    [change(4, "bin,0 0.5 1"), /line 5: found 0.5 in "bin", expected whole numbers from 0/],
    [change(1), /Cannot read runs: found no row that can be used \(1: "x" is not above 0\)/],
    [clusters(), /found 0 lines "cluster", expected 2, of 2 clusters; run the script/],
    [clusters(line, line, line), /found 3 lines "cluster", expected 2, of 2 clusters/],
    [clusters(line, `cluster,${own}`), /line 6: found 6 numbers in "cluster", expected 18 numb/],
    [clusters(line, line.replace(" 5 ", " NULL ")), /line 6: found "NULL" in "cluster", expected/],
  ];
  for (const [lines, message] of cases) {
    assert.throws(() => fitOf(lines), (error) => {
      assert(error instanceof ReadError, String(error));
      assert.match(error.message, message);
      return true;
    });
  }
  assert.throws(
    () => fitOf(change(3, `sums,1 ${SUMS.replace("5 0.8", "Infinity 0.8")}`)),
    /^RangeError: Cannot fit: a sum in "sums" is Infinity, need a finite number/,
  );
});

Deno.test("regressionOf() gives the errors that sums can give, and says why not others", () => {
  const error = (errors: string) => fitOf(LINES, { errors }).fits[0].coefficients.x.error;
  assert.equal(error("classical").toFixed(10), Math.sqrt(0.9 / 5).toFixed(10));
  // √(n / (n − 2) · Σ e² (x − mean)²) / Σ (x − mean)²
  assert.equal(error("HC1").toFixed(10), (Math.sqrt(2 * 0.81) / 5).toFixed(10));
  const asks: [string, RegExp][] = [
    ["HC3", /errors is "HC3", which weighs each row by its own leverage and so needs the rows/],
    ["CR1", /errors is "CR1", and no cluster was asked for/],
    ["robust", /errors is "robust", need one of "classical", "HC1", "CR1", "CR2"/],
  ];
  for (const [errors, message] of asks) assert.throws(() => error(errors), message);
});
