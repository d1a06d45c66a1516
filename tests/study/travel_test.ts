import assert from "node:assert/strict";
import * as lib from "../../lib/mod.ts";
import { settingsFor } from "../../lib/filter/notebooks.ts";
import type { Description } from "../../lib/filter/setting.ts";
import { shownOf } from "../../lib/page/shown.ts";
import { answerOf } from "../../lib/study/answer.ts";
import { verdictsOf } from "../../lib/study/claims_table.ts";
import { leftOutOf } from "../../lib/study/left_out.ts";
import { pack, unpack } from "../../lib/study/travel.ts";
import type { GivenSettings, View } from "../../lib/study/view.ts";

/** Settings that make every field of a row count that a filter can read. */
const TRIALS: Record<string, GivenSettings[]> = {
  co2: [
    {},
    { types: ["chat"], precisions: ["bfloat16"], experts: "dense", minParamsB: 3, maxParamsB: 8 },
    { minScorePercent: 20, maxScorePercent: 30, repeats: "first of each model", fit: "linear" },
  ],
  "co2-today": [
    {},
    { machines: ["H100"], tasks: "lm-arena-chat", weights: ["bfloat16"], gridGramsPerKWh: 30 },
    { size: "active", experts: "mixture of experts", minConcurrency: 8, pue: 1.1 },
  ],
  energy: [
    {},
    { hardware: ["A100", "T4"], quantizations: ["Unquantized"], average: "median" },
    { sizes: "in the file", repeats: "first", precisions: "float16", minScorePercent: 10 },
  ],
  "energy-today": [
    {},
    { machines: ["B200"], tasks: ["gpqa", "lm-arena-chat"], maxConcurrency: 200, errors: "HC3" },
    { size: "active", experts: "dense", minParamsB: 9, maxParamsB: 80, fit: "exponential" },
  ],
  finance: [{}, { kinds: "API", slmLimitB: 13 }, { doubts: "undoubted", xScale: "linear" }],
  "finance-today": [
    {},
    { providers: ["Groq", "Together AI"], tokens: "output", size: "total" },
    { weights: "open", size: "active", inputPerOutput: 10, maxParamsB: 200 },
  ],
};

/** What a page shows of rows that travelled is what it would show of those that did not. */
function agree<Row>(here: View<Row>, read: lib.Read<Row>, there: View<Row>, came: lib.Read<Row>) {
  for (const settings of TRIALS[here.id]) {
    const [packed, still] = [shownOf(there, came, settings), shownOf(here, read, settings)];
    assert.equal(packed.fault, null);
    assert.equal(still.fault, null);
    assert.ok(packed.side.rows.length > 0);
    assert.deepEqual(JSON.stringify(packed.figure), JSON.stringify(still.figure)); // titles too
    assert.deepEqual(answerOf(packed.side), answerOf(still.side));
    assert.deepEqual(leftOutOf(packed.side), leftOutOf(still.side));
    assert.deepEqual(verdictsOf(packed.side), verdictsOf(still.side));
    const cells = ({ columns, details, key, link, name }: View<Row>, rows: readonly Row[]) =>
      rows.map((row) => [
        ...columns.map(({ of }) => of(row)),
        ...details(row),
        key(row),
        name(row),
        link(row),
      ]);
    assert.deepEqual(cells(there, packed.side.rows), cells(here, still.side.rows));
    assert.equal(
      new Set(came.rows.map(here.key)).size,
      came.rows.length,
      `${here.id}: two rows have one key`,
    );
  }
}

const ANALYSES = {
  co2: () => lib.analyseCo2(lib.loadCo2()) as lib.Analysis,
  energy: () => lib.analyseEnergy(lib.loadEnergy()) as lib.Analysis,
  finance: () => lib.analyseFinance(lib.loadFinance()) as lib.Analysis,
};

for (const [name, analyse] of Object.entries(ANALYSES)) {
  Deno.test(`unpack() brings all that the views of ${name} read, of both sets of rows`, () => {
    const analysis = analyse(), { sides } = analysis;
    const { question, settings, tables } = unpack(JSON.parse(JSON.stringify(pack(analysis))));
    assert.equal(question.id, name);
    assert.deepEqual(settings, analysis.settings);
    agree(sides.today.view, sides.today.read, question.today, tables.today);
    agree(sides.study.view, sides.study.read, question.study, tables.study);
  });
}

Deno.test("pack() carries the notebook's settings, of which each view takes those that it knows", () => {
  const analysis = lib.analyseEnergy(lib.loadEnergy(), { rows: "study", hardware: ["A100"] });
  const { question, settings } = unpack(JSON.parse(JSON.stringify(pack(analysis))));
  assert.deepEqual([settings.rows, settings.hardware], ["study", ["A100"]]);
  const known = settingsFor(question.today.settings as Description<never>, settings);
  assert.deepEqual(Object.keys(known).sort(), Object.keys(question.today.settings).sort());
});

Deno.test("unpack() refuses a question that it does not know", () => {
  const luggage = pack(lib.analyseFinance(lib.loadFinance()));
  assert.throws(
    () => unpack({ ...luggage, question: "water" }),
    /^RangeError: Cannot show "water"; known are: co2, energy, finance$/,
  );
});

Deno.test("a side says in one sentence why there is no figure, and keeps the rows", () => {
  const { view, read } = lib.analyseFinance(lib.loadFinance()).sides.study;
  const none = shownOf(view, read, { minParamsB: 5000 });
  assert.match(none.fault!, /^No row is left: the setting "minParamsB"/);
  assert.equal(verdictsOf(none.side), null);
  const two = shownOf(view, read, { minParamsB: 1000 });
  assert.match(two.fault!, /^Cannot fit/);
  assert.equal(two.side.rows.length, 2);
  assert.match(answerOf(two.side).sentences[0], /^Cannot fit/);
  const empty = shownOf(view, { rows: [], leftOut: [], notes: [] }, {});
  assert.equal(empty.figure, null);
});

Deno.test("analyse() refuses when the rows asked for are too few, and explains the others", () => {
  const tables = lib.loadFinance();
  assert.throws(
    () => lib.analyseFinance(tables, { rows: "study", minParamsB: 1000 }),
    /^RangeError: Cannot fit/,
  );
  const { study, sides } = lib.analyseFinance(tables, { minParamsB: 300, kinds: "self-hosted" });
  assert.ok("missing" in study);
  assert.match(study.missing, /^No row is left/);
  assert.deepEqual(lib.fitsTable(study), {
    kind: "text",
    sentences: [`Not shown. ${study.missing}.`],
  });
  assert.deepEqual(answerOf(sides.study).sentences, [`${study.missing}.`]);
});
