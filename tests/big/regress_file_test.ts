import assert from "node:assert/strict";
import { parquetWriteBuffer } from "hyparquet-writer";
import { regressFile } from "../../lib/big/regress_file.ts";
import { fitExponential } from "../../lib/fit/exponential.ts";
import type { Fit } from "../../lib/fit/fit.ts";
import { fitLinear } from "../../lib/fit/linear.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { loadLeaderboard } from "../../lib/read/load.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { assertDigits } from "../fit/digits.ts";

const leaderboard = new URL("../../data/leaderboard.csv", import.meta.url).pathname;
const COLUMNS = { x: "#Params (B)", y: "CO₂ cost (kg)" };

/** Runs a test with a file of the given name and content. */
async function withFile(
  name: string,
  content: string | Uint8Array,
  test: (path: string) => Promise<void>,
): Promise<void> {
  const folder = Deno.makeTempDirSync(), path = `${folder}/${name}`;
  try {
    if (typeof content === "string") Deno.writeTextFileSync(path, content);
    else Deno.writeFileSync(path, content);
    await test(path);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

/** Asserts that two fits agree to 10 digits in every number. */
function assertSameFit(actual: Fit, expected: Fit): void {
  assert.equal(actual.growth, expected.growth);
  for (const [name, value] of Object.entries(expected)) {
    const other = actual[name as keyof Fit];
    if (typeof value !== "object" && typeof value !== "number") assert.equal(other, value, name);
    else {
      [value].flat().forEach((number, at) => {
        if (number !== null) assertDigits(([other].flat() as number[])[at], number, 10, name);
      });
    }
  }
}

Deno.test("regressFile() agrees with the fits of the same points to 10 digits", async () => {
  const points = loadLeaderboard().rows.map(({ paramsB, co2Kg }) => ({ x: paramsB, y: co2Kg }));
  const { n, fits, leftOut, bins } = await regressFile(leaderboard, { ...COLUMNS, bins: {} });
  assert.equal(n, points.length);
  assert.deepEqual(leftOut, [{ why: '"#Params (B)" is not above 0', count: 3 }]);
  [fitLinear, fitPowerLaw, fitExponential].forEach((fit, at) =>
    assertSameFit(fits[at], fit(points))
  );
  assert.equal(bins.reduce((sum, bin) => sum + bin.n, 0), n);
  for (const { x0, x1, y0, y1, n } of bins) {
    const inside = points.filter(({ x, y }) => x >= x0 && x < x1 && y >= y0 && y < y1).length;
    assert(Math.abs(inside - n) <= 2, `bin of ${n} has ${inside}`); // upper edges, rounding
  }
});

Deno.test("regressFile() gives the same for a parquet file of the same rows", () => {
  const { rows } = loadLeaderboard(undefined, { keepUnknownSize: true });
  const columnData = [
    { name: COLUMNS.x, data: rows.map((row) => row.paramsB), type: "DOUBLE" as const },
    { name: COLUMNS.y, data: rows.map((row) => row.co2Kg), type: "DOUBLE" as const },
    { name: "fullname", data: rows.map((row) => row.model), type: "STRING" as const },
    { name: "flag", data: rows.map((row) => row.repeated), type: "BOOLEAN" as const },
  ];
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData }));
  return withFile("a.parquet", bytes, async (path) => {
    const parquet = await regressFile(path, COLUMNS), csv = await regressFile(leaderboard, COLUMNS);
    assert.deepEqual(parquet.leftOut, csv.leftOut);
    parquet.fits.forEach((fit, at) => assertSameFit(fit, csv.fits[at]));
    await assert.rejects(
      regressFile(path, { x: COLUMNS.x, y: "flag" }),
      /column "flag": found values of the type BOOLEAN, expected numbers/,
    );
    await assert.rejects(
      regressFile(path, { x: "fullname", y: COLUMNS.y }),
      /no row that can be used \(2223: "fullname" is empty or not a number\)/,
    );
  });
});

Deno.test("regressFile() counts what it leaves out by reason", () =>
  withFile(
    "a.csv",
    "\uFEFFx,y\r\n1,2\r\n2,4\r\n3,7\r\n0,1\r\nn/a,1\r\n4,0\r\n5,\r\n-1,-1\r\n",
    async (path) => {
      const { n, leftOut, xRange, yRange } = await regressFile(path, { x: "x", y: "y" });
      assert.deepEqual([n, xRange, yRange], [3, [1, 3], [2, 7]]);
      assert.deepEqual(leftOut, [
        { why: '"x" is empty or not a number', count: 1 },
        { why: '"x" is not above 0', count: 2 },
        { why: '"y" is empty or not a number', count: 1 },
        { why: '"y" is not above 0', count: 1 },
      ]);
    },
  ));

Deno.test("regressFile() says what is wrong with a file", async () => {
  const cases: [string, string, RegExp][] = [
    ["a.csv", "x,z\n1,2\n", /line 1, column "y": found only the columns "x", "z", expected this/],
    ["a.csv", "x,Y\n1,2\n", /perhaps "Y"/],
    ["a.csv", "x,y,x\n1,2,3\n", /column "x": found this header twice/],
    ["a.csv", "x,y\nn/a,2\n", /no row that can be used \(1: "x" is empty or not a number\)/],
    ["a.csv", "x,y\n", /no row that can be used \(no rows at all\)/],
    ["a.csv", "x,y\n1,2\n2,4\n3\n", /a.csv, line 4: found what DuckDB cannot take: Expected Num/],
    ["a.csv", "<!DOCTYPE html>\n<p>x</p>", /found an HTML or XML page/],
    ["a.parquet", "x,y\n1,2\n", /found what DuckDB cannot take/],
  ];
  for (const [name, text, message] of cases) {
    await withFile(
      name,
      text,
      (path) =>
        assert.rejects(regressFile(path, { x: "x", y: "y" }), (error) => {
          assert(error instanceof ReadError, String(error));
          assert.match(error.message, message);
          return true;
        }),
    );
  }
  await assert.rejects(regressFile("nowhere.csv", COLUMNS), /nowhere.csv: found no such file/);
  await withFile(
    "a.csv",
    "x,y\n1,2\n1,3\n1,4\n",
    (path) => assert.rejects(regressFile(path, { x: "x", y: "y" }), RangeError),
  );
});

Deno.test("regressFile() reads a compressed CSV", async () => {
  const text = "x,y\n1,2\n2,4\n3,7\n";
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  await withFile("a.csv.gz", bytes, async (path) => {
    const { fits } = await regressFile(path, { x: "x", y: "y" });
    assertDigits(fits[0].slope, 2.5, 10);
  });
});

Deno.test("a path and a header may hold quotes", () =>
  withFile(`it's "a".csv`, `"the ""x""",it's y\n1,2\n2,4\n3,7\n`, async (path) => {
    const { fits } = await regressFile(path, { x: 'the "x"', y: "it's y" });
    assertDigits(fits[0].slope, 2.5, 10);
  }));
