import assert from "node:assert/strict";
import * as lm from "../../lib/core.ts";
import { unpack } from "../../lib/page/live/parcel.ts";
import type { Parcel } from "../../lib/page/live/subject.ts";
import { keep } from "../../lib/settings/keep.ts";
import { DISPLAY } from "../../lib/show/display.ts";
import { live } from "../../lib/show/live_cell.ts";
import { loadStudyPrices } from "../../lib/tables/study_prices.ts";

const table = loadStudyPrices();

const parcelIn = (html: string) => unpack<Parcel>(/data-live>([^<]*)</.exec(html)![1]);

Deno.test("a live figure whose rows are too few for it says so, and can still be filtered", async () => {
  const shown = live(table, { payment: "API" }, ({ rows, settings }) => {
    throw new lm.TooFewError(`${rows.length} rows & ${settings.slmLimitB}`);
  });
  const { "text/html": html, "text/plain": plain } = await shown[DISPLAY]();
  assert.equal(plain, "10 rows & 7");
  const inOrder = /<p data-still>10 rows &amp; 7<\/p>.*data-live>.*lmDrawings.*atob\(.*<lm-live-/s;
  assert.match(html, inOrder);

  const parcel = await parcelIn(html);
  assert.deepEqual(parcel.rows, table.rows, "all rows travel, not those of the notebook's filters");
  assert.deepEqual(parcel.settings.payment, ["API"]);
  assert.ok(parcel.form.includes("payment") && parcel.form.includes("slmLimitB"));
  assert.ok(!parcel.form.includes("xScale"), "the drawing does not use it");
});

Deno.test("a reader can widen what the notebook's settings keep, but not what else it kept", async () => {
  const travels = async (kept: typeof table, settings: { payment?: string }) => {
    const shown = live(kept, settings, () => {
      throw new lm.TooFewError("none");
    });
    return (await parcelIn((await shown[DISPLAY]())["text/html"])).rows.length;
  };
  const settings = { payment: "API" }, large = keep(table, { minParamsB: 10 });
  assert.equal(await travels(keep(table, settings), settings), 38);
  assert.equal(await travels(keep(table, settings), {}), 10);
  assert.equal(await travels(keep(large, settings), settings), large.rows.length);
});

Deno.test("a function that returns no figure, or fails, is an error of its cell", () => {
  const none = () => live(table, {}, (() => 7) as unknown as () => Element);
  assert.throws(none, /its function returned number, no figure; end it with return lm\.figure/);
  const fails = () =>
    live(table, {}, ({ rows }) => rows.find((d) => d.paramsB < 0)!.model as never);
  assert.throws(fails, TypeError);
});

Deno.test("a setting that the table does not have, and what a drawing is not given, are refused", () => {
  const cases: [(given: never) => unknown, RegExp][] = [
    [
      ({ settings }: { settings: { slmLimit: number } }) => settings.slmLimit,
      /^RangeError: .* studyPrices has no setting `slmLimit`, perhaps `slmLimitB`$/,
    ],
    [
      ({ row }: { row: unknown }) => row,
      /^RangeError: Cannot make this figure live: it is not given `row`, perhaps `rows`$/,
    ],
  ];
  for (const [draw, message] of cases) assert.throws(() => live(table, {}, draw as never), message);
});
