import assert from "node:assert/strict";
import { parquetWriteBuffer } from "hyparquet-writer";
import { regressFile } from "../../lib/big/regress_file.ts";
import { loadLeaderboard, loadServed } from "../../lib/read/load.ts";
import { ReadError } from "../../lib/read/read_error.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import { assertAllDigits, assertDigits, assertSameNumbers } from "../stats/digits.ts";
import { LAWS, lineBy, planeBy, planeOf } from "./fitted.ts";

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

Deno.test("regressFile() agrees with the fits of the same points to 10 digits", async () => {
  const points = loadLeaderboard().rows.map(({ paramsB, co2Kg }) => ({ x: paramsB, y: co2Kg }));
  const { n, fits, leftOut, bins } = await regressFile(leaderboard, COLUMNS);
  assert.equal(n, points.length);
  assert.deepEqual(leftOut, [{ why: '"#Params (B)" is not above 0', count: 3 }]);
  LAWS.forEach((law, at) => assertAllDigits(fits[at], lineBy(law, points, "classical"), 10));
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
    assertSameNumbers(parquet.fits, csv.fits, 10);
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
      const { n, leftOut, xRanges, yRange } = await regressFile(path, { x: "x", y: "y" });
      assert.deepEqual([n, xRanges, yRange], [3, [[1, 3]], [2, 7]]);
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

Deno.test("regressFile() clusters errors as the fits of the same points do", async () => {
  const { rows } = loadLeaderboard();
  const points = rows.map(({ paramsB, co2Kg, model }) => ({
    x: paramsB,
    y: co2Kg,
    cluster: model,
  }));
  const { fits, errors } = await regressFile(leaderboard, { ...COLUMNS, cluster: "fullname" });
  assert.equal(errors, "best");
  const alone = points.map((point, i) => ({ ...point, cluster: String(i) }));
  const hc1 = await regressFile(leaderboard, { ...COLUMNS, errors: "HC1", level: 0.9 });
  LAWS.forEach((law, at) => {
    assertAllDigits(fits[at], lineBy(law, points, "CR1"), 10);
    const { slopeInterval: _, ...expected } = lineBy(law, alone, "CR1"); // of 95 %
    assertAllDigits(hc1.fits[at], expected, 10);
    const [low, high] = hc1.fits[at].slopeInterval;
    // scipy.stats.t.ppf(0.95, 2219)
    assertDigits(high - low, 2 * 1.6455406072879393 * hc1.fits[at].slopeStandardError, 11);
  });
});

Deno.test("regressFile() fits several quantities and a category as the notebooks do", async () => {
  const rows = loadLeaderboard().rows.filter(({ scorePercent }) => scorePercent > 0);
  const category = { column: "Precision", value: "bfloat16" };
  const { n, fits, multiple, xRanges } = await regressFile(leaderboard, {
    x: [COLUMNS.x, "Average ⬆️"],
    categories: [category],
    y: COLUMNS.y,
    cluster: "fullname",
  });
  const expected = planeBy(
    rows.map(({ paramsB, scorePercent, precision, co2Kg, model }) => ({
      xs: [Math.log10(paramsB), Math.log10(scorePercent), precision === "bfloat16" ? 1 : 0],
      y: Math.log10(co2Kg),
      cluster: model,
    })),
    [COLUMNS.x, "Average ⬆️", "Precision = bfloat16"],
    "CR1",
  );
  assert.deepEqual([n, fits, xRanges.length], [rows.length, [], 2]);
  assertAllDigits(planeOf(multiple!), expected, 10);
});

Deno.test("regressFile() gives the energy of served models by size and concurrency", async () => {
  const served = new URL("../../data/served.csv", import.meta.url).pathname;
  const from = `SELECT * FROM '${served}' WHERE GPU = 'H100' AND Task = 'lm-arena-chat'`;
  const question = {
    x: ["Params (B)", "Mean concurrency"],
    y: "Energy (J/token)",
    cluster: "Model",
  };
  const { n, multiple } = await regressFile(from, question);
  const rows = loadServed(served).rows
    .filter(({ hardware, task }) => hardware === "H100" && task === "lm-arena-chat")
    .map(({ paramsB, concurrency, kWhPerMillionTokens, model }) => ({
      xs: [Math.log10(paramsB), Math.log10(concurrency)],
      y: Math.log10(3.6 * kWhPerMillionTokens), // J for each token
      cluster: model,
    }));
  const names = ["Params (B)", "Mean concurrency"];
  assert.equal(n, rows.length);
  // 18 models: by CR2, as in the energy notebook
  assertAllDigits(planeOf(multiple!), planeBy(rows, names, "CR2"), 10);
  const cr1 = await regressFile(from, { ...question, errors: "cluster" });
  assertAllDigits(planeOf(cr1.multiple!), planeBy(rows, names, "CR1"), 10);
});

/** Points as a CSV file. */
const csv = (points: readonly { x: number; y: number; cluster: string }[]) =>
  ["x,y,c", ...points.map(({ x, y, cluster }) => `${x},${y},${cluster}`), ""].join("\n");

Deno.test("regressFile() keeps its digits with x around 10⁹, and with points near the line", async () => {
  for (const [step, noise] of [[1000, 1], [1, 1], [1000, 1e-5]]) {
    const points = Array.from({ length: 500 }, (_, i) => ({
      x: 1e9 + step * i + (i % 3) / 4,
      y: 5 + 0.003 * i + noise * Math.sin(i * i),
      cluster: `c${i % 7}`,
    }));
    await withFile("a.csv", csv(points), async (path) => {
      for (const errors of ["CR2", "cluster"] as const) {
        const { fits } = await regressFile(path, { x: "x", y: "y", cluster: "c", errors });
        LAWS.forEach((law, at) => {
          // log10 of 10⁹ + 1 has 7 digits of the 1: there the points themselves end
          if (step === 1 && law === powerLaw) return;
          const kind = errors === "CR2" ? errors : "CR1";
          const { pValue, ...expected } = lineBy(law, points, kind);
          assertAllDigits(fits[at], expected, 10);
          assertDigits(fits[at].pValue, pValue as number, 8); // what t has in its 10 digits
        });
      }
    });
  }
});

Deno.test("regressFile() chooses clustered errors by the number of clusters", async () => {
  const made = (clusters: number) =>
    Array.from({ length: 200 }, (_, i) => ({
      x: 1 + i % 11 + i / 100,
      y: 3 + i % 11 + Math.sin(i * i),
      cluster: `c${i % clusters}`,
    }));
  // of the last, one cluster alone decides on the slope
  const lone = made(5).map((point) => ({ ...point, x: point.cluster === "c0" ? point.x : 2 }));
  for (
    const [points, kind] of [[made(49), "CR2"], [made(50), "cluster"], [lone, "cluster"]] as const
  ) {
    await withFile("a.csv", csv(points), async (path) => {
      const { fits } = await regressFile(path, { x: "x", y: "y", cluster: "c" });
      LAWS.forEach((law, at) => {
        assert.equal(fits[at].errors, kind);
        assertAllDigits(fits[at], lineBy(law, points, kind === "CR2" ? kind : "CR1"), 10);
      });
    });
  }
  await withFile("a.csv", csv(made(50)), async (path) => {
    await assert.rejects(
      regressFile(path, { x: "x", y: "y", cluster: "c", errors: "CR2" }),
      /Cannot compute CR2 errors: there are 50 clusters, .* below 50 only; take "cluster"/,
    );
  });
});

Deno.test("regressFile() says which predictor follows from the others", () =>
  withFile("a.csv", "a,b,y\n1,10,1\n2,20,3\n3,30,2\n4,40,5\n5,50,4\n", async (path) => {
    await assert.rejects(
      regressFile(path, { x: ["a", "b"], y: "y" }),
      /Cannot fit: b follows from a, so that their effects cannot be told apart/,
    );
  }));

Deno.test("regressFile() needs two clusters, and leaves out rows without one", () =>
  withFile("a.csv", "x,y,c\n1,2,a\n2,4,a\n3,7,a\n4,7,\n", async (path) => {
    const { n, leftOut } = await regressFile(path, { x: "x", y: "y", cluster: "c", errors: "HC1" });
    assert.deepEqual([n, leftOut], [3, [{ why: '"c" is empty', count: 1 }]]);
    await assert.rejects(
      regressFile(path, { x: "x", y: "y", cluster: "c" }),
      /Cannot compute cluster errors: found 1 cluster, need 2/,
    );
  }));

Deno.test("regressFile() takes a query over files, but no table", () =>
  withFile("a.csv", "x,y\n1,2\n2,4\n3,7\n9,0.1\n", async (path) => {
    const query = `SELECT x, y AS kg FROM read_csv('${path}') WHERE x < 9 -- without the last`;
    assertDigits((await regressFile(query, { x: "x", y: "kg" })).fits[0].slope, 2.5, 10);
    await assert.rejects(
      regressFile(query, { x: "x", y: "kgs" }),
      /Cannot read the query, line 1, column "kgs": found only the columns "x", "kg"/,
    );
    await assert.rejects(regressFile("runs", { x: "x", y: "y" }), /the table runs: the DuckDB of/);
    await assert.rejects(regressFile(path, { x: "", y: "y" }), /found "" as a name/);
  }));

Deno.test("a path, a header and a value may hold whatever ends a quotation", async () => {
  const header = `it's "x"; DROP TABLE runs; --`, value = `o'k "; --`;
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const text = [
    `${cell(header)},"\`y\ny\`",k`,
    ...[[1, 2], [2, 4], [3, 7], [4, 8]].map(([x, y], i) =>
      `${x},${y},${i % 2 ? cell(value) : "a"}`
    ),
  ].join("\n");
  await withFile(`it's "a"; --.csv`, text + "\n", async (path) => {
    const categories = [{ column: "k", value }];
    const { multiple } = await regressFile(path, { x: header, y: "`y\ny`", categories });
    assert.deepEqual(multiple!.names, [header, `k = ${value}`]);
  });
});

Deno.test("a path and a header may hold quotes", () =>
  withFile(`it's "a".csv`, `"the ""x""",it's y\n1,2\n2,4\n3,7\n`, async (path) => {
    const { fits } = await regressFile(path, { x: 'the "x"', y: "it's y" });
    assertDigits(fits[0].slope, 2.5, 10);
  }));
