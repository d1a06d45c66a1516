/** What the notebooks say stays true of the rows in view: the study's, today's, one's own, one machine's. */
import assert from "node:assert/strict";
import { type Exhibit, servedFromMeasurement } from "../../lib/mod.ts";
import { type NotebookName, notebookNames } from "../../tasks/notebook/names.ts";
import {
  committed,
  type OtherTables,
  proseOf,
  runNotebook,
  tablesOf,
  textsOf,
} from "./run_notebook.ts";
import type { Measurement, Price, Served } from "../../lib/mod.ts";

/** Rows under load as if they were of one's own servers. */
const OWN_SERVED = (tablesOf("energy").today.rows as Served[]).filter(({ task }) => task === "gpqa")
  .map((row): Served => ({ ...row, source: "own", hardware: "RTX 4090" }));
const OWN_UNDER_LOAD = { today: { rows: OWN_SERVED, leftOut: [], notes: [] } };

type Scenario = { what: string; settings: Record<string, unknown>; tables?: OtherTables };

/** Measurements of one's own, one request at a time on a machine that no shipped table has. */
const own = (tablesOf("energy").study.rows as Measurement[])
  .filter(({ hardware, quantization }) => hardware === "A10" && quantization === "Unquantized")
  .map((row) => servedFromMeasurement({ ...row, hardware: "RTX 4090" }));
const OWN = { today: { rows: own, leftOut: [], notes: [] } };

/** The shipped rows and one's own beside them, as after `deno task data:import`. */
const beside = (name: NotebookName): OtherTables => {
  const { today } = tablesOf(name);
  return { today: { ...today, rows: [...today.rows, ...own] } };
};

const SCENARIOS: Record<NotebookName, Scenario[]> = {
  co2: [
    { what: "today's rows", settings: {} },
    { what: "the study's rows", settings: { rows: "study" } },
    { what: "measurements of one's own alone", settings: {}, tables: OWN },
    { what: "measurements of one's own beside", settings: {}, tables: beside("co2") },
    { what: "one machine", settings: { machines: "B200" } },
    { what: "servers of one's own alone", settings: {}, tables: OWN_UNDER_LOAD },
    { what: "one type, in active parameters", settings: { types: "merge", size: "active" } },
  ],
  energy: [
    { what: "today's rows", settings: {} },
    { what: "the study's rows", settings: { rows: "study" } },
    { what: "measurements of one's own alone", settings: {}, tables: OWN },
    { what: "measurements of one's own beside", settings: {}, tables: beside("energy") },
    { what: "one machine", settings: { machines: "B200", hardware: "T4", tasks: "gpqa" } },
    { what: "servers of one's own alone", settings: {}, tables: OWN_UNDER_LOAD },
    {
      what: "the widest errors",
      settings: { rows: "study", errors: "widest", clusters: "two-way" },
    },
    { what: "another machine", settings: { rows: "study", machines: "H100", hardware: "A100" } },
  ],
  finance: [
    { what: "today's rows", settings: {} },
    { what: "the study's rows", settings: { rows: "study" } },
    { what: "the study's APIs", settings: { rows: "study", kinds: "API" } },
    { what: "the study's undoubted rows", settings: { rows: "study", doubts: "undoubted" } },
    { what: "one provider", settings: { providers: "Groq" } },
    { what: "closed weights", settings: { weights: "closed", tokens: "output" } },
  ],
};

const asServed = (rows: readonly unknown[]) => rows as Served[];
const asPrices = (rows: readonly unknown[]) => rows as Price[];
const underLoad = ({ maxConcurrency }: Served) => maxConcurrency > 1;

/**
 * What a figure's words may name only when a row of its set is of it, by the id of the figure: of
 * sources, and of the conditions that belong to them.
 */
