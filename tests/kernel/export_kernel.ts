/** Broken notebooks, and settings of the command line, through the real kernel. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { exportNotebooks } from "../../tasks/export/notebooks.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import type { Cell } from "../../tasks/notebook/notebook.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";

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
      await Deno.writeTextFile(path, JSON.stringify(notebook(["1 + 1", source])));
      return await exportNotebooks(["co2"], { values: {}, folder, path: () => path });
    });
    assert.match("fault" in one ? one.fault : "", message);
    // deno-lint-ignore no-control-regex
    assert.doesNotMatch("fault" in one ? one.fault : "", /\x1b|Stack backtrace/);
  });
}

Deno.test("settings of the command line reach the cells after the parameters, and the page", async () => {
  await ensureEnvironment();
  const settings = notebook(["const settings = { types: 'all', slmLimitB: 7 };", "settings.types"]);
  settings.cells[0].metadata = { tags: ["parameters"] };
  const [one] = await inWorkFolder(async (folder) => {
    const path = join(folder, "settings.ipynb");
    await Deno.writeTextFile(path, JSON.stringify(settings));
    const values = { co2: { types: ["<chat>"] } };
    return await exportNotebooks(["co2"], { values, folder, path: () => path });
  });
  assert.ok("files" in one);
  const html = new TextDecoder().decode(one.files[0].content);
  assert.match(html, /Settings from the command line/);
  assert.match(html, /<pre class="output">\[ &quot;&lt;chat&gt;&quot; \]<\/pre>/);
});

function notebook(sources: string[]) {
  const cells = sources.map((source, i): Cell => ({
    cell_type: "code",
    id: `c${i}`,
    metadata: {},
    source,
    outputs: [],
    execution_count: null,
  }));
  const kernelspec = { name: "deno", display_name: "Deno", language: "typescript" };
  return { cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 };
}
