import assert from "node:assert/strict";
import * as lm from "../lib/mod.ts";
import cases from "./cases/wrong_calls.json" with { type: "json" };

const rows = [1, 2, 3, 4].map((x) => ({ x, y: 2 * x }));
const fit = lm.powerLaw(rows, { y: "y", x: "x" }), bent = lm.bend(rows, { y: "y", x: "x", at: 2 });

Deno.test("functions that are called with a wrong thing say what they take and show a call", () => {
  for (const [call, says] of cases) {
    const cell = new Function("lm", "rows", "fit", "bent", call); // untyped, as a cell may be
    const said = (error: unknown) => `${error}`.includes(says);
    assert.throws(() => cell(lm, rows, fit, bent), said, call);
  }
});
