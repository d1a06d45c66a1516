import assert from "node:assert/strict";
import {
  formatManifest,
  isShipped,
  loadSnapshot,
  readManifest,
} from "../../../lib/read/shipped.ts";
import { powerLaw } from "../../../lib/stats/laws.ts";
import { loadEvaluations } from "../../../lib/tables/evaluations.ts";
import { measurementsTable } from "../../../lib/tables/measurements.ts";
import { loadOffers } from "../../../lib/tables/offers.ts";
import { loadServed } from "../../../lib/tables/served.ts";
import { SOURCES } from "../../../tasks/data/refresh.ts";
import REFRESHED from "../../cases/refreshed.json" with { type: "json" };
import { leaderboardRow, SIZES } from "./fake_sources.ts";
import { contents, fixture } from "./fixture.ts";

const NAMES = SOURCES.map(({ name }) => name);

Deno.test("refresh() brings all sources, and the loaders and fits take them", async () => {
  await using own = await fixture();
  for (const name of NAMES) await own.refresh(name);
  const tables = contents(own.folder);
  // lines by their number, from the fakes' formulas: 0.36 J · 2^0.8 / 64^0.5, 10⁶ / 2^0.9 tokens/kWh, 0.75 ∓ 1.96 · 0.02
  for (const [name, { rows, lines }] of Object.entries(REFRESHED)) {
    const all = tables[name].split("\n");
    assert.equal(all.length, rows + 2, name);
    for (const [n, line] of Object.entries(lines)) assert.equal(all[Number(n) - 1], line);
  }
  const leftOut = own.printed.filter((line) => line.startsWith("  not in the tables"));
  assert.deepEqual(leftOut.map((line) => line.slice(21)), [
    "runs that failed or gave no energy (2)",
    "files of machines without a table here (1)",
    "models without a price for text in and out (1)",
    "tasks of images or videos (2)",
    "LMArena's ratings of other categories (20)",
    "rows of Epoch Capabilities Index without a score (1)",
  ]);
  // the fake CO2 is 0.2 kg · B^0.8
  const { rows } = loadEvaluations(new URL("leaderboard.csv", own.latest));
  const { coefficients } = powerLaw(rows, { y: "co2Kg", x: "paramsB" });
  assert.equal(coefficients.paramsB.estimate.toFixed(9), "0.800000000");
  assert.equal(loadServed(undefined, own.folder).rows.filter((row) => row.own).length, 85);
  assert.deepEqual(loadOffers(new URL("prices.csv", own.folder)).leftOut, [
    { why: "the parameter count was never disclosed: the file has a guess", count: 1 },
    { why: "no parameter count is known to be disclosed", count: 1 },
  ]);
});

Deno.test("refresh() leaves the study's tables alone, and compares the first time with them", async () => {
  await using own = await fixture();
  const shipped = new URL("../../../data/leaderboard.csv", import.meta.url);
  await Deno.copyFile(shipped, new URL("leaderboard.csv", own.folder));
  const before = contents(own.folder), row = leaderboardRow("org/model-7b", 7);
  const found =
    /Cannot use the new leaderboard\.csv: found 20 rows, expected at least half of the 2223 before/;
  await assert.rejects(own.refresh("leaderboard"), found);
  assert.deepEqual(contents(own.folder), before);
  own.sources.leaderboard = Array.from({ length: 1200 }, () => row);
  await own.refresh("leaderboard");
  await own.refresh("llm-perf");
  const after = contents(own.folder);
  for (const [name, text] of Object.entries(before)) assert.equal(after[name], text);
  assert(measurementsTable.files.every((name) => isShipped(name, own.latest)));
  assert.equal(
    own.printed.at(-1),
    "llm-perf: latest/input-A10.csv, latest/input-A100.csv, latest/input-T4.csv, " +
      "latest/input-32vCPU.csv now at revision aaaaaaaaaa",
  );
});

