import assert from "node:assert/strict";
import { regressionOf } from "../../lib/big/regression.ts";
import { readResult } from "../../lib/big/result.ts";
import { ReadError } from "../../lib/read/read_error.ts";

const asked = (question = {}) =>
  `asked,${
    encodeURIComponent(JSON.stringify({
      engine: "postgres",
      from: "runs",
      question: { x: ["x"], categories: [], y: "y", cluster: null, scale: "log", ...question },
    }))
  }`;

/** A whole result: y = 1, 3, 2, 4 at x = 1, 2, 3, 4, by hand for the linear fit, the others alike. */
const LINES = [
  asked(),
  "rows,0 4",
  "rows,2 1",
  "ranges,1 4 1 4",
  "means,2.5 2.5 2.5 2.5",
  "products,5 5 4 4 5 4 4 5 5 5",
  "scores,1.8 0 2.25 1.8 0 2.25 4 1.8 0 2.25 4",
  "bin,0 0 1",
  "bin,63 43 3",
];

Deno.test("readResult() takes commas, tabs, quotes, a header or none, in any order", () => {
  const texts = [
    ["item,value", ...LINES].join("\n"),
    LINES.toReversed().map((line) => line.replace(",", "\t")).join("\r\n") + "\r\n\r\n",
    ["item,value", ...LINES.map((line) => line.replace(/,(.*)/, ',"$1"'))].join("\n") + "\n",
  ];
  for (const text of texts) {
    const { n, leftOut, fits: [linear], bins } = regressionOf(readResult(text, "result.csv"));
    assert.deepEqual([n, linear.slope, linear.intercept], [4, 0.8, 0.5]);
    assert.deepEqual(leftOut, [{ why: '"x" is not above 0', count: 1 }]);
    assert.deepEqual(bins.map(({ n }) => n), [1, 3]);
  }
});

Deno.test("readResult() says what is wrong with a result", () => {
  const change = (at: number, ...lines: string[]) => LINES.toSpliced(at, 1, ...lines).join("\n");
  const cases: [string, RegExp][] = [
    [
      "",
      /^Cannot read result.csv: found nothing, expected the result of the script; run the script/,
    ],
    ["item,value\n", /found nothing/],
    ["CREATE VIEW\n" + LINES.join("\n"), /line 1: found "CREATE VIEW", expected an item and its/],
    [[...LINES, ...LINES].join("\n"), /line 10: found the item "asked" twice, expected one result/],
    [LINES.slice(1).join("\n"), /found no "asked", expected the whole result/],
    [change(0, "asked,%7B"), /line 1: found "%7B" as what was asked/],
    [change(0, asked({ x: [] })), /as what was asked/],
    [change(0, asked({ scale: "cubic" })), /as what was asked/],
    [change(4), /found no "means", expected the whole result/],
    [change(4, "means,NULL NULL NULL NULL"), /line 5: found "NULL" in "means", expected 4 numbers/],
    [change(4, "means,"), /line 5: found "" in "means", expected 4 numbers/],
    [change(4, "means,1 2 3"), /line 5: found 3 numbers in "means", expected 4 numbers/],
    [change(5, "products,1e400 5 4 4 5 4 4 5 5 5"), /found "1e400" in "products"/],
    [change(1, "rows,0 -4"), /line 2: found -4 in "rows", expected whole numbers from 0/],
    [change(7, "bin,0 0.5 1"), /line 8: found 0.5 in "bin", expected whole numbers from 0/],
    [change(1), /Cannot read runs: found no row that can be used \(1: "x" is not above 0\)/],
    [change(6), /found no "scores"/],
  ];
  for (const [text, message] of cases) {
    assert.throws(() => regressionOf(readResult(text, "result.csv")), (error) => {
      assert(error instanceof ReadError, String(error));
      assert.match(error.message, message);
      return true;
    });
  }
  assert.throws(
    () => regressionOf(readResult(change(5, "products,Infinity 5 4 4 5 4 4 5 5 5"), "r")),
    /^RangeError: Cannot fit: a sum in "products" is Infinity, need a finite number/,
  );
});

Deno.test("readResult() wants a line for each of few clusters", () => {
  const own = "0.5 0.5 2 -3 5", line = `cluster,${own} ${own} ${own}`;
  const scores = "1.8 0 2.25", products = "0.5 0.5 0.5";
  const lines = [
    asked({ cluster: "c" }),
    ...LINES.slice(1, 6),
    `scores,2 ${scores} ${products} ${scores} 4 ${products} ${scores} 4 ${products}`,
  ];
  const cases: [string[], RegExp][] = [
    [[], /found 0 lines "cluster", expected 2, of 2 clusters; run the script/],
    [[line, line, line], /found 3 lines "cluster", expected 2, of 2 clusters/],
    [[line, `cluster,${own}`], /line 9: found 5 numbers in "cluster", expected 15 numbers/],
    [
      [line, line.replaceAll("0.5 0.5", "0.5 9")],
      /found lines "cluster" that do not add up to "sco/,
    ],
    [[line, line.replace("-3", "NULL")], /line 9: found "NULL" in "cluster", expected 15 numbers/],
  ];
  for (const [clusters, message] of cases) {
    const text = [...lines, ...clusters].join("\n");
    assert.throws(() => regressionOf(readResult(text, "result.csv")), message);
  }
});

Deno.test("regressionOf() gives the errors that sums can give, and says why not others", () => {
  const result = readResult(LINES.join("\n"), "result.csv");
  const standardError = (errors: "classical" | "HC1") =>
    regressionOf(result, { errors }).fits[0].slopeStandardError;
  assert.equal(standardError("classical").toFixed(10), Math.sqrt(0.9 / 5).toFixed(10));
  // √(n / (n − 2) · Σ e² (x − mean)²) / sxx
  assert.equal(standardError("HC1").toFixed(10), (Math.sqrt(2 * 2.25) / 5).toFixed(10));
  const asks: [string, RegExp][] = [
    ["HC3", /errors is "HC3", which weighs each row by its own leverage and so needs the rows/],
    ["cluster", /errors is "cluster", and no cluster was asked for/],
    ["robust", /errors is "robust", need one of "best", "cluster", "CR2", "HC1", "classical"/],
  ];
  for (const [errors, message] of asks) {
    assert.throws(() => regressionOf(result, { errors: errors as "HC1" }), message);
  }
});
