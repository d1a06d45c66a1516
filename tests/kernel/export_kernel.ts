/** Broken notebooks, and settings of the command line, through the real kernel. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { exportPages } from "../../tasks/export/pages.ts";
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
      return await exportPages(["co2"], { folder, path: () => path });
    });
    assert.match("fault" in one ? one.fault : "", message);
    // deno-lint-ignore no-control-regex
    assert.doesNotMatch("fault" in one ? one.fault : "", /\x1b|Stack backtrace/);
  });
}

Deno.test("settings of the command line reach the cells after the parameters, and the page", async () => {
  await ensureEnvironment();
  const made = notebook([
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
  assert.match(html, /Settings from the command line/);
  assert.match(
    html,
    /<pre tabindex="0">\[ \[ &quot;&lt;B200&gt;&quot; \], \[ &quot;gpqa&quot; \] \]<\/pre>/,
  );
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
