import assert from "node:assert/strict";
import { cellModule, nameCells, ofCells } from "../../../tasks/checks/cells.ts";
import { code, notebook, prose } from "../notebook/cells.ts";

const module = cellModule(
  notebook(
    code('import a from "a";'),
    prose("x"),
    code("const b = a;"),
    code("const a = 'x';\nlet x;"),
  ),
);

Deno.test("cellModule() lets a later cell see and declare again what an earlier one declared", () =>
  assert.equal(
    module.text,
    "import a from \"a\";\n{\nconst b = a;\n{\nconst a = 'x';\nlet x;\n}}",
  ));

Deno.test("nameCells() names notebook, cell and line in reports of check and of lint", () => {
  const url = "file:///p/.run-a/co2.ts";
  assert.equal(
    nameCells(`TS1: wrong\n    at ${url}:6:3`, { co2: module }),
    "TS1: wrong\n    at notebooks/co2.ipynb, code cell 3, line 2, column 3",
  );
  assert.equal(
    nameCells(`${url}: line 3, col 1 - bad (rule)`, { co2: module }),
    "notebooks/co2.ipynb, code cell 2, line 1, column 1 - bad (rule)",
  );
});

Deno.test("ofCells() keeps what a report says of cells, not what looser rules find elsewhere", () => {
  const cell = "TS1: wrong\n  x\n\n  more of it\n    at co2.ipynb, code cell 2, line 2, column 3";
  const other = "TS2: wrong\n    at file:///p/lib/a.ts:1:2";
  assert.equal(ofCells(`${other}\n\n${cell}\n\nFound 2 errors.`), cell);
});
