import assert from "node:assert/strict";
import { settingValues } from "../../../tasks/export/settings.ts";

Deno.test("settingValues() gives a setting to the notebooks that know it", () => {
  const texts = new Map([["types", "chat,pretrained"], ["maxParamsB", "40"]]);
  assert.deepEqual(settingValues(["co2", "energy"], texts), {
    co2: { types: ["chat", "pretrained"], maxParamsB: 40 },
    energy: { maxParamsB: 40 },
  });
});

Deno.test("settingValues() refuses a setting that no chosen notebook knows", () => {
  const texts = new Map([["types", "chat"]]);
  assert.throws(
    () => settingValues(["finance"], texts),
    /^RangeError: Cannot set types: .*\n {2}finance: /,
  );
});

Deno.test("settingValues() refuses a value that the setting cannot hold", () => {
  assert.throws(() => settingValues(["co2"], new Map([["types", "chatty"]])), RangeError);
  assert.throws(() => settingValues(["co2"], new Map([["maxParamsB", "1,5"]])), RangeError);
});
