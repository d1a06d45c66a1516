/** The changes that CONTRIBUTING.md tells of, made in a copy of the project: each as short as it says. */
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { FORMATS } from "../../lib/read/formats/formats.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { root } from "../../tasks/jupyter/places.ts";
import { runNotebook } from "../../tasks/notebook/run.ts";
import { notebookOf, said } from "./cells.ts";

/** What a person who made the changes types, in a notebook of the copy. */
const CELLS = [
  `import * as lm from "../lib/mod.ts";
import * as Plot from "@observablehq/plot";
import { loadWater } from "../lib/tables/water.ts";`,
  'const water = lm.keep(loadWater(), { hardware: "H100" }).rows;\nlm.table(water)',
  `const fit = lm.powerLaw(water, { y: "litresPerMillionTokens", x: "paramsB" });
fit.coefficients.paramsB.estimate.toFixed(3)`,
  'Plot.plot({ marks: [Plot.dot(water, { x: "paramsB", y: "litresPerMillionTokens" })] })',
  'const settings = lm.settings({ served: { gpus: "8" }, water: { hardware: "H100" } });',
  `const { rows } = lm.keep(lm.loadServed(), settings.served);
String([...new Set(rows.map((d) => d.gpus))])`,
  'Plot.plot({ marks: [Plot.tickX(rows, { x: "tokensPerSecond" })] })',
  `lm.exponential(rows.filter((d) => d.hardware === "H100"),
  { y: "kWhPerMillionTokens", x: "activeParamsB" }).law`,
];

Deno.test("a table is two files, a filter a line, a figure a cell, another law a line", async () => {
  await ensureEnvironment();
  const copy = await Deno.makeTempDir();
  try {
    for (const name of ["lib", "data", "deno.json", "deno.lock"]) {
      await cp(join(root, name), join(copy, name), { recursive: true });
    }
    await Deno.mkdir(join(copy, "notebooks"));
    const water = join(root, "tests/cases/water");
    await Deno.copyFile(join(water, "water.csv"), join(copy, "data/water.csv"));
    await Deno.copyFile(join(water, "water.ts.txt"), join(copy, "lib/tables/water.ts"));
    const table = join(copy, "lib/tables/served.ts"), text = await Deno.readTextFile(table);
    const begin = "  filters: {\n";
    const line = '    gpus: choices("GPUs", "gpus", ["1", "2", "4", "8"]),\n';
    await Deno.writeTextFile(table, text.replace(begin, begin + line));
    const all = join(copy, "lib/tables/all.ts"), tables = await Deno.readTextFile(all);
    const imported = 'import { waterTable } from "./water.ts";\n';
    const known = tables.replace("  grid: gridTable,\n", "$&  water: waterTable,\n");
    await Deno.writeTextFile(all, imported + known);
    const { cells } = await runNotebook(notebookOf(CELLS), join(copy, "notebooks"), "changed");
    const shown = cells.map(({ outputs = [] }) => outputs.map(said).join("\n"));
    assert.match(shown[1], /made\/one-1b/);
    // numpy.polyfit(log10(paramsB), log10(litres), 1) of the six rows on H100
    assert.equal(shown[2], '"0.896"');
    assert.match(shown[3], /dot/i);
    assert.equal(shown[5], '"8"');
    assert.match(shown[6], /tokensPerSecond/);
    assert.equal(shown[7], '"exponential"');
  } finally {
    await Deno.remove(copy, { recursive: true });
  }
});

Deno.test("a format is an entry of a few lines", async () => {
  const text = await Deno.readTextFile(join(root, "lib/read/formats/formats.ts"));
  const lines = text.split("FORMATS: readonly Format[] = [")[1].split("\n");
  assert.ok(FORMATS.length >= 5);
  assert.ok(lines.length / FORMATS.length < 20, `${lines.length / FORMATS.length} lines a format`);
});

Deno.test("what CONTRIBUTING.md names is there", async () => {
  const text = await Deno.readTextFile(join(root, "CONTRIBUTING.md"));
  for (const [, path] of text.matchAll(/`((?:lib|tasks|data|tests)\/[\w/.]*)`/g)) {
    assert.ok((await Deno.stat(join(root, path))).mtime, path);
  }
});
