import assert from "node:assert/strict";
import * as core from "../lib/core.ts";
import { loadGrid } from "../lib/tables/grid.ts";

// deno-lint-ignore no-explicit-any -- what nobody should pass
const lm: any = core;
const rows = [1, 2, 3, 4].map((x) => ({ x, y: 2 * x }));
const fit = lm.powerLaw(rows, { y: "y", x: "x" }), bent = lm.bend(rows, { y: "y", x: "x", at: 2 });

const WRONG: [() => unknown, RegExp][] = [
  [
    () => lm.baseName(null),
    /lm.baseName\(\) got null; it takes a name: lm.baseName\("Qwen\/Qwen3-8B"\)$/,
  ],
  [() => lm.modelKey(7), /lm.modelKey\(\) got 7; it takes the name of a model: lm.modelKey\("meta/],
  [
    () => lm.priceOf({ a: 1 }),
    /lm.priceOf\(\) got an object; it takes an offer with both prices: lm/,
  ],
  [() => lm.ecologits(null), /lm.ecologits\(\) got null; it takes a model's sizes: lm.ecologits\(/],
  [
    () => lm.kindOf(undefined),
    /lm.kindOf\(\) got undefined; it takes a model's sizes: lm.kindOf\(/,
  ],
  [
    () => loadGrid(7 as never),
    /^TypeError: A table is loaded from a path, got 7: lm.loadServed\("my/,
  ],
  [() => lm.fitted(fit, null), /lm.fitted\(\) got null; it takes along what to draw: lm.fitted\(/],
  [() => lm.fitted(bent, { along: "z" }), /^RangeError: The fit has no `z`; it has x$/],
  [
    () => lm.intervals(null, { y: "x" }),
    /Expected a list of rows, found null; call lm.intervals\(/,
  ],
  [() => lm.intervals(rows, { y: "z" }), /No row has a column `z`; columns are x, y$/],
  [() => lm.limit("x"), /lm.limit\(\) got "x"; it takes a size above 0: lm.limit\(7\)$/],
  [
    () => lm.names(rows, { x: "x", y: "y", text: "z" }),
    /No row has a column `z`; columns are x, y$/,
  ],
  [
    () => lm.factor(fit),
    /lm.factor\(\) got undefined; it takes a fit and a quantity or group: lm./,
  ],
  [() => lm.againstFit(fit, [{ y: 1 }]), /No row has a column `x`; columns are y$/],
  [() => lm.exponentialAbove([null]), /take what lm.compare gives, such as lm.exponentialAbove\(/],
  [
    () => lm.proportional(null),
    /lm.proportional\(\) got null; it takes a fit and a quantity: lm.proportional\(/,
  ],
  [
    () => lm.number("7"),
    /^TypeError: lm.number\(\) got "7"; it takes a number: lm.number\(0.824\)$/,
  ],
  [() => lm.within(7), /lm.within\(\) got 7; it takes an estimate with its interval: lm.within\(/],
  [() => lm.count("x", "row"), /lm.count\(\) got "x"; it takes a number and a noun: lm.count\(/],
  [() => lm.list("x"), /lm.list\(\) got "x"; it takes words: lm.list\(\["H100", "B200"\]\)$/],
  [() => lm.source([]), /^TypeError: lm.source\(\) takes a table, such as lm.source\(/],
];

Deno.test("functions that are called with a wrong thing say what they take and show a call", () => {
  for (const [call, message] of WRONG) assert.throws(call, message);
});
