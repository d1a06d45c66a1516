/** What a person does in cells of their own: settings mended, wrong calls, several outputs, own files. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { root } from "../../tasks/jupyter/places.ts";
import type { Output } from "../../tasks/notebook/notebook.ts";
import { inWorkFolder, runNotebook } from "../../tasks/notebook/run.ts";
import { notebookOf, said } from "./cells.ts";

/** Runs cells through the kernel, and says of each what it shows as text. */
async function run(
  sources: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<{ shown: string[][]; outputs: Output[][] }> {
  await ensureEnvironment();
  const done = await inWorkFolder(async (folder) => {
    for (const [name, text] of Object.entries(files)) {
      await Deno.writeTextFile(join(folder, name), text);
    }
    return await runNotebook(notebookOf(sources), folder, "explore");
  });
  const outputs = done.cells.map((cell) => cell.outputs ?? []);
  return { outputs, shown: outputs.map((some) => some.map(said)) };
}

const IMPORT = 'import * as lm from "../lib/mod.ts";';
const LOAD = `const served = lm.keep(lm.loadServed(), settings.served);
const rows = served.rows.filter((d) => d.source === "ML.ENERGY");`;
const FIT = `const fit = lm.powerLaw(rows, {
  y: "kWhPerMillionTokens", x: ["paramsB", "concurrency"], by: ["kind"], cluster: "base",
});`;
const REFUSED = /^Error: Nothing is shown: the settings were refused \(.*perhaps `hardware`/;

Deno.test("after refused settings nothing of before is shown, until they are mended", async () => {
  const below = [
    LOAD,
    FIT,
    "lm.table(rows, { first: 1 })",
    "lm.summary(fit)",
    "lm.text(`Twice: ${lm.times(lm.factor(fit, 'paramsB', 2))}`)",
    "lm.leftOut(served)",
    "lm.show(fit)",
    "lm.figure({ marks: [Plot.dot(rows, { x: 'paramsB', y: 'whPerAnswer' })] })",
    "lm.live(served, settings.served, ({ rows }) => lm.figure({ marks: " +
    "[Plot.dot(rows, { x: 'paramsB', y: 'whPerAnswer' })] }))",
  ];
  const { shown } = await run([
    `${IMPORT}\nimport * as Plot from "@observablehq/plot";`,
    'const settings = lm.settings({ served: { hardware: "H100" } });',
    ...below,
    'const settings = lm.settings({ served: { hardwear: "H100" } });',
    ...below,
    'const settings = lm.settings({ served: { hardware: "B200" } });',
    "lm.summary(fit)",
    ...below,
  ]);
  const at = [2, 3 + below.length, 5 + 2 * below.length];
  const [first, refused, mended] = at.map((from) =>
    shown.slice(from, from + below.length).map((outputs) => outputs[0] ?? "")
  );
  assert.match(first[2], /^First of 274 measurements/);
  assert.match(first[3], /^Power law of kWhPerMillionTokens: 274 rows, \d+ clusters \(base\)/);
  assert.match(
    shown[at[1] - 1][0],
    /^RangeError: served has no setting `hardwear`; perhaps `hardware`/,
  );
  for (const message of refused) assert.match(message, REFUSED);
  for (const some of [first, mended]) {
    for (const message of some) assert.doesNotMatch(message, /^\w*Error:/);
  }
  assert.match(
    shown[at[2] - 1][0],
    /made under other settings than those of now; run the cells above/,
  );
  assert.match(mended[2], /^First of 291 measurements/);
  assert.match(mended[3], /^Power law of kWhPerMillionTokens: 291 rows/);
});

Deno.test("settings that no row satisfies stop what stands below them", async () => {
  const { shown } = await run([
    IMPORT,
    "const settings = lm.settings({ served: {} });",
    LOAD,
    "const settings = lm.settings({ served: { minParamsB: 5000 } });",
    LOAD,
    "lm.table(rows)",
  ]);
  assert.match(shown[4][0], /^RangeError: No row is left: `minParamsB` \(Smallest model: below 50/);
  assert.match(shown[5][0], /^Error: Nothing is shown: the settings were refused \(No row is left/);
});

Deno.test("a settings cell with a syntax error does not leave the former settings", async () => {
  const { shown } = await run([
    `${IMPORT}\nlm.settings();`,
    'const settings = lm.settings({ served: { hardware: "H100" } });',
    LOAD,
    `${IMPORT}\nlm.settings();`,
    "const settings = lm.settings({ served: { hardware: } });",
    LOAD,
    "lm.table(rows)",
  ]);
  assert.deepEqual(shown[0], [], "the first cell shows nothing");
  for (const at of [5, 6]) {
    assert.match(shown[at][0], /^Error: Nothing is shown: the settings cell has/);
  }
});

Deno.test("a last line shows a table, rows, a fit and an answer", async () => {
  const { shown } = await run([
    IMPORT,
    'const kept = lm.keep(lm.loadServed(), { hardware: "H100" }); kept',
    "kept.rows.slice(0, 2)",
    'lm.powerLaw(kept.rows, { y: "kWhPerMillionTokens", x: "paramsB" })',
    "lm.decide(lm.loadDecisionData())",
    "({ n: [1, 2] })",
  ]);
  const starts = [/^First 8 of 274 m/, /^Model /, /^Power law of kWh/, /^\S[^{]*\.\n/, /^\{ n: \[/];
  starts.forEach((start, at) => assert.match(shown[at + 1][0], start));
});

Deno.test("each call with a wrong thing says what it takes and shows a call", async () => {
  const wrong: [string, RegExp][] = [
    [
      "lm.table(7)",
      /^TypeError: lm.table\(\) got a number; it takes rows, .*lm.table\(served.rows/,
    ],
    ["lm.table([{ a: 1 }], { columns: ['b'] })", /^RangeError: No row has the column `b`.* are a$/],
    ["lm.summary([])", /^TypeError: lm.summary\(\) takes a fit, such as lm.summary\(lm.powerLaw\(/],
    ["lm.text(undefined)", /^TypeError: lm.text\(\) takes sentences, such as lm.text\(/],
    [
      "lm.claims({})",
      /^TypeError: lm.claims\(\) takes claims and what tests them, such as lm.claims\(\{/,
    ],
    ["lm.leftOut([])", /^TypeError: lm.leftOut\(\) takes a table, such as lm.leftOut\(served\)/],
    ["lm.data()", /^TypeError: lm.data\(\) takes tables, such as lm.data\(served, offers\)/],
    ["lm.show(() => 1)", /^TypeError: lm.show\(\) got a function; it takes figures, tables, rows,/],
    ["lm.keep([], {})", /^TypeError: lm.keep\(\) got a list; it takes a table and settings/],
    [
      "lm.times('x')",
      /^TypeError: lm.times\(\) got "x"; it takes a number: lm.times\(lm.factor/,
    ],
    [
      "lm.csv('../a.csv', [])",
      /^RangeError: Cannot offer a CSV file: found the name "\.\.\/a.csv"/,
    ],
  ];
  const { shown } = await run([IMPORT, ...wrong.map(([call]) => call)]);
  wrong.forEach(([, message], i) => assert.match(shown[i + 1][0], message));
});

Deno.test("several outputs of a cell all appear, in order", async () => {
  const { shown } = await run([
    IMPORT,
    "lm.show('a'); lm.show([{ b: 1 }], 'c')",
    "for (const n of [1, 2, 3]) lm.show(n)",
    "lm.show('a'); lm.table([{ b: 2024 }])",
    "const slow = (text) => ({ [Symbol.for('Jupyter.display')]: async () => {" +
    "await new Promise((done) => setTimeout(done, 200)); return { 'text/plain': text }; } });\n" +
    "lm.show(slow('first')); lm.show('second')",
    "await lm.show(slow('first')); lm.text('second')",
  ]);
  assert.deepEqual(shown.slice(1, 4), [["a", "b\n1", "c"], ["1", "2", "3"], ["a", "b\n2,024"]]);
  // an output without data follows, which nothing shows
  assert.deepEqual(shown[4], ["first", "second", ""]);
  assert.deepEqual(shown[5], ["first", "second"]);
});

Deno.test("one's own file in a table's place is named by caption, data and methods, no other", async () => {
  const lines = (await Deno.readTextFile(join(root, "data/leaderboard.csv"))).split("\n");
  const { shown } = await run([
    IMPORT,
    'const mine = lm.keep(lm.loadEvaluations("my_board.csv"), { maxParamsB: 100 });',
    "lm.text(lm.source(mine))",
    "lm.data(mine)",
    'const fit = lm.powerLaw(mine.rows, { y: "co2Kg", x: "paramsB" });\n' +
    "lm.methods({ tables: [mine], fits: [fit] })",
    "lm.leftOut(mine)",
  ], { "my_board.csv": lines.slice(0, 60).join("\n") });
  const [source, data, methods, leftOut] = shown.slice(2).map(([text]) => text);
  assert.match(source, /^my_board\.csv \(\d+ rows\)$/);
  assert.match(data, /^- my_board\.csv: \d+ evaluations of your own\.$/);
  assert.match(
    methods,
    /^Data: my_board\.csv \(\d+ rows\)\.\n\nThe logarithm of the CO₂ of an eval/,
  );
  for (const text of [source, data, methods, leftOut]) {
    assert.doesNotMatch(text, /Open LLM|leaderb/);
  }
});
