import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readTables } from "../../lib/read/latest.ts";
import { parseServed } from "../../lib/read/served.ts";
import { besideServed } from "../../lib/tables/beside_served.ts";
import { loadEvaluations } from "../../lib/tables/evaluations.ts";
import { loadGrid } from "../../lib/tables/grid.ts";
import { originOf } from "../../lib/tables/origin.ts";
import { loadServed } from "../../lib/tables/served.ts";

const data = new URL("../../data/", import.meta.url);
const ember = { source: "Ember", url: "https://ember-energy.org/", licence: "CC BY 4.0" };

/** Runs with a folder of some files that is gone afterwards. */
function withFolder(files: Record<string, string>, use: (folder: URL) => void): void {
  const path = Deno.makeTempDirSync();
  try {
    for (const [name, text] of Object.entries(files)) {
      Deno.mkdirSync(`${path}/${name.split("/").slice(0, -1).join("/")}`, { recursive: true });
      Deno.writeTextFileSync(`${path}/${name}`, text);
    }
    use(new URL(`file://${path}/`));
  } finally {
    Deno.removeSync(path, { recursive: true });
  }
}

Deno.test("a shipped table has its source, licence and the date of its state", () => {
  const { origin } = loadServed();
  assert.deepEqual([origin.source, origin.date, origin.licence, origin.own], [
    "ML.ENERGY Leaderboard",
    "2026-02-16", // last_updated of the source's index.json
    "Apache-2.0",
    false,
  ]);
  assert.equal(loadEvaluations().origin.date, "2024-12");
});

Deno.test("a table from elsewhere has its own file's name, never another's", () =>
  withFolder({
    "mine.csv": Deno.readTextFileSync(new URL("leaderboard.csv", data)).split("\n").slice(0, 9)
      .join(
        "\n",
      ),
  }, (folder) => {
    const { origin, rows } = loadEvaluations(new URL("mine.csv", folder));
    assert.equal(rows.length, 8);
    assert.match(origin.source, /mine\.csv$/);
    assert.deepEqual([origin.own, origin.url, origin.date, origin.licence], [
      true,
      null,
      null,
      null,
    ]);
  }));

Deno.test("a shipped table that was changed is its file's, with a warning", () => {
  const record = { source: "us", revision: null, taken: null, rows: 1, sha256: "0".repeat(64) };
  withFolder({
    "grid.csv": "Country,Code,Intensity (g CO2e/kWh),Year,Source\nFrance,FR,44,2024,me\n",
    "manifest.json": JSON.stringify({ tables: { "grid.csv": record } }),
  }, (folder) => {
    const { source, own, warning } = originOf(ember, ["grid.csv"], undefined, folder);
    assert.deepEqual([source, own], ["grid.csv", true]);
    assert.match(warning!, /^grid\.csv is no longer the table that manifest\.json describes/);
  });
});

Deno.test('"latest" means what a refresh brought, with its own date', () => {
  const text = Deno.readTextFileSync(new URL("leaderboard.csv", data)).split("\n").slice(0, 9).join(
    "\n",
  );
  const digest = createHash("sha256").update(text).digest("hex");
  const record = {
    source: "us",
    revision: "a",
    taken: "2026-11-28T07:00:00Z",
    rows: 8,
    sha256: digest,
  };
  withFolder({
    "latest/leaderboard.csv": text,
    "latest/manifest.json": JSON.stringify({ tables: { "leaderboard.csv": record } }),
  }, (folder) => {
    const names = ["leaderboard.csv"];
    assert.equal(readTables(names, "latest", folder)[0].text, text);
    const { date, own, files, source } = originOf(ember, names, "latest", folder);
    assert.deepEqual([source, date, own, files], [
      "Ember",
      "2026-11-28",
      false,
      ["latest/leaderboard.csv"],
    ]);
    assert.throws(
      () => readTables(["input-A10.csv"], "latest", folder),
      /latest\/input-A10\.csv: found no such file, expected a newer state .* `deno task data:update`/,
    );
  });
  // other tables are replaced in their place
  assert.equal(loadGrid("latest").rows.length, loadGrid().rows.length);
});

Deno.test("what stands beside the served models keeps the name of its file", () => {
  const [header, first] = Deno.readTextFileSync(new URL("served.csv", data)).split("\n");
  const [perfHeader, perf] = Deno.readTextFileSync(new URL("input-T4.csv", data)).split("\n");
  withFolder({
    "own/served-H100.csv": [header, first, first.replace("Qwen3-14B", "mine-14B"), ""].join("\n"),
    "own/input-laptop.csv": [perfHeader, perf, ""].join("\n"),
    "latest/input-T4.csv": [perfHeader, perf, perf, ""].join("\n"),
  }, (folder) => {
    const shipped = parseServed([header, first, ""].join("\n"), { source: "ML.ENERGY" }).rows;
    const beside = besideServed(shipped, folder);
    assert.deepEqual(
      beside.map(({ file, read }) => [file, read.rows.length, read.rows[0].hardware]),
      [
        ["latest/input-T4.csv", 2, "T4"],
        ["own/input-laptop.csv", 1, "laptop"],
        ["own/served-H100.csv", 1, "B200"],
      ],
    );
    assert.deepEqual(beside[2].read.leftOut, [
      { why: "a row of your own that served.csv has too", count: 1 },
    ]);
  });
});
