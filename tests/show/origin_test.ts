import assert from "node:assert/strict";
import { csv } from "../../lib/show/csv.ts";
import { DISPLAY } from "../../lib/show/display.ts";
import { data, leftOut } from "../../lib/show/origin.ts";
import { methods } from "../../lib/show/methods.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import type { Table } from "../../lib/tables/table.ts";

const shipped: Table<object> = {
  ...{ name: "served", noun: "measurement", columns: ["model"], key: ["model"] },
  ...{ rows: [{}, {}], notes: [], filters: {}, leftOut: [{ why: "no energy", count: 1200 }] },
  origin: {
    ...{ source: "ML.ENERGY Leaderboard", url: "https://ml.energy/leaderboard", own: false },
    ...{ date: "2026-02-16", licence: "Apache-2.0", files: ["served.csv"], warning: null },
  },
};
const own: Table<object> = {
  ...shipped,
  name: "evaluations",
  leftOut: [],
  origin: {
    ...{ source: "my <b>board.csv", url: null, date: null, licence: null, own: true },
    ...{ files: ["my <b>board.csv"], warning: null },
  },
};

Deno.test("data() names source, date and licence, and of one's own file the file alone", async () => {
  const bundle = await data(shipped, own)[DISPLAY]();
  assert.equal(
    bundle["text/plain"],
    "- served.csv: 2 measurements from ML.ENERGY Leaderboard, state of 16 February 2026, " +
      "licence Apache-2.0.\n- my <b>board.csv: 2 measurements of your own.",
  );
  assert.match(bundle["text/html"], /from <a href="https:\/\/ml.energy\/leaderboard">ML.ENERGY L/);
  assert.doesNotMatch(bundle["text/html"], /<b>/);
});

Deno.test("data() shows a warning, and links nothing but web addresses", async () => {
  const warning = "served.csv is not the shipped file.";
  const origin = { ...shipped.origin, warning, url: "javascript:alert(1)" };
  const html = (await data({ ...shipped, origin })[DISPLAY]())["text/html"];
  assert.match(html, /<strong>served.csv is not the shipped file.<\/strong>/);
  assert.doesNotMatch(html, /javascript/);
});

Deno.test("leftOut() counts rows of several tables with their reasons", async () => {
  const plain = (await leftOut(shipped, own)[DISPLAY]())["text/plain"];
  assert.match(plain, /^1,200 of 1,202 measurements were left out and none of 2 measurements was/);
  assert.match(plain, /served +no energy +1,200$/);
  const none = (await leftOut(own)[DISPLAY]())["text/plain"];
  assert.equal(none, "None of 2 measurements was left out.");
});

Deno.test("methods() says data, fit and errors, with the references as BibTeX", async () => {
  const rows = [1, 2, 3, 4, 5, 6].map((n) => ({
    paramsB: n,
    whPerAnswer: n ** 2,
    base: `b${n % 4}`,
  }));
  const fit = powerLaw(rows, { y: "whPerAnswer", x: "paramsB", cluster: "base" });
  const bundle = await methods({ tables: [own], fits: [fit], also: ["equivalence"] })[DISPLAY]();
  const [origin, done, bibtex] = bundle["text/plain"].split("\n\n");
  assert.equal(origin, "Data: my <b>board.csv (2 rows).");
  assert.equal(
    done,
    "The logarithm of the energy of an answer was regressed on the logarithm of the parameters by " +
      "least squares (n = 6, R² 1.00); standard errors clustered by base (4 clusters) are CR2 with " +
      "Satterthwaite's degrees of freedom (Bell and McCaffrey 2002; Imbens and Kolesár 2016). " +
      "“In proportion” was tested by two one-sided tests of the exponent within 0.8 to 1.25 " +
      "(Schuirmann 1987).",
  );
  assert.match(bibtex, /^@article\{bell2002,/);
  const named = await methods({ tables: [own], fits: { "dense models": fit } })[DISPLAY]();
  assert.match(
    named["text/plain"],
    /\n\nFor dense models, the logarithm of the energy of an answer/,
  );
  assert.match(
    bundle["text/html"],
    /<details><summary>References as BibTeX<\/summary><pre>@article/,
  );
});

Deno.test("csv() quotes what needs it and keeps all digits", async () => {
  const rows = [{ model: 'a "b", c', kWh: 0.1 + 0.2 }, { model: "d", n: null, sizes: [1, 2] }];
  const bundle = await csv("my_rows.csv", rows)[DISPLAY]();
  assert.equal(
    bundle["text/csv"],
    'model,kWh,n,sizes\n"a ""b"", c",0.30000000000000004,,\nd,,,"[1,2]"\n',
  );
  assert.equal(bundle["application/vnd.lm.file+json"], '{"name":"my_rows.csv"}');
  for (const name of ["../a.csv", "a.txt", "A.csv", ""]) {
    assert.throws(() => csv(name, rows), /^RangeError: Cannot offer a CSV file: found the name /);
  }
});
