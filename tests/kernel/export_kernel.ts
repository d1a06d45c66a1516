/** Broken notebooks, settings of the command line and cells of a person's own, through the real kernel. */
import assert from "node:assert/strict";
import { type Exported, exportPages } from "../../tasks/export/pages.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import type { Notebook } from "../../tasks/notebook/notebook.ts";
import { withOverrides } from "../../tasks/notebook/override.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";
import { notebookOf } from "./cells.ts";

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
    "lm.live(served, {}, ({ rows }) => " +
    'Plot.plot({ marks: [Plot.barX(rows, Plot.groupY({ x: "count" }, { y: "gpus" }))] }))',
    /data-live[^]*lmDrawings[^]*groupY[^]*data-drawing/,
  ],
  ["rows", "lm.table(rows, { first: 2 })", /First 2 of 565/],
  ["text", '"<b>plain</b>"', /<pre tabindex="0">&quot;&lt;b&gt;plain&lt;\/b&gt;&quot;<\/pre>/],
  [
    "the settings: one of the command line, one of the notebook",
    "[settings.served.hardware, settings.served.task]",
    /<pre tabindex="0">\[ \[ &quot;&lt;B200&gt;&quot; \], \[ &quot;gpqa&quot; \] \]<\/pre>/,
  ],
  [
    "a table of another library",
    '({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<table><td>polars</td></table>" }) })',
    /<div class="table lines"[^>]*><table><td>polars/,
  ],
  ["two things", "lm.show(1); lm.show(2)", /<p>1<\/p>[^]*<p>2<\/p>/],
];

const own = notebookOf([
  'import * as lm from "../lib/mod.ts";\nimport * as Plot from "@observablehq/plot";',
  'const settings = lm.settings({ served: { hardware: "H100", task: "gpqa" } });',
  "const served = lm.loadServed(), rows = served.rows;",
  ...OWN.map(([, source]) => source),
]);
["setup", "parameters", "setup"].forEach((tag, i) => own.cells[i].metadata = { tags: [tag] });

const NOTEBOOKS: Record<string, Notebook> = {
  co2: notebookOf(["1 + 1", "const a = 1;\nthrow new RangeError('too\\nsmall')"]),
  energy: withOverrides(own, { served: { hardware: ["<B200>"] } }),
  finance: notebookOf(["1 + 1", "Deno.exit(0)"]),
};

let exported: Exported[] = [];
Deno.test.beforeAll(async () => {
  await ensureEnvironment();
  exported = await inWorkFolder((folder) => exportPages(NOTEBOOKS, { folder }));
});

Deno.test("a cell that raises an error or ends the kernel is named", () => {
  const [raised, , ended] = exported.map((one) => "fault" in one ? one.fault : "");
  assert.match(
    raised,
    /^co2\.ipynb: code cell 2 \(const a = 1;\) failed:\nRangeError: too\nsmall\n/,
  );
  assert.match(ended, /^finance\.ipynb: Cannot run finance\.ipynb: the kernel died; /);
  // deno-lint-ignore no-control-regex
  assert.doesNotMatch(raised + ended, /\x1b|Stack backtrace/);
});

Deno.test("settings of the command line and what a person adds are in the page, figures as files too", () => {
  const one = exported[1];
  assert.ok("files" in one, JSON.stringify(one));
  const html = new TextDecoder().decode(one.files[0].content);
  assert.match(html, /other settings than the notebook. Hardware: &lt;B200&gt;\./);
  for (const [what, , shown] of OWN) assert.match(html, shown, what);
  assert.deepEqual(one.files.slice(1).map(({ file }) => file), [
    ...["figures/energy-c3.svg", "figures/energy-c3.png"],
    ...["figures/energy-c4.svg", "figures/energy-c4.png"],
  ]);
});
