import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { ReadError } from "../../lib/read/read_error.ts";
import { evaluationsTable, loadEvaluations } from "../../lib/tables/evaluations.ts";
import { gridTable, loadGrid } from "../../lib/tables/grid.ts";
import { loadMeasurements, measurementsTable } from "../../lib/tables/measurements.ts";
import { loadServed } from "../../lib/tables/served.ts";
import { loadStudyPrices } from "../../lib/tables/study_prices.ts";
import { withFolder } from "../with_folder.ts";

const data = new URL("../../data/", import.meta.url);
const text = (name: string) => Deno.readTextFileSync(new URL(name, data));
const leaderboard = text("leaderboard.csv").split("\n").slice(0, 9).join("\n");
const record = { source: "us", revision: null, taken: null, rows: 1, sha256: "0".repeat(64) };

Deno.test("a shipped table has its source, licence and the date of its state", () => {
  const { source, date, licence, own } = loadServed().origin;
  assert.deepEqual([source, date, licence, own], [
    "ML.ENERGY Leaderboard",
    "2026-02-16", // last_updated of the source's index.json
    "Apache-2.0",
    false,
  ]);
  assert.equal(loadEvaluations().origin.date, "2024-12");
  const one = loadMeasurements(new URL("input-T4.csv", data)).origin;
  assert.deepEqual([one.own, one.files], [false, ["input-T4.csv"]]);
});

Deno.test("a table from elsewhere has its own file's name, never another's", () =>
  withFolder({ "mine.csv": leaderboard }, (folder) => {
    const { origin, rows } = loadEvaluations(new URL("mine.csv", folder));
    const { source, own, url, date, licence } = origin;
    assert.equal(rows.length, 8);
    assert.match(source, /mine\.csv$/);
    assert.deepEqual([own, url, date, licence], [true, null, null, null]);
  }));

Deno.test("a shipped table that was changed is its file's, with a warning", () =>
  withFolder({
    "grid.csv": "Country,Code,Intensity (g CO2e/kWh),Year,Source\nFrance,FR,44,2024,me\n",
    "manifest.json": JSON.stringify({ tables: { "grid.csv": record } }),
  }, (folder) => {
    const { source, own, warning } = gridTable.load(undefined, folder).origin;
    assert.deepEqual([source, own], ["grid.csv", true]);
    assert.match(warning!, /^grid\.csv is no longer the table that manifest\.json describes/);
  }));

Deno.test('"latest" means what a refresh brought, with its own date', () => {
  const sha256 = createHash("sha256").update(leaderboard).digest("hex");
  const taken = { ...record, taken: "2026-11-28T07:00:00Z", sha256 };
  withFolder({
    "latest/leaderboard.csv": leaderboard,
    "latest/manifest.json": JSON.stringify({ tables: { "leaderboard.csv": taken } }),
  }, (folder) => {
    const { rows, origin } = evaluationsTable.load("latest", folder);
    const { source, date, own, files } = origin;
    assert.deepEqual([rows.length, source, date, own, files], [
      8,
      "Open LLM Leaderboard",
      "2026-11-28",
      false,
      ["latest/leaderboard.csv"],
    ]);
    assert.throws(
      () => measurementsTable.load("latest", folder),
      /latest\/input-A10\.csv: found no such file, expected a newer state .* `deno task data:update`/,
    );
  });
  // other tables are replaced in their place
  assert.deepEqual(loadGrid("latest"), loadGrid());
});

/** Another unit is another column. */
const image = text("served.csv").split("\n", 2).join("\n").replace("(J/token)", "(J/image)");

Deno.test("a loader says what is wrong with a path", () =>
  withFolder({ "image.csv": image, "perf.csv": text("input-A10.csv") }, (folder) => {
    const latin = new URL("latin.csv", folder), path = fileURLToPath(folder);
    Deno.writeFileSync(latin, new Uint8Array([0x4d, 0x6f, 0x64, 0xe8, 0x6c, 0x65, 0x0a, 0x61]));
    const cases: [() => unknown, RegExp][] = [
      [() => loadEvaluations("nowhere.csv"), /^Cannot read nowhere.csv: found no such file/],
      [() => loadStudyPrices(path), /found a folder, expected a CSV file/],
      [() => loadStudyPrices(latin), /latin.csv: found bytes that are not UTF-8/],
      [
        () => loadStudyPrices("Modèle,Type\na,b\n"),
        /several lines of text.*write the text to a file and give its path/,
      ],
      [() => loadGrid(new URL("https://example.org/a.csv")), /address that is no file.*download/],
      [
        () => loadServed(new URL("image.csv", folder)),
        /column "Energy \(J\/token\)": found only the columns .*expected "Energy \(J\/token\)"/,
      ],
    ];
    for (const [load, message] of cases) {
      assert.throws(load, (error) => {
        assert(error instanceof ReadError, String(error));
        assert.match(error.message, message);
        return true;
      });
    }
    assert.throws(
      () => loadMeasurements(new URL("perf.csv", folder)),
      /^TypeError: Cannot tell the hardware of .*perf.csv: found no name like input-A10.csv/,
    );
  }));
