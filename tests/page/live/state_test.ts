import assert from "node:assert/strict";
import { lookFor, selectionOf, sentence } from "../../../lib/page/live/selection.ts";
import {
  initialState,
  isAbout,
  readHash,
  settingsCell,
  type State,
  unknownWords,
  writeHash,
} from "../../../lib/page/live/state.ts";
import { subject } from "./subject.ts";

const initial = initialState(subject);
const read = (hash: string) => readHash(hash, "served", subject);

Deno.test("an address says what differs from the notebook's settings, and reads back", () => {
  const settings = { ...subject.settings, hardware: ["H100", "B200"], minParamsB: 2 };
  const order = { field: "paramsB", descending: true };
  const state: State = { settings, find: "a & b", pins: ["b|H100"], order };
  const hash = writeHash("#offers.find=x&heading", "served", subject, state);
  assert.equal(
    hash,
    "#offers.find=x&served.hardware=H100&served.hardware=B200&served.minParamsB=2&" +
      "served.find=a+%26+b&served.pin=b%7CH100&served.sort=-paramsB",
  );
  assert.deepEqual(read(hash), state);
  const all = { ...initial, settings: { ...settings, hardware: "all", minParamsB: null } };
  assert.deepEqual(read(writeHash("", "served", subject, all)), all);
  assert.equal(writeHash("#heading", "served", subject, initial), "");
});

Deno.test("what an address cannot mean stays as it was", () => {
  for (
    const words of [
      "hardware=A100",
      "minParamsB=-1",
      "minParamsB=many",
      "minParamsB=0x10",
      "minParamsB=9&served.maxParamsB=3&served.minParamsB=x",
      "fit=cubic",
      "slmLimitB=3", // this figure does not show it
      "sort=toString",
      "__proto__=1",
    ]
  ) {
    const { settings, order } = read(`#served.${words}`);
    assert.deepEqual(settings.hardware, ["H100"], words);
    assert.deepEqual([settings.fit, settings.slmLimitB], ["power law", 7], words);
    assert.deepEqual(order, initial.order, words);
    const last = words.split("&served.").at(-1)!;
    assert(unknownWords(`#served.${words}`, "served", subject).includes(last), words);
  }
  assert.deepEqual(read("#served.minParamsB=9&served.maxParamsB=3").settings.maxParamsB, null);
  const known = "hardware=H100&hardware=B200&minParamsB=2e0&maxParamsB=&fit=linear&sort=-paramsB" +
    "&find=x&pin=b|H100";
  const link = `#heading&offers.x=y&served.${known.replaceAll("&", "&served.")}`;
  assert.deepEqual(unknownWords(link, "served", subject), []);
  assert.deepEqual(unknownWords(`${link}&served.pin=c`, "served", subject), ["pin=c"]);
  assert.ok(isAbout("served", "#served.find=x") && isAbout("served", ""));
  assert.ok(!isAbout("served", "#served2.find=x"));
});

Deno.test("settings that leave nothing, or cannot be, are a sentence", () => {
  const of = (settings: object) => selectionOf(subject, { ...subject.settings, ...settings });
  const { rows, leftOut } = of({});
  assert.deepEqual(rows, [subject.rows[0], subject.rows[2]]);
  assert.deepEqual(leftOut, [{ why: "Hardware is not H100", count: 1 }]);
  assert.match(
    of({ minParamsB: 100 }).fault!,
    /^No row is left: “Smallest model: below 100.B” left out .*\.$/,
  );
  // by the labels of the form
  assert.match(
    of({ minParamsB: 5, maxParamsB: 2 }).fault!,
    /^“Smallest model” \(5\) is above “Largest model” \(2\): no row can be both/,
  );
  assert.equal(
    of({ slmLimitB: -3 }).fault!,
    "“Small means at most” cannot be -3; it takes a number above 0 and up to 1,000,000,000,000.",
  );
  assert.match(
    String(sentence(() => JSON.parse(""))),
    /^The figure cannot be drawn from these rows \(.*\)\.$/,
  );
  const found = lookFor(" A ", of({ hardware: "B200" }), subject);
  assert.deepEqual(found.listed, [subject.rows[1]]);
  assert.equal(
    found.summary,
    "1 of 3 measurements in view. “a” is in 1 row, ringed in the figure; 1 more not in view.",
  );
});

Deno.test("the settings cell says what is not as at first", () => {
  assert.equal(
    settingsCell(subject, { ...subject.settings, fit: "linear" }),
    'const settings = lm.settings({\n  served: { hardware: ["H100"], fit: "linear" },\n});\n',
  );
  assert.equal(
    settingsCell(subject, { ...subject.settings, hardware: "all" }),
    "const settings = lm.settings({\n  served: {},\n});\n",
  );
});
