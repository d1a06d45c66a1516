/** The code of docs/explore.md, run as the cells of one notebook. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { root } from "../../tasks/jupyter/places.ts";
import { inWorkFolder, runNotebook } from "../../tasks/notebook/run.ts";
import { notebookOf, said } from "./cells.ts";

/** The TypeScript of a page, block by block. */
const blocksOf = (markdown: string) =>
  [...markdown.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code.trim());

/** A cell that fails when a function or a column that the page names is not there. */
function namesThere(page: string): string {
  const functions = new Set(Array.from(page.matchAll(/\blm\.(\w+)/g), ([, name]) => name));
  const columns = Array.from(
    page.matchAll(/^\| `lm\.(load\w+)\(\)` \|.*\| ([^|]*) \|$/gm),
    ([, load, named]) => [load, Array.from(named.matchAll(/`(\w+)`/g), ([, name]) => name)],
  );
  assert.equal(columns.length, 8);
  return [
    `const there = (load) => new Set(lm[load]().rows.flatMap((row) => Object.keys(row)));`,
    `const missing = ${JSON.stringify([...functions])}.filter((name) => !(name in lm));`,
    `for (const [load, names] of ${JSON.stringify(columns)}) {`,
    `  missing.push(...names.filter((name) => !there(load).has(name)));`,
    `}`,
    `if (missing.length > 0) throw new Error("not there: " + missing);`,
    `lm.text("all there");`,
  ].join("\n");
}

/** Whether a block's last statement is a value, which the cell shows. */
const endsInValue = (code: string) =>
  !/^(import|const|Deno\.write)/.test(
    code.split(/\n(?=\S)/).filter((part) => /^[\w[]/.test(part)).at(-1)!,
  );

Deno.test("docs/explore.md: each block runs in a notebook, and shows what it ends in", async () => {
  const page = await Deno.readTextFile(join(root, "docs/explore.md"));
  const blocks = [...blocksOf(page), namesThere(page)];
  const board = await Deno.readTextFile(join(root, "data/leaderboard.csv"));
  await ensureEnvironment();
  await inWorkFolder(async (folder) => {
    await Deno.mkdir(join(folder, "my"));
    const text = board.split("\n").slice(0, 200).join("\n");
    await Deno.writeTextFile(join(folder, "my/leaderboard.csv"), text);
    await Deno.writeTextFile(join(folder, "my/file.csv"), "model;kWh\na;0,5\nb;1,25\n");
    const done = await runNotebook(notebookOf(blocks), folder, "explore");
    done.cells.forEach(({ outputs = [] }, i) => {
      const shown = outputs.map(said);
      assert.ok(outputs.every((one) => one.output_type !== "error"), `${blocks[i]}\n${shown}`);
      assert.equal(
        shown.some((text) => text !== ""),
        endsInValue(blocks[i]),
        `${blocks[i]}\n${shown}`,
      );
    });
    for (const name of ["figure.svg", "figure.png", "rows.csv", "rows_fr.csv"]) {
      assert.ok((await Deno.stat(join(folder, name))).size > 1000, name);
    }
    assert.match(await Deno.readTextFile(join(folder, "rows_fr.csv")), /^line;.*\n\d+;.*;\d+,\d+/);
  });
});