const NAMES: { figures: RegExp; words: RegExp; when: (rows: readonly unknown[]) => boolean }[] = [
  {
    figures: /^(energy|co2)-today-/,
    words: /ML\.ENERGY|2505\.06371|steady load/,
    when: (rows) => asServed(rows).some(({ source }) => source === "ML.ENERGY"),
  },
  {
    figures: /^(energy|co2)-today-/,
    words: /own measurements under load/,
    when: (rows) => asServed(rows).some(({ source }) => source === "own"),
  },
  {
    figures: /^(energy|co2)-today-/,
    words: /LLM-Perf|one request at a time|batch size 1/,
    when: (rows) => !asServed(rows).every(underLoad),
  },
  ...["H100", "B200", "RTX 4090"].map((machine) => ({
    figures: /^(energy|co2)-today-/,
    words: new RegExp(`\\b${machine}\\b`),
    when: (rows: readonly unknown[]) => asServed(rows).some(({ hardware }) => hardware === machine),
  })),
  ...["A10", "A100", "T4", "32vCPU"].map((machine) => ({
    // the published formulas are of machines of their own
    figures: /^energy-(?!today-|published)/,
    words: new RegExp(`\\b${machine}\\b`),
    when: (rows: readonly unknown[]) =>
      (rows as Measurement[]).some(({ hardware }) => hardware === machine),
  })),
  {
    figures: /^energy-(?!today-)/,
    words: /(?:^|\. )One machine/,
    when: (rows) => new Set((rows as Measurement[]).map(({ hardware }) => hardware)).size === 1,
  },
  ...["lm-arena-chat", "gpqa", "sourcegraph-fim"].map((task) => ({
    figures: /^(energy|co2)-today-/,
    words: new RegExp(task),
    when: (rows: readonly unknown[]) => asServed(rows).some((row) => row.task === task),
  })),
  {
    figures: /^finance-(?!today-)/,
    words: /llmpricecheck|list prices of APIs/,
    when: (rows) => asPrices(rows).some(({ kind }) => kind === "API"),
  },
  {
    figures: /^finance-(?!today-)/,
    words: /2312\.14972|self-hosting/,
    when: (rows) => asPrices(rows).some(({ kind }) => kind === "self-hosted"),
  },
  {
    figures: /^finance-(?!today-)/,
    words: /rumour/,
    when: (rows) =>
      asPrices(rows).some(({ doubts }) => doubts.some((doubt) => /rumour/.test(doubt))),
  },
  // What only one set of rows is of.
  ...([
    [/^(?!.*-today-)/, /genai-prices|requests at once/],
    [/^(?!energy-)/, /Optimum-Benchmark/],
    [/^(?!co2-(?!today))/, /Open LLM Leaderboard/],
    [/-today-/, /llmpricecheck|2312\.14972|Open LLM Leaderboard|Optimum-Benchmark/],
  ] as const).map(([figures, words]) => ({ figures, words, when: () => false })),
];

/** Nouns that are counted. */
const COUNTED =
  "measurements|evaluations|prices|rows|models|GPUs|sizes|providers|clusters|families|" +
  "set-ups|selections|combinations|kinds|machines|tasks|yardsticks|ways|sources|limits|formulas";

/** Numbers in words that are true whatever the rows are, each with why. */
const TRUE_BY_DESIGN: readonly RegExp[] = [
  /that two or more providers offer/, // what it counts
  /each of three sizes|of three sizes/, // what a fit needs
  /the file more than once/,
  /measured on two kinds of hardware/, // what a comparison needs
  /no model that two providers offer/,
  /clustered two ways, by \w+ or \w+/, // it names them
  /what the two rows of the largest Cook's distance do/, // a check leaves out so many
  /two power laws that meet|of two power laws/i,
  /one model measured in both ways|one model that others offer too/, // what a dot means
];

function assertTrue(exhibit: Exhibit): void {
  for (const text of textsOf(exhibit).map((text) => text.replace(/[\u00a0\u202f]/g, " "))) {
    // A single thing in the plural, several in the singular.
    assert.doesNotMatch(text, new RegExp(`(?<![\\d.,])1 (?:\\w+ )?(?:${COUNTED})\\b(?!')`));
    assert.doesNotMatch(text, /\b(?:so few|only few|too many)\b/);
    // Dollars stand before their number, and nobody says "64.0 requests".
    assert.doesNotMatch(text, /\d \$|\b\d+\.0+ (?:\w+ )?(?:requests|tokens|GPUs)\b/);
    const words = new RegExp(
      `[^.]*\\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?)\\s+(?:\\w+\\s+)?(?:${COUNTED})\\b[^.]*`,
      "gi",
    );
    for (const [sentence] of text.matchAll(words)) {
      assert.ok(
        TRUE_BY_DESIGN.some((known) => known.test(sentence)),
        `counts in words: ${sentence}`,
      );
    }
  }
}

