import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import cases from "../cases/large_tables.json" with { type: "json" };
import { parquetWriteBuffer } from "../parquet_writer.ts";
import { regressFile } from "../../lib/big/regress_file.ts";
import { at } from "../../lib/stats/at.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import { loadEvaluations } from "../../lib/tables/evaluations.ts";
import { read } from "../../lib/tables/read.ts";
import { assertDigits, assertSameNumbers } from "../stats/digits.ts";
import { NIST } from "../stats/nist.ts";
import { run } from "../../tasks/process.ts";
import { assertSameFit, LAWS } from "./same_fit.ts";
import { withFile } from "../with_folder.ts";

const leaderboard = new URL("../../data/leaderboard.csv", import.meta.url).pathname;
const COLUMNS = { x: "#Params (B)", y: "CO₂ cost (kg)" } as const;

/** The leaderboard's rows of use under its own headers. */
const rows = loadEvaluations().rows.map((row) => ({
  [COLUMNS.x]: row.paramsB,
  [COLUMNS.y]: row.co2Kg,
  "Average ⬆️": row.scorePercent,
  Precision: row.precision === "bfloat16" ? "bfloat16" : "a", // before it in the alphabet
  fullname: row.model,
}));

const csv = (points: readonly { x: number; y: number; c: string }[]) =>
  ["x,y,c", ...points.map(({ x, y, c }) => `${x},${y},${c}`), ""].join("\n");

const ASKED = { x: "x", y: "y", cluster: "c" };

Deno.test("regressFile() is what the laws make of the same rows, whatever the errors", async () => {
  const expected = (errors: "classical" | "HC1" | "CR1" | "CR2") =>
    LAWS.map((law) => law(rows, { ...COLUMNS, cluster: "fullname", errors }));
  for (const errors of [undefined, "classical", "HC1", "CR1"] as const) {
    const { n, fits } = await regressFile(leaderboard, { ...COLUMNS, cluster: "fullname", errors });
    assert.equal(n, rows.length);
    expected(errors ?? "CR2").forEach((fit, m) => {
      assert.deepEqual([fits[m].law, fits[m].errors], [fit.law, fit.errors]);
      const clusters = errors === undefined || errors === "CR1" ? fit.clusters : fits[m].clusters;
      assertSameFit(fits[m], { ...fit, clusters });
    });
  }
  const { fits: [, power] } = await regressFile(leaderboard, COLUMNS);
  assert.equal(power.errors, "classical");
  const [, same] = expected("classical");
  assertSameNumbers(at(power, { [COLUMNS.x]: 13 }), at(same, { [COLUMNS.x]: 13 }), 10);
});

Deno.test("regressFile() counts rows in bins", async () => {
  const { n, leftOut, bins } = await regressFile(leaderboard, COLUMNS);
  assert.deepEqual(leftOut, [{ why: '"#Params (B)" is not above 0', count: 3 }]);
  assert.equal(bins.reduce((sum, bin) => sum + bin.n, 0), n);
  for (const { x0, x1, y0, y1, n } of bins) {
    const inside = rows.filter(({ [COLUMNS.x]: x, [COLUMNS.y]: y }) =>
      x >= x0 && x < x1 && y >= y0 && y < y1
    ).length;
    assert(Math.abs(inside - n) <= 2, `bin of ${n} has ${inside}`); // upper edges, rounding
  }
  await withFile("a.csv", "x,y\n1,2\n2,4\n3,4\n5,4\n", async (path) => {
    const { bins } = await regressFile(path, { x: "x", y: "y", scale: "linear" });
    assert.deepEqual([bins[0].x0, bins.at(-1)!.x1, bins.at(-1)!.y1], [1, 5, 4]);
    assert.equal(bins[1].x0, 1 + 4 * 16 / 64);
  });
});

