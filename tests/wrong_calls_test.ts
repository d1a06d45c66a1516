import assert from "node:assert/strict";
import * as mod from "../lib/mod.ts";

// deno-lint-ignore no-explicit-any -- what nobody should pass
const lm: any = mod;
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
    () => lm.loadGrid(7),
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
  [
    () => lm.table(7),
    /^TypeError: lm.table\(\) got 7; it takes rows, or anything with keys: lm.ta/,
  ],
  [
    () => lm.table(rows, 8),
    /^TypeError: lm.table\(\) got 8; it takes an object as options: lm.tab/,
  ],
  [
    () => lm.table(rows, { columns: ["xx"] }),
    /^RangeError: No row has a column `xx`; columns are x, y$/,
  ],
  [
    () => lm.table(rows, { first: -1 }),
    /lm.table\(\) got -1; it takes a number of rows as `first`: lm.table\(/,
  ],
  [
    () => lm.table(rows, { columns: "x" }),
    /lm.table\(\) got "x"; it takes a list of names as `columns`: lm.table\(/,
  ],
  [() => lm.table(rows, { colums: ["x"] }), /has no option `colums`; perhaps `columns`$/],
  [
    () => lm.summary([]),
    /^TypeError: lm.summary\(\) got an empty list; it takes a fit: lm.summary\(lm.po/,
  ],
  [
    () => lm.text(undefined),
    /^TypeError: lm.text\(\) got undefined; it takes sentences: lm.text\(`/,
  ],
  [
    () => lm.claims({}),
    /lm.claims\(\) got an object; it takes claims and what tests them: lm.claims\(\{/,
  ],
  [
    () => lm.leftOut([]),
    /lm.leftOut\(\) got an empty list; it takes tables: lm.leftOut\(served, offers\)$/,
  ],
  [() => lm.data(), /lm.data\(\) got undefined; it takes tables: lm.data\(served, offers\)$/],
  [() => lm.methods(), /lm.methods\(\) got undefined; it takes tables and fits: lm.methods\(\{/],
  [
    () => lm.show(() => 1),
    /^TypeError: lm.show\(\) got a function; it takes figures, tables, rows,/,
  ],
  [
    () => lm.live(rows),
    /^TypeError: lm.live\(\) got a list; it takes a table: lm.live\(lm.loadServed/,
  ],
  [
    () => lm.keep([], {}),
    /^TypeError: lm.keep\(\) got a list; it takes a table and settings/,
  ],
  [() => lm.times("x"), /lm.times\(\) got "x"; it takes a number: lm.times\(lm.factor/],
  [() => lm.csvText(7), /lm.csvText\(\) got 7; it takes rows: lm.csvText\(served.rows\)$/],
  [
    () => lm.csv("../a.csv", []),
    /^RangeError: Cannot offer a CSV file: found the name "\.\.\/a.csv"/,
  ],
  [() => lm.svg(7), /^TypeError: Cannot make a file of this: need a figure, as lm.figure/],
  [() => lm.source([]), /^TypeError: lm.source\(\) takes a table, such as lm.source\(/],
];

Deno.test("functions that are called with a wrong thing say what they take and show a call", () => {
  for (const [call, message] of WRONG) assert.throws(call, message);
});
