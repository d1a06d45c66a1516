/** The project's notebooks and some broken ones, through the real kernel and nbconvert. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { exportNotebooks } from "../../tasks/export/notebooks.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { notebookNames } from "../../tasks/notebook/names.ts";
import type { Cell } from "../../tasks/notebook/notebook.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";

Deno.test("all notebooks run, each cell shows what it should, and the pages stay offline", async (t) => {
  await ensureEnvironment();
  const exported = await inWorkFolder((folder) =>
    exportNotebooks(notebookNames, { values: {}, folder })
  );
  for (const one of exported) {
    await t.step(one.name, () => {
      assert.equal("fault" in one ? one.fault : null, null);
      if ("fault" in one) return;
      const { content } = one.files.find(({ file }) => file === `${one.name}.html`)!;
      assertOffline(new TextDecoder().decode(content));
      for (const end of [".svg", ".png"]) {
        assert.ok(one.files.some(({ file }) => file.endsWith(end)), `${one.name} lacks ${end}`);
      }
    });
  }
  const files = exported.flatMap((one) => "fault" in one ? [] : one.files.map(({ file }) => file));
  assert.ok(files.includes("co2_by_params.csv"), "co2_by_params.csv is missing");
  assert.equal(new Set(files).size, files.length, "two notebooks write the same file");
});

/** A page that has a title and a language, and names nothing that a browser would fetch. */
function assertOffline(html: string): void {
  const has = (pattern: RegExp) => pattern.test(html);
  assert.ok(has(/^<!DOCTYPE html>\s*<html lang="en">/i), "lacks its language");
  assert.ok(has(/<title>[^<]{10,}<\/title>/), "lacks a title");
  assert.ok(
    has(/<meta content="default-src 'none';[^>]+Content-Security-Policy/),
    "lacks a policy",
  );
  assert.ok(!has(/<script[^>]*\ssrc|<link\s|@import|<iframe|<object|<embed/i), "loads something");
  const sources = html.matchAll(/<(?:img|source|video|audio)[^>]*\ssrc=["']?([^"'\s>]{0,40})/gi);
  for (const [, source] of sources) assert.match(source, /^data:/);
}

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
  assert.match(html, /<pre class="output">\[ "&lt;chat&gt;" \]<\/pre>/);
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
