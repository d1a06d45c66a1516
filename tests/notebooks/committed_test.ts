/** What holds for the notebooks as they lie in the repository, before anything runs. */
import assert from "node:assert/strict";
import { DESCRIPTIONS } from "../../lib/tables/all.ts";
import {
  codeCells,
  hasTag,
  notebookNames,
  notebookPath,
  readNotebook,
  textOf,
} from "../../tasks/notebook/notebook.ts";
import { parametersTag, tablesOf } from "../../tasks/notebook/override.ts";
import { outline } from "../../tasks/page/outline.ts";

const NOTEBOOKS = notebookNames.map((name) => {
  const notebook = readNotebook(notebookPath(name));
  return { name, notebook, cells: codeCells(notebook) };
});

for (const { name, notebook, cells } of NOTEBOOKS) {
  Deno.test(`${name}.ipynb is committed without outputs, for the Deno kernel, with a title`, () => {
    for (const { outputs, execution_count } of cells) {
      assert.deepEqual(outputs, []);
      assert.equal(execution_count, null);
    }
    const { kernelspec } = notebook.metadata as { kernelspec?: { name: string } };
    assert.equal(kernelspec?.name, "deno");
    assert.notEqual(outline(notebook).title, "");
    const ids = notebook.cells.map(({ id }) => id); // of two alike Jupyter names one at random
    assert.deepEqual(ids, [...new Set(ids)]);
  });

  Deno.test(`${name}.ipynb names the settings of each table that it uses in its one parameters cell`, () => {
    const tagged = cells.filter((cell) => hasTag(cell, parametersTag));
    assert.equal(tagged.length, 1);
    const source = textOf(tagged[0].source);
    const tables = tablesOf(notebook).filter((name) => Object.hasOwn(DESCRIPTIONS, name));
    assert.ok(tables.length >= 2, "the study's and today's");
    for (const table of tables) {
      assert.match(source, new RegExp(`^ {2}${table}: \\{`, "m"));
    }
  });

  Deno.test(`${name}.ipynb imports in at most three lines, and names each thing once`, () => {
    const sources = cells.map(({ source }) => textOf(source)).join("\n");
    const imports = sources.match(/^import\b[^;]*;/gm) ?? [];
    assert.ok(imports.length > 0);
    assert.ok(imports.join("\n").split("\n").length <= 3, imports.join("\n"));
    assert.equal(new Set(imports).size, imports.length);
  });
}

/** What `lm.priceOf` takes of the settings that it is given whole. */
const OF_PRICES = ["tokens", "inputPerOutput"];

Deno.test("each setting of a table filters its rows in a notebook, or is used by one of its cells", () => {
  const sources = NOTEBOOKS.flatMap(({ cells }) => cells)
    .filter((cell) => !hasTag(cell, parametersTag)).map(({ source }) => textOf(source));
  for (const [table, description] of Object.entries(DESCRIPTIONS)) {
    const code = sources.filter((source) => source.includes(`settings.${table}`)).join("\n");
    const isKept = new RegExp(`lm\\.keep\\(.*settings\\.${table}\\)`).test(code);
    const priced = code.includes(`, settings.${table})`) && code.includes("lm.priceOf(");
    const live = new RegExp(`settings\\.${table}, \\(\\{ rows, settings`).test(code);
    const own = live ? `settings(?:\\.${table})?` : `settings\\.${table}`;
    const dead = Object.entries(description).filter(([name, setting]) =>
      !("field" in setting ? isKept : priced && OF_PRICES.includes(name) ||
        new RegExp(`\\b${own}\\.${name}\\b|\\{[^}]*\\b${name}\\b[^}]*\\} = ${own}\\b`).test(code))
    ).map(([name]) => name);
    assert.deepEqual(dead, [], table);
  }
});

Deno.test("docs/explore.md gives no name to something that is a notebook's", () => {
  const ofNotebooks = new Set(
    NOTEBOOKS.flatMap(({ cells }) => cells).flatMap(({ source }) =>
      Array.from(textOf(source).matchAll(/^const (.*?) =/gm))
    )
      .flatMap(([, names]) => names.match(/\w+/g) ?? []),
  );
  const text = Deno.readTextFileSync(new URL("../../docs/explore.md", import.meta.url));
  const own = Array.from(text.matchAll(/^const (\w+) =/gm), ([, name]) => name);
  assert.deepEqual(own.filter((name) => ofNotebooks.has(name)), []);
});

Deno.test("rows of one's own are set apart wherever served rows are fitted", () => {
  for (const { id, source: lines } of NOTEBOOKS.flatMap(({ cells }) => cells)) {
    const source = textOf(lines), isLive = source.includes("lm.live(served");
    const fits = /lm\.(powerLaw|linear|exponential|smaller|compare)\(/.test(source);
    for (const [use] of source.matchAll(/(?:served|loadServed\(\))\.rows.*/g)) {
      assert.match(use, /\.filter\(\(d\) => .*d\.own/, id);
    }
    if (isLive && fits) assert.match(source, /!d\.own/, id);
  }
});
