/** The code of docs/explore.md, run as the cells of one notebook. */
import assert from "node:assert/strict";
import { join } from "node:path";
import * as lm from "../../lib/mod.ts";
import { root } from "../../tasks/jupyter/places.ts";
import { runCells, said } from "./cells.ts";

const page = await Deno.readTextFile(join(root, "docs/explore.md"));

/** Whether a block's last statement is a value, which the cell shows. */
const endsInValue = (code: string) =>
  !/^(import|const|Deno\.write)/.test(
    code.split(/\n(?=\S)/).filter((part) => /^[\w[]/.test(part)).at(-1)!,
  );

Deno.test("docs/explore.md: each block runs in a notebook, and shows what it ends in", async () => {
  const blocks = Array.from(page.matchAll(/^```ts\n(.*?)^```$/gms), ([, code]) => code.trim());
  const board = await Deno.readTextFile(join(root, "data/leaderboard.csv"));
  const files = {
    "my/leaderboard.csv": board.split("\n").slice(0, 200).join("\n"),
    "my/file.csv": "model;kWh\na;0,5\nb;1,25\n",
  };
  await runCells(blocks, async (cells, folder) => {
    cells.forEach((outputs, i) => {
      const shown = outputs.map(said), what = `${blocks[i]}\n${shown}`;
      assert.ok(outputs.every((one) => one.output_type !== "error"), what);
      assert.equal(shown.some((text) => text !== ""), endsInValue(blocks[i]), what);
    });
    for (const name of ["figure.svg", "figure.png", "rows.csv", "rows_fr.csv"]) {
      assert.ok((await Deno.stat(join(folder, name))).size > 1000, name);
    }
    assert.match(await Deno.readTextFile(join(folder, "rows_fr.csv")), /^line;.*\n\d+;.*;\d+,\d+/);
  }, files);
});

Deno.test("docs/explore.md: the columns that it names are there", () => {
  const tables = [...page.matchAll(/^\| `lm\.(load\w+)\(\)` \|.*\| ([^|]*) \|$/gm)];
  assert.equal(tables.length, 8);
  for (const [, load, columns] of tables) {
    const { rows } = (lm as unknown as Record<string, () => { rows: object[] }>)[load]();
    const there = new Set(rows.flatMap((row) => Object.keys(row)));
    for (const [, name] of columns.matchAll(/`(\w+)`/g)) {
      assert.ok(there.has(name), `${load}: ${name}`);
    }
  }
});
