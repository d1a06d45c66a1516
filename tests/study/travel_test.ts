import assert from "node:assert/strict";
import { loadLeaderboard, loadLlmPerf, loadPrices } from "../../lib/read/load.ts";
import type { Read } from "../../lib/read/left_out.ts";
import { co2View } from "../../lib/study/co2_view.ts";
import { energyView } from "../../lib/study/energy_view.ts";
import { financeView } from "../../lib/study/finance_view.ts";
import { pack, unpack } from "../../lib/study/travel.ts";
import { compute, verdictsOf, type View } from "../../lib/study/view.ts";

/** Settings that make every field of a row count that a filter can read. */
const TRIALS: Record<string, Record<string, unknown>[]> = {
  co2: [
    {},
    { types: ["chat"], precisions: ["bfloat16"], experts: "dense", minParamsB: 3, maxParamsB: 8 },
    { minScorePercent: 20, maxScorePercent: 30, repeats: "first of each model", fit: "linear" },
  ],
  energy: [
    {},
    { hardware: ["A100", "T4"], quantizations: ["Unquantized"], average: "median" },
    { sizes: "in the file", repeats: "first", precisions: "float16", minScorePercent: 10 },
  ],
  finance: [{}, { kinds: "API", slmLimitB: 13 }, { doubts: "undoubted", inputPerOutput: 1 }],
};

async function agree<Row>(view: View<Row>, read: Read<Row> | Promise<Read<Row>>) {
  const data = await read;
  const there = unpack(JSON.parse(JSON.stringify(pack(view, data, {}))));
  for (const settings of TRIALS[view.id]) {
    const here = compute(view, data, settings);
    const page = compute(there.view, there.read, settings);
    assert.equal(page.fault, here.fault);
    assert.equal(here.fault, null);
    assert.deepEqual(JSON.stringify(page.figure), JSON.stringify(here.figure)); // titles too
    assert.deepEqual(page.answer, here.answer);
    assert.deepEqual(page.leftOut, here.leftOut);
    assert.deepEqual(verdictsOf(there.view, page), verdictsOf(view, here));
    const cells = <R>({ columns, details }: View<R>, rows: readonly R[]) =>
      rows.map((row) => [...columns.map(({ of }) => of(row)), ...details(row)]);
    assert.deepEqual(cells(there.view, page.rows), cells(view, here.rows));
  }
}

Deno.test("unpack() brings all of co2 that its view reads", () =>
  agree(co2View, loadLeaderboard()));
Deno.test("unpack() brings all of energy that its view reads", () =>
  agree(energyView, loadLlmPerf()));
Deno.test("unpack() brings all of finance that its view reads", () =>
  agree(financeView, loadPrices()));

Deno.test("unpack() refuses a view that it does not know", () => {
  const luggage = { ...pack(co2View, { rows: [], leftOut: [], notes: [] }, {}), view: "water" };
  assert.throws(() => unpack(luggage), /^RangeError: Cannot show "water"; known are: co2, energy/);
});

Deno.test("compute() says in one sentence why there is no figure, and keeps the rows", async () => {
  const data = await loadPrices();
  const none = compute(financeView, data, { minParamsB: 5000 });
  assert.match(none.fault!, /^No row is left: the setting "minParamsB"/);
  assert.equal(verdictsOf(financeView, none), null);
  const two = compute(financeView, data, { minParamsB: 1000 });
  assert.match(two.fault!, /^Cannot fit/);
  assert.equal(two.rows.length, 2);
  assert.throws(() => compute(financeView, { rows: [], leftOut: [], notes: [] }, {}).figure!.kind);
});