Deno.test("refresh() writes where a table is from into the manifest, and keeps what is noted of its source", async () => {
  await using own = await fixture();
  await own.refresh("served");
  const [{ sha256, ...record }] = Object.values(readManifest(own.folder).tables);
  assert.deepEqual(record, {
    source: "https://github.com/ml-energy/leaderboard",
    revision: "a".repeat(40),
    taken: "2026-02-03T04:05:06Z",
    rows: 60,
  });
  assert.deepEqual(loadSnapshot(["served.csv"], own.folder).warnings, []);
  own.sources.revision = "b".repeat(40);
  for (
    const [source, kept] of [[record.source, "Apache-2.0"], ["https://example.org", undefined]]
  ) {
    const noted = { ...record, source: source!, sha256, note: "Apache-2.0" };
    const manifest = formatManifest({ tables: { "served.csv": noted } });
    Deno.writeTextFileSync(new URL("manifest.json", own.folder), manifest);
    await own.refresh("served");
    const now = readManifest(own.folder).tables["served.csv"];
    assert.deepEqual([now.revision, now.note], [own.sources.revision, kept]);
  }
});

Deno.test("refresh() shows what changes: models and values", async () => {
  await using own = await fixture();
  await own.refresh("leaderboard");
  own.sources.revision = "b".repeat(40);
  own.sources.leaderboard.push(leaderboardRow("org/new-5b", 5, 2));
  own.sources.leaderboard.shift();
  own.sources.leaderboard[0]["CO₂ cost (kg)"] = 0.3;
  own.printed.length = 0;
  await own.refresh("leaderboard");
  assert.deepEqual(own.printed[0].split("\n"), [
    "leaderboard.csv: 20 rows",
    "  1 model added: org/new-5b",
    "  1 model removed: org/model-0.5b",
    "  1 value changed: org/model-1b bfloat16",
  ]);
});

Deno.test("refresh() with dryRun changes nothing, and says so", async () => {
  await using own = await fixture();
  const before = contents(own.folder);
  for (const name of NAMES) await own.refresh(name, { dryRun: true });
  assert.deepEqual(contents(own.folder), before);
  assert.equal(own.printed.at(-1), `${NAMES.at(-1)}: dry run, nothing was changed`);
});

Deno.test("refresh() of a source in the same state asks for nothing else, unless again is said", async () => {
  await using own = await fixture();
  await own.refresh("llm-perf");
  const before = contents(own.folder), { seen } = own.server, first = seen.splice(0).length;
  await own.refresh("llm-perf");
  assert.equal(seen.splice(0).length, 1);
  assert.equal(own.printed.at(-1), "llm-perf: already at revision aaaaaaaaaa, nothing to change");
  await own.refresh("llm-perf", { again: true });
  assert.equal(seen.length, first);
  Deno.writeTextFileSync(new URL("input-T4.csv", own.latest), "damaged\n1\n");
  await assert.rejects(own.refresh("llm-perf"), /input-T4\.csv/);
  Deno.removeSync(new URL("input-T4.csv", own.latest));
  await own.refresh("llm-perf");
  assert.deepEqual(contents(own.folder), before);
});

Deno.test("refresh() says in one line what is wrong when it cannot write, and changes nothing", async () => {
  await using own = await fixture();
  Deno.writeTextFileSync(new URL("latest", own.folder), "a file where the folder should be");
  const before = contents(own.folder);
  await assert.rejects(
    own.refresh("llm-perf"),
    /^TaskError: Cannot write the tables: .*; free some space or allow writing in .*, and run it/,
  );
  assert.deepEqual(contents(own.folder), before);
});

Deno.test("refresh() brings what models say that they are based on", async () => {
  await using own = await fixture();
  own.sources.leaderboard = SIZES.flatMap((size) =>
    Array.from({ length: 12 }, (_, i) => leaderboardRow(`org/model-${size}b-${i}`, size))
  );
  own.sources.leaderboard.forEach((row, i) => {
    row["Base Model"] = [row.fullname, "org/Llama-2-70b-hf (Merge)", "Removed", null][i % 4];
  });
  await own.refresh("leaderboard");
  const table = new URL("leaderboard.csv", own.latest);
  assert.match(Deno.readTextFileSync(table), /^fullname,[^\n]*,CO₂ cost \(kg\),Base Model\n/);
  // 70 B is the rounded size of Llama 2 and 3: only what it is based on tells which
  const { rows } = loadEvaluations(table);
  assert.equal(rows.filter(({ paramsB }) => paramsB === 70)[1].family, "llama-2-70b");
});