for (const name of notebookNames) {
  for (const { what, settings, tables } of SCENARIOS[name]) {
    Deno.test(`what ${name} says is true of ${what}`, async () => {
      const { shown, analysis } = await runNotebook(name, settings, tables);
      const { today, study } = analysis.sides;
      for (const exhibit of shown) {
        assertTrue(exhibit);
        if (!("data" in exhibit)) continue;
        const { id } = exhibit.data, rows = /-today-/.test(id) ? today.rows : study.rows;
        for (const { figures, words, when } of NAMES) {
          if (!figures.test(id) || when(rows)) continue;
          for (const text of textsOf(exhibit)) assert.doesNotMatch(text, words, id);
        }
      }
      assertCounts(shown, analysis.sides);
      const text = shown.flatMap(textsOf).join("\n");
      // A number in a figure that stands for a name is explained by the table of these names.
      if (/see the table/.test(text)) {
        assert.ok(shown.some((one) => one.kind === "table" && one.columns[0].label === "#"));
      }
    });
  }
}

/** Counts in subtitles are those of the rows in view. */
function assertCounts(
  shown: readonly Exhibit[],
  { today, study }: Record<"today" | "study", { rows: readonly unknown[] }>,
): void {
  const models = (rows: readonly unknown[]) =>
    new Set((rows as { model: string }[]).map((r) => r.model)).size;
  const found = shown.flatMap((exhibit) => {
    if (!("data" in exhibit)) return [];
    const { id, subtitle = "" } = exhibit.data, rows = /-today-/.test(id) ? today.rows : study.rows;
    const all = /(?<!of )\b([\d,]+) measurements? of ([\d,]+) models?\./.exec(subtitle);
    if (all) assert.deepEqual(all.slice(1).map(number), [rows.length, models(rows)], id);
    const part = /[\d,]+ of ([\d,]+) (?:measurements|rows)\b/.exec(subtitle);
    if (part) assert.equal(number(part[1]), rows.length, id);
    const each = [...subtitle.matchAll(/\bn = ([\d,]+)/g)].map(([, n]) => number(n));
    for (const n of each) assert.ok(n <= rows.length, id);
    return [all, part, ...each].filter(Boolean);
  });
  assert.ok(found.length > 0, "finds counts at all");
}

const number = (text: string) => Number(text.replaceAll(",", ""));

/** Numbers in prose that no data can move, each with why. */
const FIXED: readonly RegExp[] = [
  /"7B"/g, // what people call such models
  /7 billion parameters(?=, so they count as large under the study's limit)/g, // the study's own limit
  /(?:Below|At) 1\b/g, // growth in proportion
  /below 1 B(?= were read)/g, // how the study's files are read
  /\[arXiv \d{4}\.\d{5}\]/g, // the name of a source
];

/** Words that count or rank rows: what they say could turn false with another filter. */
const MOVABLE =
  /\b(?:so few|nearly all|hardly any|the three|the four|most of (?:the|these) rows|by far|cheapest|dearest|is the mean of|both kinds together|are one machine)\b/i;

for (const name of notebookNames) {
  Deno.test(`no number of the data stands in the prose of ${name}, where no filter can move it`, () => {
    for (const prose of proseOf(committed(name))) {
      const text = FIXED.reduce(
        (text, fixed) => text.replace(fixed, ""),
        prose.replace(/\]\([^)]*\)/g, "]").replace(/`[^`]*`/g, "").replace(/\s+/g, " "),
      );
      assert.doesNotMatch(text, /\d/);
      assert.doesNotMatch(text, MOVABLE);
      assert.doesNotMatch(text, /\b(?:H100|B200|A100|T4|RTX|vCPU)\b/);
    }
  });
}
