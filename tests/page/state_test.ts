import assert from "node:assert/strict";
import { initialState, isAbout, readHash, writeHash } from "../../lib/page/state.ts";
import { co2View } from "../../lib/study/co2_view.ts";
import { carbonView } from "../../lib/study/carbon_view.ts";
import { carbonSettings } from "../../lib/filter/carbon.ts";
import { completeSettings } from "../../lib/filter/setting.ts";
import { evaluationSettings } from "../../lib/filter/evaluations.ts";

const view = co2View, initial = initialState(view, completeSettings(evaluationSettings, {}));
const read = (hash: string) => readHash(hash, { view, initial, rows: [] });

Deno.test("writeHash() and readHash() keep all that a reader has chosen", () => {
  const state = {
    settings: { ...initial.settings, types: ["chat", "merge"], maxParamsB: 8.5, fit: "linear" },
    find: "Llama 3 & co",
    pins: ["12", "90"],
    sortedBy: 3,
    descending: true,
  };
  const hash = writeHash("", { view, initial, state });
  assert.equal(
    hash,
    "#co2.types=chat&co2.types=merge&co2.maxParamsB=8.5&co2.fit=linear" +
      "&co2.find=Llama+3+%26+co&co2.pin=12&co2.pin=90&co2.sort=-3",
  );
  assert.deepEqual(read(hash), state);
});

Deno.test("writeHash() says nothing of what is as it came, and leaves other figures alone", () => {
  assert.equal(writeHash("", { view, initial, state: initial }), "");
  assert.equal(writeHash("#limits", { view, initial, state: initial }), "");
  assert.equal(
    writeHash("#energy.average=median&co2.find=x", { view, initial, state: initial }),
    "#energy.average=median",
  );
});

Deno.test("writeHash() writes a bound that the reader has taken away", () => {
  const bound = { ...initial, settings: { ...initial.settings, maxParamsB: 40 } };
  const hash = writeHash("", { view, initial: bound, state: initial });
  assert.equal(hash, "#co2.maxParamsB=");
  assert.equal(readHash(hash, { view, initial: bound, rows: [] }).settings.maxParamsB, null);
});

Deno.test("readHash() ignores what the view does not know or cannot hold", () => {
  for (
    const hash of [
      "#co2.types=chatty",
      "#co2.maxParamsB=many",
      "#co2.slmLimitB=-1",
      "#co2.nothing=1",
      "#co2.__proto__=1",
      "#co2.sort=99",
      "#co2.fit=%3Cscript%3E",
      "#%E0%A4%A",
    ]
  ) assert.deepEqual(read(hash), initial, hash);
});

Deno.test("isAbout() tells a figure's link from a heading's anchor", () => {
  assert.equal(isAbout(view, "#co2.fit=linear"), true);
  assert.equal(isAbout(view, ""), true);
  assert.equal(isAbout(view, "#limits"), false);
  assert.equal(isAbout(view, "#energy.fit=linear"), false);
});

Deno.test("writeHash() and isAbout() leave alone which rows a figure shows", () => {
  const hash = writeHash("#rows.co2=study", { view, initial, state: { ...initial, find: "x" } });
  assert.equal(hash, "#rows.co2=study&co2.find=x");
  assert.equal(isAbout(view, "#rows.co2=study"), false);
  assert.deepEqual(read("#rows.co2=study"), initial);
});

Deno.test("states of a notebook's two sets of rows stand in one link beside each other", () => {
  const today = carbonView, start = initialState(today, completeSettings(carbonSettings, {}));
  const chosen = { ...start, settings: { ...start.settings, machines: ["B200"], pue: 1.2 } };
  const hash = writeHash("#co2.types=chat", { view: today, initial: start, state: chosen });
  assert.equal(hash, "#co2.types=chat&co2-today.pue=1.2&co2-today.machines=B200");
  const rows = [{ hardware: "B200" }] as never[];
  assert.deepEqual(readHash(hash, { view: today, initial: start, rows }), chosen);
  assert.deepEqual(read(hash).settings, { ...initial.settings, types: ["chat"] });
  assert.deepEqual(readHash("#co2-today.pue=0.5", { view: today, initial: start, rows }), start);
});
