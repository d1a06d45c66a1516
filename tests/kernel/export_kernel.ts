/** Broken notebooks, and settings of the command line, through the real kernel. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { exportPages } from "../../tasks/export/pages.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";
import { notebookOf } from "./cells.ts";

const broken: [what: string, source: string, message: RegExp][] = [
  [
    "raises an error",
    "const a = 1;\nthrow new RangeError('too\\nsmall')",
    /^co2\.ipynb: code cell 2 \(const a = 1;\) failed:\nRangeError: too\nsmall\n/,
  ],
  [
    "has a syntax error",
    "const = 1",
    /^co2\.ipynb: code cell 2 \(const = 1\) failed:\nSyntaxError: /,
  ],
  ["shows nothing", "const b = 1;", /^co2\.ipynb: code cell 2 \(const b = 1;\) shows nothing; /],
  ["ends the kernel", "Deno.exit(0)", /^co2\.ipynb: Cannot run co2\.ipynb: the kernel died; /],
];

for (const [what, source, message] of broken) {
  Deno.test(`a cell that ${what} is named`, async () => {
    await ensureEnvironment();
    const [one] = await inWorkFolder(async (folder) => {
      const path = join(folder, "broken.ipynb");
      await Deno.writeTextFile(path, JSON.stringify(notebookOf(["1 + 1", source])));
      return await exportPages(["co2"], { folder, path: () => path });
    });
    assert.match("fault" in one ? one.fault : "", message);
    // deno-lint-ignore no-control-regex
    assert.doesNotMatch("fault" in one ? one.fault : "", /\x1b|Stack backtrace/);
  });
}

Deno.test("settings of the command line reach the cells after the parameters, and the page", async () => {
  await ensureEnvironment();
  const made = notebookOf([
    'import * as lm from "../lib/mod.ts";',
    'const settings = lm.settings({ served: { hardware: "H100", task: "gpqa" } });',
    "[settings.served.hardware, settings.served.task]",
  ]);
  made.cells[0].metadata = { tags: ["setup"] };
  made.cells[1].metadata = { tags: ["parameters"] };
  const [one] = await inWorkFolder(async (folder) => {
    const path = join(folder, "settings.ipynb");
    await Deno.writeTextFile(path, JSON.stringify(made));
    const overrides = { co2: { served: { hardware: ["<B200>"] } } };
    return await exportPages(["co2"], { overrides, folder, path: () => path });
  });
  assert.ok("files" in one, JSON.stringify(one));
  const html = new TextDecoder().decode(one.files[0].content);
  assert.match(html, /other settings than the notebook. Hardware: &lt;B200&gt;\./);
  assert.match(
    html,
    /<pre tabindex="0">\[ \[ &quot;&lt;B200&gt;&quot; \], \[ &quot;gpqa&quot; \] \]<\/pre>/,
  );
});

/** What a person types into cells of their own, and what its page shows of it. */
const OWN: [what: string, source: string, shown: RegExp][] = [
  [
    "any Plot, with its legend",
    'Plot.plot({ title: "Sizes", color: { legend: true }, marks: [Plot.dot(rows, ' +
    '{ x: "paramsB", y: "kWhPerMillionTokens", stroke: "kind" })] })',
    /<svg [^>]*aria-label="Sizes"[^]*>mixture of experts</,
  ],
  [
    "a figure that the project does not know, live",
    "lm.live(served, settings.served, ({ rows }) => " +
    'Plot.plot({ marks: [Plot.barX(rows, Plot.groupY({ x: "count" }, { y: "gpus" }))] }))',
    /data-live[^]*lmDrawings[^]*groupY[^]*data-drawing/,
  ],
  ["rows", "lm.table(rows, { first: 2 })", /First 2 of 565/],
  ["text", '"<b>plain</b>"', /<pre tabindex="0">&quot;&lt;b&gt;plain&lt;\/b&gt;&quot;<\/pre>/],
  ["a list", "[1, 2]", /<pre tabindex="0">\[ 1, 2 \]<\/pre>/],
  [
    "a table of another library",
    '({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<table><td>polars</td></table>" }) })',
    /<div class="table lines"[^>]*><table><td>polars/,
  ],
  ["two things", "lm.show(1); lm.show(2)", /<p>1<\/p>[^]*<p>2<\/p>/],
];

Deno.test("what a person adds is in the page, figures as files too", async () => {
  await ensureEnvironment();
  const made = notebookOf([
    'import * as lm from "../lib/mod.ts";\nimport * as Plot from "@observablehq/plot";',
    "const settings = lm.settings({ served: {} });\nconst served = lm.loadServed(), rows = served.rows;",
    ...OWN.map(([, source]) => source),
  ]);
  for (const cell of made.cells.slice(0, 2)) cell.metadata = { tags: ["setup"] };
  const [one] = await inWorkFolder(async (folder) => {
    const path = join(folder, "own.ipynb");
    await Deno.writeTextFile(path, JSON.stringify(made));
    return await exportPages(["energy"], { folder, path: () => path });
  });
  assert.ok("files" in one, JSON.stringify(one));
  const html = new TextDecoder().decode(one.files[0].content);
  for (const [what, , shown] of OWN) assert.match(html, shown, what);
  assert.deepEqual(one.files.slice(1).map(({ file }) => file), [
    ...["figures/energy-c2.svg", "figures/energy-c2.png"],
    ...["figures/energy-c3.svg", "figures/energy-c3.png"],
  ]);
});