Deno.test("regressFile() gives the same for a parquet file of the same rows", () => {
  const rows = read(leaderboard);
  const columnData = [
    { name: COLUMNS.x, data: rows.map((row) => row[COLUMNS.x]), type: "DOUBLE" as const },
    { name: COLUMNS.y, data: rows.map((row) => row[COLUMNS.y]), type: "DOUBLE" as const },
    { name: "fullname", data: rows.map((row) => row.fullname), type: "STRING" as const },
    { name: "flag", data: rows.map((row) => row.MoE === "True"), type: "BOOLEAN" as const },
  ];
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData }));
  return withFile("a.parquet", bytes, async (path) => {
    const parquet = await regressFile(path, COLUMNS), csv = await regressFile(leaderboard, COLUMNS);
    assert.deepEqual(parquet.leftOut, csv.leftOut);
    csv.fits.forEach((fit, m) => assertSameFit(parquet.fits[m], fit));
    await assert.rejects(
      regressFile(path, { x: COLUMNS.x, y: "flag" }),
      /no row that can be used \(.*2220: "flag" is empty or not a number\)/,
    );
    await assert.rejects(
      regressFile(path, { x: "fullname", y: COLUMNS.y }),
      /no row that can be used \(2223: "fullname" is empty or not a number\)/,
    );
  });
});

Deno.test("regressFile() reads a CSV as it is written, and says what is wrong with a file", async () => {
  for (const { file, text, n, slope, leftOut, error, message, ...rest } of cases) {
    const asked = rest.asked as Parameters<typeof regressFile>[1];
    const content = file.endsWith(".gz") ? new Uint8Array(gzipSync(text)) : text;
    await withFile(file, content, async (path) => {
      if (error !== undefined) {
        return await assert.rejects(regressFile(path, asked), (found: Error) => {
          assert.equal(found.constructor.name.replace("TooFewError", "RangeError"), error);
          assert(found.message.includes(message), found.message);
          return true;
        });
      }
      const found = await regressFile(path, asked), { span, coefficients } = found.fits[0];
      assert.deepEqual([found.n, found.leftOut, span], [n, leftOut, { x: [1, 3] }], text);
      assertDigits(coefficients.x.estimate, slope!, 10);
    });
  }
  const long = "x,y\n" + "1,2\n".repeat(300_000); // beyond what is read to learn how it is written
  await withFile("a.csv", long + "3\n", (path) =>
    assert.rejects(
      regressFile(path, { x: "x", y: "y" }),
      /a.csv, line 300002: found what DuckDB cannot take: Expected Number of Columns/,
    ));
  await assert.rejects(regressFile("nowhere.csv", COLUMNS), /nowhere.csv: found no such file/);
});

Deno.test("regressFile() keeps 10 digits of NIST's Norris", () => {
  const [{ rows, estimates, standardErrors, residualStandardError }] = NIST;
  const text = ["y,x", ...rows, ""].join("\n");
  return withFile("a.csv", text, async (path) => {
    const { fits: [fit] } = await regressFile(path, { x: "x", y: "y" });
    const { coefficients: { x, intercept }, sigma } = fit;
    assertDigits(x.estimate, estimates[1], 12);
    assertDigits(intercept.estimate, estimates[0], 10);
    assertDigits(x.error, standardErrors[1], 10);
    assertDigits(sigma, residualStandardError, 10);
  });
});

Deno.test("regressFile() fits several quantities and categories as a power law does", async () => {
  const positive = rows.filter((row) => row["Average ⬆️"] > 0);
  const question = { x: [COLUMNS.x, "Average ⬆️"], y: COLUMNS.y, cluster: "fullname" };
  const { n, fits } = await regressFile(leaderboard, {
    ...question,
    categories: [{ column: "Precision", value: "bfloat16" }],
  });
  assert.deepEqual([n, fits.length, fits[0].errors], [positive.length, 1, "CR2"]);
  assertSameFit(fits[0], powerLaw(positive, { ...question, by: "Precision" }));
  assert.deepEqual(fits[0].levels, {
    Precision: { reference: "others", all: ["others", "bfloat16"], most: "bfloat16" },
  });
});

