import assert from "node:assert/strict";
import type { Setting } from "../../../lib/settings/description.ts";
import { overridesOf } from "../../../tasks/export/overrides.ts";

const choices = (field: string, ...values: string[]): Setting => ({
  kind: "choices",
  label: field,
  field,
  values,
});
const descriptions = {
  served: { hardware: choices("hardware", "H100", "B200"), task: choices("task", "gpqa") },
  measurements: { hardware: choices("hardware", "A100") },
  offers: { slmLimitB: { kind: "amount", label: "Limit", unit: "B", initial: 7 } },
} as const;
const tables = {
  energy: ["served", "measurements", "unknown"],
  co2: ["served"],
  finance: ["offers"],
};
const given = (...texts: string[]) =>
  overridesOf(
    descriptions,
    tables,
    texts.map((text) => text.split("=")).map(([path, value]) => ({ path, value })),
  );

Deno.test("overridesOf() gives a setting to the notebooks that use its table", () => {
  assert.deepEqual(given("served.hardware=H100, B200", "slmLimitB=8e0", "task=all"), {
    energy: { served: { hardware: ["H100", "B200"], task: "all" } },
    co2: { served: { hardware: ["H100", "B200"], task: "all" } },
    finance: { offers: { slmLimitB: 8 } },
  });
});

Deno.test("overridesOf() refuses what no notebook has, what is not clear, and values that are none", () => {
  assert.throws(
    () => given("tasks=gpqa"),
    /^RangeError: Cannot set tasks: no notebook has it; known are\n {2}energy: served\.hardware, served\.task, measurements\.hardware\n/,
  );
  assert.throws(() => given("grid.code=FR"), /^RangeError: Cannot set grid\.code: no notebook/);
  assert.throws(() => given("hardware=H100"), /`served\.hardware` or `measurements\.hardware`/);
  assert.throws(
    () => given("slmLimitB=small"),
    /^RangeError: `offers.slmLimitB` \(Limit\) cannot be "small"; it takes a number above 0/,
  );
});
