import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { serialize } from "../../../lib/plot/serialize.ts";
import { coverageFigure, coverageRows } from "../../../tasks/readme/coverage.ts";

const { document } = new JSDOM("").window;
const bench = Deno.readTextFileSync(new URL("../../../bench/README.md", import.meta.url));

Deno.test("coverageRows() reads the table of bench/README.md, each share between 0 and 100 %", () => {
  const rows = coverageRows(bench);
  assert.equal(rows.length, 16);
  // the table's sixth row, by eye
  assert.deepEqual(rows[5], {
    design: "100 of these sizes",
    clusters: 100,
    scatter: "grows",
    percent: { classical: 64.7, CR1: 91.9, CR2: 94.3 },
  });
  for (const { percent } of rows) {
    assert(Object.values(percent).every((share) => share > 0 && share <= 100));
  }
});

Deno.test("coverageRows() refuses a text without the table, and a share that is none", () => {
  assert.throws(
    () => coverageRows("# none\n"),
    /^RangeError: Cannot read the coverage table: found/,
  );
  assert.throws(
    () => coverageRows(bench.replace("52.3 %", "often")),
    /^RangeError: Cannot read the coverage table: found often \w+ in line \d+, expected a share such as/,
  );
  assert.throws(() => coverageRows(bench.replace("| 328 ", "|     ")), /found no clusters in line/);
});

Deno.test("coverageFigure() has a dot for each share, and docs/figures/coverage.svg is it", () => {
  const rows = coverageRows(bench);
  const svg = coverageFigure(rows, { document, width: 700 });
  const dots = [...svg.querySelectorAll("title")].map((title) => title.textContent);
  assert.equal(dots.length, 3 * rows.length);
  assert(dots.includes("100 of these sizes (100), scatter grows eightfold, CR2: 94.3 %"));
  const file = new URL("../../../docs/figures/coverage.svg", import.meta.url);
  assert.equal(Deno.readTextFileSync(file), serialize(svg) + "\n");
});

Deno.test("bench/README.md shows the figure", () =>
  assert.match(bench, /!\[[^\]]+\]\(\.\.\/docs\/figures\/coverage\.svg\)/));
