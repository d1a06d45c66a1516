/** Decides when the pinned Deno may move: later ones lose outputs, or put them under other cells. */
import assert from "node:assert/strict";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { pinnedDeno, program } from "../../tasks/jupyter/places.ts";
import { inWorkFolder, runNotebook } from "../../tasks/notebook/run.ts";
import { run } from "../../tasks/process.ts";
import { notebookOf, said } from "./cells.ts";

/** The ways in which a cell shows something; each shows the text `cell <i>`. */
const ways = [
  (i: number) => `"cell ${i}"`,
  (i: number) => `({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": "cell ${i}" }) })`,
  (i: number) =>
    `({ [Symbol.for("Jupyter.display")]: async () => (await 0, { "text/plain": "cell ${i}" }) })`,
  (i: number) =>
    `await Deno.jupyter.display({ "text/plain": "cell ${i}" }, { raw: true }); undefined`,
  (i: number) => `console.log("cell ${i}")`,
];

Deno.test("the kernel shows 100 outputs of 100 cells, in order", async () => {
  await ensureEnvironment();
  const count = 100;
  const notebook = notebookOf(Array.from({ length: count }, (_, i) => ways[i % ways.length](i)));
  const { cells } = await inWorkFolder((folder) => runNotebook(notebook, folder, "order"));
  const outputs = cells.map(({ outputs = [] }) =>
    outputs.map((output) => said(output).replace(/^"(.*)"$/, "$1")) // a string is quoted
  );
  assert.deepEqual(outputs, Array.from({ length: count }, (_, i) => [`cell ${i}`]));
});

Deno.test("the kernel of .venv is the pinned Deno", async () => {
  await ensureEnvironment();
  const { output } = await run(program("deno"), ["--version"]);
  assert.match(output, new RegExp(`^deno ${await pinnedDeno()} `));
});
