import assert from "node:assert/strict";
import { cellModule, nameCells, ofCells } from "../../../tasks/checks/cells.ts";
import { code, notebook, prose } from "../notebook/cells.ts";

Deno.test("cellModule() lets a later cell see and declare again what an earlier one declared", () => {
  const { text } = cellModule(
    notebook(code("const a = 1;"), prose("x"), code("const b = a;"), code("const a = 'x';\na;")),
  );
  assert.equal(text, "{\nconst a = 1;\n{\nconst b = a;\n{\nconst a = 'x';\na;\n}}}\nexport {};");
});

Deno.test("cellModule() moves imports to the top, equal ones once, and knows their lines", () => {
  const first = 'import {\n  a,\n  b,\n} from "./x.ts";\nimport "y";\na(b);';
  const second = 'import "y";\nconst { c } = await import("./z.ts");\nc;';
  const { text, places } = cellModule(notebook(code(first), code(second)));
  assert.equal(
    text,
    'import {\n  a,\n  b,\n} from "./x.ts";\nimport "y";\n{\n\n\n\n\n\na(b);\n{\n\n' +
      'const { c } = await import("./z.ts");\nc;\n}}\nexport {};',
  );
  assert.deepEqual(places[4], { cell: 1, line: 5 });
  assert.deepEqual(places[11], { cell: 1, line: 6 });
  assert.deepEqual(places[14], { cell: 2, line: 2 });
});

Deno.test("cellModule() opens no block for a cell of imports alone", () => {
  assert.equal(
    cellModule(notebook(code('import a from "a";'))).text,
    'import a from "a";\n\nexport {};',
  );
});

Deno.test("nameCells() names notebook, cell and line in reports of check and of lint", () => {
  const module = cellModule(notebook(code("1;"), code("2;\nlet x = 3;")));
  const url = "file:///p/.run-a/co2.ts";
  const check = `TS1: wrong\n    at ${url}:5:3`;
  assert.equal(
    nameCells(check, url, "co2.ipynb", module),
    "TS1: wrong\n    at co2.ipynb, code cell 2, line 2, column 3",
  );
  const lint = `${url}: line 2, col 1 - bad (rule)`;
  assert.equal(
    nameCells(lint, url, "co2.ipynb", module),
    "co2.ipynb, code cell 1, line 1, column 1 - bad (rule)",
  );
});

Deno.test("ofCells() keeps what a report says of cells, not what looser rules find elsewhere", () => {
  const cell = "TS1: wrong\n  x\n\n  more of it\n    at co2.ipynb, code cell 2, line 2, column 3";
  const other = "TS2: wrong\n    at file:///p/lib/a.ts:1:2";
  assert.equal(ofCells(`${other}\n\n${cell}\n\nFound 2 errors.`), cell);
});