Deno.test("regressFile() keeps its digits with x around 10⁹, and with points near the line", async () => {
  for (const [step, noise] of [[1000, 1], [1, 1], [1000, 1e-5]]) {
    const points = Array.from({ length: 500 }, (_, i) => ({
      x: 1e9 + step * i + (i % 3) / 4,
      y: 5 + 0.003 * i + noise * Math.sin(i * i),
      c: `c${i % 7}`,
    }));
    await withFile("a.csv", csv(points), async (path) => {
      for (const errors of ["CR2", "CR1"] as const) {
        const { fits } = await regressFile(path, { ...ASKED, errors });
        LAWS.forEach((law, m) => {
          // log10 of 10⁹ + 1 has 7 digits of the 1: there the points themselves end
          if (step === 1 && law === powerLaw) return;
          const { middle, ...fit } = law(points, { ...ASKED, errors });
          assertSameFit({ ...fits[m], middle }, { ...fit, middle });
        });
      }
    });
  }
});

Deno.test("regressFile() gives a slope that one cluster decides without its error, as the laws do", async () => {
  const lone = Array.from({ length: 40 }, (_, i) => ({
    x: i % 5 === 0 ? 1 + i : 2,
    y: 3 + i % 11,
    c: `c${i % 5}`,
  }));
  const spaced = csv(lone).replace("c1\n", " c1 \n"); // the same cluster, as for `lm.read`
  await withFile("a.csv", spaced, async (path) => {
    const { fits } = await regressFile(path, ASKED);
    LAWS.forEach((law, m) => {
      const { x } = law(lone, ASKED).coefficients, { why, ...found } = fits[m].coefficients.x;
      assertDigits(found.estimate, x.estimate, 10);
      assert.equal(fits[m].clusters, 5);
      assert.match(x.why!, /^Cannot say how sure x is: c0 alone decides it/);
      assert.equal(why, x.why!.replace("c0", "one cluster"));
    });
  });
});

Deno.test("regressFile() takes CR1 where clusters are too many to be told one by one", () => {
  const points = Array.from({ length: 100_002 }, (_, i) => ({
    ...{ x: 1 + i % 997, y: 1 + i % 101, c: `c${Math.min(i, 100_000)}` },
  }));
  return withFile("a.csv", csv(points), async (path) => {
    const { fits: [fit] } = await regressFile(path, ASKED);
    assert.deepEqual([fit.errors, fit.clusters], ["CR1", 100_001]);
  });
});

Deno.test("regressFile() takes a query over files, but no table", () =>
  withFile("a.csv", "x,y\n1,2\n2,4\n3,7\n9,0.1\n", async (path) => {
    const query = `SELECT x, y AS kg FROM read_csv('${path}') WHERE x < 9 -- without the last`;
    const { fits: [fit] } = await regressFile(query, { x: "x", y: "kg" });
    assertDigits(fit.coefficients.x.estimate, 2.5, 10);
    await assert.rejects(
      regressFile(query, { x: "x", y: "kgs" }),
      /Cannot read the query, line 1, column "kgs": found only the columns "x", "kg"/,
    );
    await assert.rejects(regressFile("runs", { x: "x", y: "y" }), /the table runs: the DuckDB of/);
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
    const { fits: [fit] } = await regressFile(path, { x: header, y: "`y\ny`", categories });
    assert.deepEqual(Object.keys(fit.coefficients), ["intercept", header, `k: ${value}`]);
  });
});

Deno.test("a program that fits many clusters ends well, though DuckDB gave it objects to collect", async () => {
  const code = `import { regressFile } from "${
    import.meta.resolve("../../lib/big/regress_file.ts")
  }";
    const from = "SELECT i + 1 AS x, i % 7 + 1 AS y, i % 1000 AS c FROM range(10000) r(i)";
    await regressFile(from, ${JSON.stringify(ASKED)});`;
  assert.deepEqual(await run(Deno.execPath(), ["eval", code]), { code: 0, output: "" });
});
