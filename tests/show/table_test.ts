import assert from "node:assert/strict";
import { keep } from "../../lib/settings/keep.ts";
import { table, type TableOptions } from "../../lib/show/table.ts";
import { DISPLAY } from "../../lib/show/display.ts";
import { summary } from "../../lib/show/summary.ts";
import { exponential, powerLaw } from "../../lib/stats/laws.ts";

/** A table's text, and its HTML. */
async function shown(thing: unknown, options?: TableOptions): Promise<[string, string]> {
  const bundle = await table(thing, options)[DISPLAY]();
  return [bundle["text/plain"], bundle["text/html"]];
}
const lines = async (thing: unknown, options?: TableOptions) =>
  (await shown(thing, options))[0].split("\n");

Deno.test("whole numbers are whole, a year has no comma, others have three digits", async () => {
  const rows = [
    { year: 2024, tokens: 2831, paramsB: 70.554, price: 0.000123, big: 1234.5, none: null },
  ];
  const columns = (await lines(rows))[1].split(/ {2,}/);
  assert.deepEqual(columns, ["2024", "2,831", "70.6", "0.000123", "1,235", "–"]);
  assert.match((await lines(rows))[0], /^Year +tokens +Parameters \(B\) +price/);
});

Deno.test("anything with rows or keys is a table", async () => {
  const fit = powerLaw(points, { y: "kWh", x: "paramsB" });
  const cases: [unknown, lastLine: string][] = [
    [[["H100", 2], ["B200", 3]], "B200 3"],
    [["a", "b"], "b"],
    [new Set([1, 2]), "2"],
    [new Map([["H100", { n: 3, ratio: 1.5 }]]), "H100 3 1.5"],
    [Map.groupBy([1, 2, 3], (n) => n % 2), "0 1"],
    [{ n: 565, kinds: ["a", "b"] }, "kinds a, b"],
    [{ a: { n: 1 }, b: { n: 2 } }, "b 2"],
    [[JSON.parse('{ "constructor": 1, "toString": 2 }')], "1 2"],
    [[{ fit }], "power fit, n = 4"],
    [[{ ratio: { estimate: 1.2345, interval: [1.1, 1.4] } }], "1.23 (1.10 to 1.40)"],
    [[{ ratio: { estimate: NaN, interval: [NaN, NaN] } }], "–"],
    [[], "No rows"],
  ];
  for (const [thing, last] of cases) {
    assert.equal((await lines(thing)).at(-1)!.trim().replaceAll(/ +/g, " "), last);
  }
});

Deno.test("a long table says how many rows there are, and shows more by a click", async () => {
  const rows = Array.from({ length: 565 }, (_, i) => ({ model: `m${i}`, line: i }));
  const [plain, html] = await shown(rows, { caption: "Models" });
  assert.match(plain, /^Models \(first 8 of 565 rows\)\n\nModel\nm0\n/);
  assert.match(html, /<caption[^>]*>Models \(first 8 of 565 rows\)<\/caption>/);
  assert.match(
    html,
    /<details[^>]*><summary>More: 200 of 565 rows, 2 columns<\/summary><div [^>]*><table/,
  );
  assert.equal(html.match(/<tr>/g)!.length, 1 + 8 + 1 + 200);
  assert.doesNotMatch((await shown(rows.slice(0, 12)))[0], /first/);
});

Deno.test("rows of a kept table show its columns and its noun", async () => {
  const rows = Array.from({ length: 20 }, (_, i) => ({ line: i, model: "a", paramsB: i }));
  const kept = keep({
    ...{ name: "mine", noun: "offer", rows, leftOut: [], filters: {}, columns: ["model"] },
  });
  for (const thing of [kept, kept.rows, kept.rows.filter(({ paramsB }) => paramsB >= 0)]) {
    assert.match((await shown(thing, { first: 1 }))[0], /^First of 20 offers\n\nModel\na$/);
  }
});

Deno.test("a table of sentences can be a list on a phone, whose cells say what they are", async () => {
  const html = async (why: string) => (await shown([{ Claim: "It grows", Why: why }]))[1];
  const label = /<div class="table list" [^>]*>.*<td data-label="Why"[^>]*>Because/;
  assert.match(await html("Because it does. ".repeat(4)), label);
  assert.match(await html("Because."), /<div class="table lines" .*<td style="text-align:left">/);
});

Deno.test("markup in the data is text", async () => {
  const [, html] = await shown([{ "<b>": "<img src=x onerror=alert(1)>", n: 1 }]);
  assert.doesNotMatch(html, /<img|<b>/);
  assert.match(html, /&lt;img src=x onerror=alert\(1\)&gt;/);
});

const points = [[1, 2], [2, 4], [3, 5], [4, 9]].map(([paramsB, kWh]) => ({ paramsB, kWh }));

Deno.test("summary() says what a fit's coefficients and errors mean", async () => {
  const rows = points.flatMap((row, i) => [
    { ...row, kind: "dense", base: `a${i}` },
    { ...row, kWh: row.kWh * (2 + i / 10), kind: "mixture", base: `a${i}` },
  ]);
  const fit = powerLaw(rows, { y: "kWh", x: "paramsB", by: "kind", cluster: "base" });
  const plain = (await summary(fit)[DISPLAY]())["text/plain"];
  assert.match(plain, /^Power law of kWh: 8 rows, 4 clusters \(base\), R² 0.9\d\n/);
  assert.match(plain, /\nkind: mixture .* 2\.1 times dense\n/);
  assert.match(plain, /\nparamsB .* times when it doubles\n/);
  const slow = exponential(rows.map((d) => ({ ...d, kWh: 1.045 ** d.paramsB })), {
    y: "kWh",
    x: "paramsB",
  });
  assert.match((await summary(slow)[DISPLAY]())["text/plain"], / 1\.045 times with each 1 more\n/);
  assert.match(plain, /base are alike, and are cautious where such groups are few: here 4\.$/);
});

Deno.test("a fit that too few rows do not allow says so", async () => {
  const none = { ...powerLaw(points, { y: "kWh", x: "paramsB" }), why: "2 clusters, need 3" };
  const plain = (await summary(none)[DISPLAY]())["text/plain"];
  assert.equal(plain, "There is no fit: 2 clusters, need 3.");
});
