/** What a person does in cells of their own: wrong calls, several outputs, own files, settings mended. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { pinnedDeno, program, root } from "../../tasks/jupyter/places.ts";
import { run } from "../../tasks/process.ts";
import { sharedKernel } from "./cells.ts";

const board = (await Deno.readTextFile(join(root, "data/leaderboard.csv"))).split("\n");
const cellsTest = sharedKernel([
  'import * as lm from "../lib/mod.ts";\nimport * as Plot from "@observablehq/plot";',
], { "my_board.csv": board.slice(0, 60).join("\n") });

/** Cells that end in a value, and how what they show starts. */
const VALUES: [cell: string, start: RegExp][] = [
  ['const kept = lm.keep(lm.loadServed(), { hardware: "H100" }); kept', /^First 8 of 274 m/],
  ["kept.rows.slice(0, 2)", /^Model /],
  ['lm.powerLaw(kept.rows, { y: "kWhPerMillionTokens", x: "paramsB" })', /^Power law of kWh/],
  ["lm.decide(lm.loadDecisionData())", /^\S[^{]*\.\n/],
  ["({ n: [1, 2] })", /^\{ n: \[/],
  ["lm.summary([])", /^TypeError: lm.summary\(\) got an empty list; it takes a fit: lm.summary\(/],
];

cellsTest(
  "a last line shows a table, rows, a fit and an answer, and an error in words",
  VALUES.map(([cell]) => cell),
  (shown) => VALUES.forEach(([, says], i) => assert.match(shown[i][0], says)),
);

cellsTest("several outputs of a cell all appear, in order", [
  "lm.show('a'); lm.show([{ b: 1 }], 'c')",
  "for (const n of [1, 2, 3]) lm.show(n)",
  "lm.show('a'); lm.table([{ b: 2024 }])",
  "const slow = (text) => ({ [Symbol.for('Jupyter.display')]: async () => {" +
  "await new Promise((done) => setTimeout(done, 200)); return { 'text/plain': text }; } });\n" +
  "lm.show(slow('first')); lm.show('second')",
  "await lm.show(slow('first')); lm.text('second')",
], (shown) =>
  assert.deepEqual(shown, [
    ["a", "b\n1", "c"],
    ["1", "2", "3"],
    ["a", "b\n2,024"],
    ["first", "second", ""], // an output without data follows, which nothing shows
    ["first", "second"],
  ]));

/** The ways in which a cell shows something; each shows the text `cell <i>`. */
const WAYS = [
  (i: number) => `"cell ${i}"`,
  (i: number) => `({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": "cell ${i}" }) })`,
  (i: number) =>
    `({ [Symbol.for("Jupyter.display")]: async () => (await 0, { "text/plain": "cell ${i}" }) })`,
  (i: number) =>
    `await Deno.jupyter.display({ "text/plain": "cell ${i}" }, { raw: true }); undefined`,
  (i: number) => `console.log("cell ${i}")`,
];

// decides when the pinned Deno may move: later ones lose outputs, or put them under other cells
cellsTest(
  "the kernel shows 100 outputs of 100 cells, in order",
  Array.from({ length: 100 }, (_, i) => WAYS[i % WAYS.length](i)),
  (shown) => {
    const texts = shown.map((outputs) => outputs.map((text) => text.replaceAll('"', "")));
    assert.deepEqual(texts, Array.from({ length: 100 }, (_, i) => [`cell ${i}`]));
  },
);

Deno.test("the kernel of .venv is the pinned Deno", async () => {
  const { output } = await run(program("deno"), ["--version"]);
  assert.match(output, new RegExp(`^deno ${await pinnedDeno()} `));
});

cellsTest(
  "one's own file in a table's place is named by caption, data and methods, no other",
  [
    'const mine = lm.keep(lm.loadEvaluations("my_board.csv"), { maxParamsB: 100 });',
    "lm.text(lm.source(mine))",
    "lm.data(mine)",
    'const myFit = lm.powerLaw(mine.rows, { y: "co2Kg", x: "paramsB" });\n' +
    "lm.methods({ tables: [mine], fits: [myFit] })",
    "lm.leftOut(mine)",
  ],
  (shown) => {
    const said = shown.slice(1).map(([text]) => text);
    assert.match(said[0], /^my_board\.csv \(\d+ rows\)$/);
    assert.match(said[1], /^- my_board\.csv: \d+ evaluations of your own\.$/);
    assert.match(
      said[2],
      /^Data: my_board\.csv \(\d+ rows\)\.\n\nThe logarithm of the CO₂ of an eval/,
    );
    for (const text of said) assert.doesNotMatch(text, /Open LLM|leaderb/);
  },
);

const LOAD = `const served = lm.keep(lm.loadServed(), settings.served);
const rows = served.rows.filter((d) => d.source === "ML.ENERGY");`;
const settings = (served: string) => `const settings = lm.settings({ served: { ${served} } });`;

/** What stands below the settings, all of it made under them. */
const BELOW = [
  LOAD,
  `const fit = lm.powerLaw(rows, {
  y: "kWhPerMillionTokens", x: ["paramsB", "concurrency"], by: ["kind"], cluster: "base",
});`,
  "lm.table(rows, { first: 1 })",
  "lm.summary(fit)",
  "lm.text(`Twice: ${lm.times(lm.factor(fit, 'paramsB', 2))}`)",
  "lm.leftOut(served)",
  "lm.show(fit)",
  "lm.figure({ marks: [Plot.dot(rows, { x: 'paramsB', y: 'whPerAnswer' })] })",
  "lm.live(served, settings.served, ({ rows }) => lm.figure({ marks: " +
  "[Plot.dot(rows, { x: 'paramsB', y: 'whPerAnswer' })] }))",
];

cellsTest("after refused settings nothing of before is shown, until they are mended", [
  settings('hardware: "H100"'),
  ...BELOW,
  settings('hardwear: "H100"'),
  ...BELOW,
  settings('hardware: "B200"'),
  "lm.summary(fit)",
  ...BELOW,
], (shown) => {
  const texts = shown.map(([text = ""]) => text), { length } = BELOW;
  const [first, refused, mended] = [1, 2 + length, 4 + 2 * length]
    .map((from) => texts.slice(from, from + length));
  assert.match(first[2], /^First of 274 measurements/);
  assert.match(first[3], /^Power law of kWhPerMillionTokens: 274 rows, \d+ clusters \(base\)/);
  assert.match(
    texts[1 + length],
    /^RangeError: served has no setting `hardwear`, perhaps `hardware`/,
  );
  const nothing =
    /^Error: Nothing is shown: the settings were refused above. Mend their cell and run it/;
  for (const text of refused) assert.match(text, nothing);
  assert.match(
    texts[3 + 2 * length],
    /made under other settings than those of now; run the cells above/,
  );
  for (const text of [...first, ...mended]) assert.doesNotMatch(text, /^\w*Error:/);
  assert.match(mended[2], /^First of 291 measurements/);
  assert.match(mended[3], /^Power law of kWhPerMillionTokens: 291 rows/);
});

cellsTest("settings that no row satisfies stop what stands below them", [
  settings(""),
  LOAD,
  settings("minParamsB: 5000"),
  LOAD,
  "lm.table(rows)",
], (shown) => {
  assert.match(
    shown[3][0],
    /^RangeError: No row is left: `served.minParamsB` \(Smallest model: below 50/,
  );
  assert.match(shown[4][0], /^Error: Nothing is shown: the settings were refused above/);
});

/** The first cell of a notebook in which a syntax error of the next is to be noticed. */
const WATCHED = 'import * as lm from "../lib/mod.ts";\nlm.settings();';

cellsTest("a settings cell with a syntax error does not leave the former settings", [
  WATCHED,
  settings('hardware: "H100"'),
  LOAD,
  WATCHED,
  settings("hardware: "),
  LOAD,
  "lm.table(rows)",
], (shown) => {
  assert.deepEqual(shown[0], [], "the first cell shows nothing");
  for (const at of [5, 6]) {
    assert.match(shown[at][0], /^Error: Nothing is shown: the settings cell has/);
  }
});
