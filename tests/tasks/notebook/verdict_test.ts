import assert from "node:assert/strict";
import { fault, plain } from "../../../tasks/notebook/verdict.ts";
import type { Output } from "../../../tasks/notebook/notebook.ts";
import { code, display, notebook, prose } from "./cells.ts";

const shown = display({ "text/plain": "1" });
const stream = (name: "stdout" | "stderr", text: string): Output => ({
  output_type: "stream",
  name,
  text,
});

Deno.test("fault() finds none when each cell shows something", () => {
  const cells = [code("1", [shown]), prose("text"), code("log", [stream("stdout", "a")])];
  assert.equal(fault(notebook(...cells)), null);
});

Deno.test("fault() lets cells be silent that only prepare", () => {
  const cells = ["setup", "parameters", "injected-parameters"].map((tag) => code("x", [], tag));
  assert.equal(fault(notebook(...cells)), null);
});

Deno.test("fault() names a silent cell by its number among the code cells", () => {
  const cells = [prose("text"), code("1", [shown]), code("\nconst fit = 1;\nfit;")];
  assert.match(fault(notebook(...cells)) ?? "", /^code cell 2 \(const fit = 1;\) shows nothing; /);
});

Deno.test("fault() counts an empty output and a warning as nothing", () => {
  for (const output of [display({ "text/plain": " " }), stream("stderr", "Warning")]) {
    assert.match(fault(notebook(code("1", [output]))) ?? "", /^code cell 1 \(1\) shows nothing; /);
  }
});

Deno.test("fault() tells an error without the terminal's colours, also in a set-up cell", () => {
  const error: Output = {
    output_type: "error",
    ename: "RangeError",
    evalue: "too few",
    traceback: ["Stack trace:", "\x1b[31mRangeError\x1b[0m: too few", "    at fit.ts:3:1"],
  };
  assert.equal(
    fault(notebook(code("fit()", [error], "setup"))),
    "code cell 1 (fit()) failed:\nRangeError: too few\n    at fit.ts:3:1",
  );
});

Deno.test("fault() does not count the injected cell, so that numbers are those of the notebook", () => {
  const cells = [code("s", [], "parameters"), code("i", [], "injected-parameters"), code("2")];
  assert.match(fault(notebook(...cells)) ?? "", /^code cell 2 \(2\) /);
});

Deno.test("plain() takes escape sequences away and keeps brackets", () => {
  assert.equal(plain("\x1b[1m\x1b[38;5;245ma[0]\x1b[0m"), "a[0]");
});
