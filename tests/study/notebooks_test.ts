/** All that the notebooks show, of the shipped tables and of odd selections of them. */
import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { draw } from "../../lib/draw/draw.ts";
import type { Exhibit } from "../../lib/mod.ts";
import type { Table } from "../../lib/study/exhibit.ts";
import { type NotebookName, notebookNames } from "../../tasks/notebook/names.ts";
import { furtherExhibits } from "./exhibits.ts";
import { runNotebook, tablesOf, textsOf } from "./run_notebook.ts";

const { document } = new JSDOM("").window;

/** Settings that leave much, little, or an odd part of today's rows and of the study's. */
const SELECTIONS: Record<NotebookName, Record<string, unknown>[]> = {
  co2: [
    { rows: "study", types: ["continuously pretrained", "multimodal"], machines: ["B200"] },
    { rows: "study", types: "chat", maxParamsB: 40, tasks: ["gpqa"] },
    { minParamsB: 100, precisions: "4bit" },
    { rows: "study", maxParamsB: 0.3 },
    { rows: "study", minParamsB: 8, weights: ["fp8"], repeats: "first of each model" },
    { minScorePercent: 45, maxConcurrency: 20 },
    { rows: "study", slmLimitB: 0.001 },
    { slmLimitB: 500, types: ["merge", "pretrained"] },
    { rows: "study", fit: "linear", errors: "HC3", size: "active" },
    { xScale: "linear", yScale: "linear", errors: "widest", gridGramsPerKWh: 0.5 },
    { experts: "mixture of experts", pue: 3 },
    { maxParamsB: 9 },
    { minConcurrency: 1000, maxScorePercent: 5 },
    { fit: "exponential", errors: "classical", tasks: "sourcegraph-fim" },
    { rows: "study", minScorePercent: 99 },
  ],
  energy: [
    { rows: "study", hardware: "32vCPU", machines: "H100" },
    { rows: "study", hardware: "A100", quantizations: "Unquantized", tasks: "lm-arena-chat" },
    { quantizations: "GPTQ.4bit", weights: "mxfp4" },
    { rows: "study", precisions: "float32", size: "active" },
    { minParamsB: 30, experts: "dense" },
    { rows: "study", maxParamsB: 7 },
    { sizes: "from the name", machines: "B200", tasks: "gpqa" },
    { slmLimitB: 0.1, errors: "HC3" },
    { rows: "study", fit: "exponential", errors: "classical" },
    { minConcurrency: 100, average: "geometric mean" },
    { maxConcurrency: 9, average: "median", xScale: "linear" },
    { tasks: "sourcegraph-fim", repeats: "first" },
    { experts: "mixture of experts", errors: "widest", yScale: "linear" },
    { rows: "study", minScorePercent: 35, fit: "linear" },
    { minParamsB: 100, maxParamsB: 500, minScorePercent: 99 },
  ],
  finance: [
    { rows: "study", kinds: "API", providers: ["Groq"] },
    { rows: "study", kinds: "self-hosted", weights: "open" },
    { rows: "study", doubts: "undoubted", tokens: "output" },
    { doubts: "undoubted", kinds: "API", weights: "closed" },
    { minParamsB: 30 },
    { rows: "study", maxParamsB: 40, tokens: "input" },
    { slmLimitB: 100, size: "active" },
    { rows: "study", fit: "linear", errors: "cluster" },
    { providers: ["OpenAI", "Mistral"], inputPerOutput: 0.01 },
    { fit: "exponential", errors: "HC3", dollarsPerKWh: 10 },
    { maxParamsB: 1.5 },
    { minParamsB: 500 },
    { xScale: "linear", yScale: "linear", errors: "classical" },
    { providers: ["Together AI"], tokens: "output", size: "active", weights: "open" },
    { slmLimitB: 0.1, minParamsB: 7, maxParamsB: 9 },
  ],
};

/** Every fourth of the study's rows where they are many: a selection is as odd, and sooner shown. */
function thinned(name: NotebookName) {
  const { study } = tablesOf(name);
  const rows = study.rows.length < 1000 ? study.rows : study.rows.filter((_, i) => i % 4 === 0);
  return { study: { ...study, rows } };
}

/** The verdicts judge hundreds of selections each: a third of the runs is enough for them. */
const UNJUDGED = {
  claimsTable: (): Table => ({ kind: "table", caption: "", columns: [], rows: [] }),
};

/** Ids of the figures must differ on one page; the library's further exhibits are on none. */
function assertOwnIds(exhibits: readonly Exhibit[]): void {
  const ids = exhibits.flatMap((exhibit) => "data" in exhibit ? [exhibit.data.id] : []);
  assert.equal(new Set(ids).size, ids.length, `an id stands twice: ${ids.join(", ")}`);
}

/** A number that no reader should see, by itself: models may be called "Infinity-Instruct". */
const COMPUTED =
  /(?<![\w-])(?:[-−]?(?:NaN|Infinity)|undefined|null|\d+(?:\.\d+)?e[-+]?\d+)(?![\w-])|\[object/;

/** What a sentence looks like when a part of it is empty. */
const CLUMSY = / {2}|\s[.,;:)]|[.,;:]{2}|\(\)/;

/** Everything can be drawn at some widths, and nothing is said in a computer's words. */
function assertShown(exhibits: readonly Exhibit[], widths: readonly number[]): void {
  for (const exhibit of exhibits) {
    for (const text of textsOf(exhibit)) {
      assert.doesNotMatch(text, COMPUTED);
      assert.doesNotMatch(text, CLUMSY);
    }
    if (!("data" in exhibit)) continue;
    for (const width of widths) {
      const svg = draw(exhibit, { document, width });
      assert.equal(svg.localName, "svg");
      assert.equal(svg.getAttribute("role"), "img");
      assert.equal(svg.getAttribute("width"), String(width));
      assert.doesNotMatch(svg.outerHTML, /[\s",(](?:NaN|undefined)[\s",)]/);
    }
  }
}

for (const name of notebookNames) {
  Deno.test(`all that ${name} shows is plain data, drawn wide and narrow, in plain words`, async () => {
    const { shown, analysis } = await runNotebook(name, { rows: "study" });
    assertOwnIds(shown);
    assertShown(shown, [328]);
    const first = await runNotebook(name);
    assertOwnIds(first.shown);
    const all = [...first.shown, ...furtherExhibits(name, analysis)];
    assertShown(all, [720]);
    for (const exhibit of all) {
      assert.deepEqual(JSON.parse(JSON.stringify(exhibit)), stripUndefined(exhibit), exhibit.kind);
    }
  });

  for (const [i, settings] of SELECTIONS[name].entries()) {
    Deno.test(`${name} shows or explains everything under ${JSON.stringify(settings)}`, async () => {
      let run;
      try {
        run = await runNotebook(name, settings, thinned(name), i % 3 === 0 ? {} : UNJUDGED);
      } catch (error) {
        // One sentence that names the setting, or what is missing for a fit.
        assert.ok(error instanceof RangeError);
        assert.match(
          error.message,
          /^No row is left: the setting "\w+" \(.*; widen it$|^Cannot (?:fit|compute) .*; widen the filter/,
        );
        return;
      }
      assertOwnIds(run.shown);
      assertShown(run.shown, [720]);
      assertShown(furtherExhibits(name, run.analysis), []);
    });
  }
}

/** JSON leaves out properties that are undefined. */
function stripUndefined<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(stripUndefined) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([, v]) => v !== undefined).map(([k, v]) => [
      k,
      stripUndefined(v),
    ]),
  ) as Value;
}
