import assert from "node:assert/strict";
import { evaluationSettings } from "../../lib/filter/evaluations.ts";
import { measurementSettings } from "../../lib/filter/measurements.ts";
import { priceSettings } from "../../lib/filter/prices.ts";
import { parseSetting } from "../../lib/filter/parse_setting.ts";
import { completeSettings, type Description } from "../../lib/filter/setting.ts";

const ALL: Description<never>[] = [evaluationSettings, measurementSettings, priceSettings];

Deno.test("completeSettings() fills in what is not given, and survives JSON", () => {
  for (const description of ALL) {
    const settings = completeSettings(description, {});
    assert.deepEqual(Object.keys(settings), Object.keys(description));
    assert.deepEqual(JSON.parse(JSON.stringify(settings)), settings);
    assert.equal(settings.slmLimitB, 7);
    assert.equal(settings.maxParamsB, null);
  }
});

Deno.test("completeSettings() refuses an unknown setting with the known ones", () =>
  assert.throws(
    () => completeSettings(evaluationSettings, { type: "chat" }),
    /^RangeError: There is no setting "type"; known are: types, precisions, /,
  ));

Deno.test("completeSettings() knows only its own settings, not those of every object", () =>
  assert.throws(
    () => completeSettings(evaluationSettings, { constructor: "chat" }),
    /There is no setting "constructor"/,
  ));

Deno.test("completeSettings() refuses values that a setting cannot hold", () => {
  const cases: [string, unknown, RegExp][] = [
    ["types", 7, /"types" \(Type\) cannot be 7; it takes "all" or a list of: "chat"/],
    ["types", [], /cannot be \[\]/],
    ["maxParamsB", "40", /cannot be "40"; it takes a number, or null for no limit/],
    ["maxParamsB", Infinity, /it takes a number, or null/],
    ["slmLimitB", 0, /cannot be 0; it takes a number above 0/],
    ["slmLimitB", null, /it takes a number above 0/],
    ["fit", "cubic", /it takes one of: "best", "linear", "power law", "exponential"/],
    ["repeats", "none", /it takes one of: "all", "first of each model"/],
  ];
  for (const [key, value, message] of cases) {
    assert.throws(() => completeSettings(evaluationSettings, { [key]: value }), message);
  }
});

Deno.test("parseSetting() reads what a command line gives", () => {
  assert.deepEqual(parseSetting(evaluationSettings, "types", "chat, merge"), ["chat", "merge"]);
  assert.equal(parseSetting(evaluationSettings, "types", "all"), "all");
  assert.equal(parseSetting(evaluationSettings, "maxParamsB", "40"), 40);
  assert.equal(parseSetting(evaluationSettings, "maxParamsB", "4e1"), 40);
  assert.equal(parseSetting(evaluationSettings, "maxParamsB", "null"), null);
  assert.equal(parseSetting(evaluationSettings, "fit", "power law"), "power law");
});

Deno.test("parseSetting() refuses what it does not know", () => {
  const cases: [string, string, RegExp][] = [
    ["typ", "chat", /There is no setting "typ"/],
    ["maxParamsB", "forty", /cannot be "forty"/],
    ["maxParamsB", "0x10", /cannot be "0x10"/],
    ["maxParamsB", "", /cannot be ""/],
    ["slmLimitB", "null", /cannot be "null"/],
    ["fit", "linear,linear", /it takes one of/],
  ];
  for (const [key, text, message] of cases) {
    assert.throws(() => parseSetting(evaluationSettings, key, text), message);
  }
});
