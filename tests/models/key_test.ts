import assert from "node:assert/strict";
import { parseCsv } from "../../lib/read/csv.ts";
import { modelKey } from "../../lib/models/key.ts";
import { loadEvaluations } from "../../lib/tables/evaluations.ts";
import { loadMeasurements } from "../../lib/tables/measurements.ts";
import { loadModelAliases } from "../../lib/tables/model_lists.ts";
import { loadServed } from "../../lib/tables/served.ts";
import cases from "../cases/model_names.json" with { type: "json" };

const aliases = loadModelAliases();
const keyOf = (name: string) => modelKey(name, aliases);

Deno.test("modelKey() gives the names of one model one key", () => {
  for (const names of cases.same) {
    assert.deepEqual([...new Set(names.map(keyOf))], [keyOf(names[0])], names.join(", "));
  }
});

Deno.test("modelKey() keeps models apart whose names look alike", () => {
  for (const names of cases.apart) {
    assert.equal(new Set(names.map(keyOf)).size, names.length, names.join(", "));
  }
});

Deno.test("modelKey() of a key of no organisation's model is the key", () => {
  for (const names of [...cases.same, ...cases.apart]) {
    for (const name of names) assert.equal(modelKey(keyOf(name)), keyOf(name), name);
  }
});

/** What else than the organisation two names of one key may differ in, within one table. */
const plain = (name: string) =>
  name.slice(name.lastIndexOf("/") + 1).toLowerCase().replace(/^meta-/, "").replace(/-hf$/, "");

Deno.test("modelKey() joins within a table of the Hub only names of one model", () => {
  const tables = {
    leaderboard: loadEvaluations().rows,
    llmPerf: loadMeasurements().rows,
    served: loadServed().rows,
  };
  for (const [table, rows] of Object.entries(tables)) {
    const names = new Map<string, Set<string>>();
    for (const { model } of rows) {
      const key = keyOf(model);
      names.set(key, (names.get(key) ?? new Set()).add(model));
    }
    for (const [key, models] of names) {
      assert.equal(new Set(Array.from(models, plain)).size, 1, `${table}: ${key}: ${[...models]}`);
    }
  }
});

Deno.test("modelKey() brings exactly these models of served.csv to a score", () => {
  const scored = new Set(loadEvaluations().rows.map(({ model }) => keyOf(model)));
  const both = new Set(
    loadServed().rows.map(({ model }) => keyOf(model)).filter((k) => scored.has(k)),
  );
  assert.deepEqual([...both].sort(), [
    "llama-3.1-70b-instruct",
    "llama-3.1-8b-instruct",
    "llama-3.3-70b-instruct",
  ]);
});

Deno.test("each alias says something that no rule says, with a source", () => {
  const file = new URL("../../data/model_aliases.csv", import.meta.url);
  for (const { cells: [name, model, source] } of parseCsv(Deno.readTextFileSync(file)).records) {
    assert.notEqual(modelKey(name), modelKey(model), `${name} needs no alias`);
    assert.match(source, /^https:\/\//);
  }
});
