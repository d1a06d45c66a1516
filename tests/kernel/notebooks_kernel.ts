/** The project's notebooks, run once through the kernel: what they show. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { exportPages } from "../../tasks/export/pages.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { root } from "../../tasks/jupyter/places.ts";
import {
  codeCells,
  hasTag,
  type Notebook,
  notebookNames,
  notebookPath,
  readNotebook,
  textOf,
} from "../../tasks/notebook/notebook.ts";
import { type Overrides, withOverrides } from "../../tasks/notebook/override.ts";
import { inWorkFolder, runAll } from "../../tasks/notebook/run.ts";
import { figureOf } from "../../tasks/page/figure.ts";
import { answerOf } from "../../tasks/page/outline.ts";

/** Lines that a code cell and the cell of settings may have, and words of prose in a notebook. */
const MOST_LINES = 16, MOST_SETTINGS = 12, MOST_WORDS = 1000;

/** What a native reader stumbles over. */
const BANNED = /reckon|hangs? on|an own machine|dearer|is there after|rows answer/i;

let run: Record<string, Notebook> = {};
Deno.test.beforeAll(async () => {
  await ensureEnvironment();
  run = await runAll(); // an error, or a cell that shows nothing, ends it
});

const lines = (source: unknown) => textOf(source).split("\n").filter((line) => line.trim() !== "");
const prose = ({ cells }: Notebook) =>
  cells.filter(({ cell_type }) => cell_type === "markdown").map(({ source }) => textOf(source))
    .join("\n");

for (const name of notebookNames) {
  Deno.test(`${name}.ipynb shows its work: figures specified in their cells, short cells, plain words`, () => {
    const notebook = run[name], cells = codeCells(notebook);
    const specified = cells.filter(({ source, outputs = [] }) =>
      /\bPlot\.\w+\(/.test(textOf(source)) && outputs.some((output) => figureOf(output) !== null)
    );
    assert.ok(specified.length >= 6, `${specified.length} figures are specified in their cells`);
    for (const cell of cells) {
      const most = hasTag(cell, "parameters") ? MOST_SETTINGS : MOST_LINES;
      const count = lines(cell.source).length;
      assert.ok(count >= 1 && count <= most, `cell ${cell.id} has ${count} lines`);
    }
    const words = prose(notebook).split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
    assert.ok(words <= MOST_WORDS, `${words} words of prose`);
    const said = cells.flatMap(({ outputs = [] }) => outputs)
      .flatMap((output) => "data" in output ? [textOf(output.data["text/plain"])] : []);
    for (const text of [prose(notebook), ...said]) assert.doesNotMatch(text, BANNED);
    assert.ok(answerOf(notebook).length >= 1, "it answers");
  });
}

Deno.test("the notebooks' sentences are those that were recomputed outside the project", async () => {
  const { sentences } = JSON.parse(
    await Deno.readTextFile(join(root, "tests/cases/sentences.json")),
  ) as { sentences: { notebook: string; cell: string; says: string }[] };
  for (const { notebook, cell, says } of sentences) {
    const { outputs = [] } = run[notebook].cells.find(({ id }) => id === cell)!;
    const said = outputs.map((output) => "data" in output ? textOf(output.data["text/plain"]) : "");
    // a space of any width is a space
    assert.ok(
      said.join("\n").replaceAll(/\s/gu, " ").includes(says.replaceAll(/\s/gu, " ")),
      `${says} (${said})`,
    );
  }
});

/** Settings that leave few rows, or none of a kind. */
const NARROW: Record<string, Overrides> = {
  co2: { evaluations: { minScorePercent: 40, type: ["chat"] }, served: { minParamsB: 300 } },
  energy: {
    served: { hardware: ["B200"], minParamsB: 600 },
    measurements: { hardware: ["32vCPU"], maxParamsB: 7 },
  },
  finance: { offers: { kind: ["dense"], maxParamsB: 7 }, studyPrices: { payment: ["API"] } },
};

Deno.test("settings that leave few rows end in sentences, not in errors", async () => {
  const narrow = Object.entries(NARROW).map(([name, overrides]) => [
    name,
    withOverrides(readNotebook(notebookPath(name)), overrides),
  ]);
  const exported = await inWorkFolder((folder) =>
    exportPages(Object.fromEntries(narrow), { folder })
  );
  assert.deepEqual(exported.flatMap((one) => "fault" in one ? [one.fault] : []), []);
  for (const one of exported) {
    const html = "files" in one ? new TextDecoder().decode(one.files[0].content) : "";
    const words = html.replaceAll(/<(script|style)\b[^]*?<\/\1>|<pre class="code"[^]*?<\/pre>/g, "")
      .replaceAll(/<[^>]*>/g, " ");
    assert.deepEqual(words.match(/.{0,40}(?:\bNaN\b|undefined|\[object|Infinity).{0,40}/g), null);
  }
});
