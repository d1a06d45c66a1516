import assert from "node:assert/strict";
import { fault } from "../../../tasks/notebook/verdict.ts";
import type { Cell, Output } from "../../../tasks/notebook/notebook.ts";
import { code, display, notebook, prose } from "./cells.ts";

const shown = display({ "text/plain": "1" });
const stream = (name: "stdout" | "stderr", text: string): Output => (
  { output_type: "stream", name, text }
);
const error: Output = {
  output_type: "error",
  ename: "RangeError",
  evalue: "too few",
  traceback: [
    "Stack trace:",
    "\x1b[1m\x1b[38;5;245mRangeError\x1b[0m: too few [0]",
    "    at fit.ts:3:1",
  ],
};
const silent = ["setup", "parameters", "injected-parameters"].map((tag) => code("x", [], tag));

Deno.test("fault() finds none where each cell shows something, or only prepares", () => {
  const cells = [code("1", [shown]), prose("text"), code("log", [stream("stdout", "a")])];
  assert.equal(fault(notebook(...cells, ...silent)), null);
});

const faulty: [what: string, cells: Cell[], says: string][] = [
  [
    "a silent cell by its number among the code cells of the notebook",
    [prose("text"), ...silent.slice(1), code("\nconst fit = 1;\nfit;")],
    "code cell 2 (const fit = 1;) shows nothing; ",
  ],
  [
    "an empty output",
    [code("1", [display({ "text/plain": " " })])],
    "code cell 1 (1) shows nothing; ",
  ],
  ["a warning alone", [code("1", [stream("stderr", "W")])], "code cell 1 (1) shows nothing; "],
  [
    "an error without the terminal's colours, also in a set-up cell",
    [code("fit()", [error], "setup")],
    "code cell 1 (fit()) failed:\nRangeError: too few [0]\n    at fit.ts:3:1",
  ],
];
for (const [what, cells, says] of faulty) {
  Deno.test(`fault() names ${what}`, () => {
    assert.equal(fault(notebook(...cells))?.slice(0, says.length), says);
  });
}
