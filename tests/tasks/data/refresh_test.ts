import assert from "node:assert/strict";
import { latestMeasurementFiles } from "../../../lib/read/latest.ts";
import { loadApiPrices, loadLeaderboard, loadServed } from "../../../lib/read/load.ts";
import { formatManifest, type TableRecord } from "../../../lib/read/manifest.ts";
import { loadSnapshot, readManifest } from "../../../lib/read/shipped.ts";
import { besideServed } from "../../../lib/tables/beside_served.ts";
import { SOURCES } from "../../../tasks/data/refresh.ts";
import { powerLaw } from "../../../lib/stats/laws.ts";
import { leaderboardRow } from "./fake_rows.ts";
import { contents, fixture } from "./fixture.ts";

Deno.test("refresh() brings all four sources, and the loaders and fits take them", async () => {
  await using own = await fixture();
  for (const source of SOURCES) await own.refresh(source);
  const leaderboard = loadLeaderboard(new URL("leaderboard.csv", own.latest));
  assert.equal(leaderboard.rows.length, 20);
  // the fake CO2 is 0.2 kg · B^0.8
  const { coefficients } = powerLaw(leaderboard.rows, { y: "co2Kg", x: "paramsB" });
  assert.equal(coefficients.paramsB.estimate.toFixed(9), "0.800000000");
  const rows = besideServed([], own.folder).flatMap(({ read }) => read.rows);
  assert.deepEqual(
    Object.entries(Object.groupBy(rows, ({ hardware }) => hardware))
      .map(([hardware, own]) => [hardware, own?.length]),
    [["A10", 25], ["A100", 20], ["T4", 20], ["32vCPU", 20]],
  );
  const prices = loadApiPrices(new URL("prices.csv", own.folder));
  assert.equal(prices.rows.length, 21);
  assert.deepEqual(prices.leftOut, [
    { why: "the parameter count was never disclosed: the file has a guess", count: 1 },
    { why: "no parameter count is known to be disclosed", count: 1 },
  ]);
  const served = loadServed(new URL("served.csv", own.folder));
  assert.deepEqual([served.rows.length, served.leftOut], [60, []]);
  // 0.36 J · 2^0.8 / 64^0.5 per token, ÷ 3.6
  const { model, kWhPerMillionTokens, ...row } = served.rows[3];
  assert.equal(model, "org/model-2b");
  assert.equal(kWhPerMillionTokens.toFixed(12), (0.1 * 2 ** 0.8 / 8).toFixed(12));
  assert.deepEqual([row.maxConcurrency, row.concurrency, row.tokensPerSecond], [64, 63.75, 3200]);
  assert(own.printed.includes("  not in the tables: tasks of images or videos (2)"));
});

Deno.test("refresh() leaves the study's tables alone, and compares the first time with them", async () => {
  await using own = await fixture();
  const study = new Map(
    ["leaderboard.csv", "input-A10.csv"].map((name) => [
      name,
      Deno.readTextFileSync(new URL(`../../../data/${name}`, import.meta.url)),
    ]),
  );
  for (const [name, text] of study) Deno.writeTextFileSync(new URL(name, own.folder), text);
  await assert.rejects(
    own.refresh("leaderboard"),
    /Cannot take the new leaderboard\.csv: found 20 rows .*, expected at least half of the 2223/,
  );
  assert.equal(latestMeasurementFiles(own.latest).length, 0);
  assert.deepEqual(besideServed([], own.folder), []);
  Deno.removeSync(new URL("input-A10.csv", own.folder));
  await own.refresh("llm-perf");
  const files = contents(own.folder);
  assert.equal(files["leaderboard.csv"], study.get("leaderboard.csv"));
  assert.equal(files["manifest.json"], undefined);
  assert.deepEqual(latestMeasurementFiles(own.latest).map((name) => `latest/${name}` in files), [
    true,
    true,
    true,
    true,
  ]);
  assert.equal(
    own.printed.at(-1),
    "llm-perf: latest/input-A10.csv, latest/input-A100.csv, latest/input-T4.csv, " +
      "latest/input-32vCPU.csv now at revision aaaaaaaaaa",
  );
});

Deno.test("refresh() writes source, revision, time, rows and SHA-256 into the manifest", async () => {
  await using own = await fixture();
  await own.refresh("llm-perf");
  const record = readManifest(own.latest).tables["input-A10.csv"];
  assert.deepEqual({ ...record, sha256: record.sha256.length }, {
    source: "https://huggingface.co/datasets/optimum-benchmark/llm-perf-leaderboard",
    revision: "a".repeat(40),
    taken: "2026-02-03T04:05:06Z",
    rows: 25,
    sha256: 64,
  });
  const names = ["input-A10.csv", "input-T4.csv"];
  assert.deepEqual(loadSnapshot(names, own.latest).warnings, []);
  const file = new URL("input-T4.csv", own.latest);
  Deno.writeTextFileSync(file, Deno.readTextFileSync(file).replace("org/model-1b", "me/model-1b"));
  const { warnings } = loadSnapshot(names, own.latest);
  assert.equal(warnings.length, 1);
  assert.match(warnings[0], /^input-T4\.csv is no longer the table that manifest\.json describes/);
});

Deno.test("refresh() keeps what the manifest notes of a table, as long as its source is the same", async () => {
  await using own = await fixture();
  await own.refresh("prices");
  const { tables } = readManifest(own.folder), note = "MIT; sizes joined by this project";
  const write = (record: Partial<TableRecord>) =>
    Deno.writeTextFileSync(
      new URL("manifest.json", own.folder),
      formatManifest({ tables: { "prices.csv": { ...tables["prices.csv"], note, ...record } } }),
    );
  const revision = "b".repeat(40), source = "https://example.org/another";
  own.sources.revision = revision;
  for (const [record, kept] of [[{}, note], [{ source }, undefined]] as const) {
    write(record);
    await own.refresh("prices");
    const now = readManifest(own.folder).tables["prices.csv"];
    assert.deepEqual([now.revision, now.note], [revision, kept]);
  }
});

Deno.test("refresh() shows what changes: models, values, exponent and R²", async () => {
  await using own = await fixture();
  await own.refresh("leaderboard");
  own.sources.revision = "b".repeat(40);
  own.sources.leaderboard.push(leaderboardRow("org/new-5b", 5, 2));
  own.sources.leaderboard.shift();
  own.sources.leaderboard[0]["CO₂ cost (kg)"] = 0.3;
  own.printed.length = 0;
  await own.refresh("leaderboard");
  // scipy.stats.linregress of log10 kg on log10 B, 20 points: slope 0.74799, rvalue² 0.95270
  assert.deepEqual(own.printed[0].split("\n").map((line) => line.replace(/  +/g, " | ")), [
    "table | rows | models added | removed | values changed | exponent | R²",
    "leaderboard.csv | 20 | 1 | 1 | 1 | 0.800 → 0.748 | 1.000 → 0.953",
    "leaderboard.csv, added: org/new-5b",
    "leaderboard.csv, removed: org/model-0.5b",
    "leaderboard.csv, changed: org/model-1b bfloat16",
  ]);
});

Deno.test("refresh() with dryRun changes nothing, and says so", async () => {
  await using own = await fixture();
  const before = contents(own.folder);
  for (const source of SOURCES) await own.refresh(source, { dryRun: true });
  assert.deepEqual(contents(own.folder), before);
  assert.equal(own.printed.at(-1), "served: dry run, nothing was changed");
});

Deno.test("refresh() asks with the copy's tag, and loads nothing twice that stayed the same", async () => {
  await using own = await fixture();
  const { cacheFolder } = own;
  for (const source of SOURCES) await own.refresh(source, { cacheFolder });
  const before = contents(own.folder);
  own.server.seen.length = 0;
  for (const source of SOURCES) await own.refresh(source, { cacheFolder });
  assert(own.server.seen.length > 0);
  assert(own.server.seen.every(({ headers }) => headers.has("if-none-match")));
  assert.deepEqual(contents(own.folder), before);
  assert.equal(own.printed.at(-1), "served: already at revision aaaaaaaaaa, nothing to change");
});

Deno.test("refresh() does not believe a copy that was damaged", async () => {
  await using own = await fixture();
  const { cacheFolder } = own;
  await own.refresh("leaderboard", { cacheFolder });
  for (const { name } of Deno.readDirSync(cacheFolder)) {
    if (name.endsWith(".body")) Deno.writeTextFileSync(`${cacheFolder}/${name}`, "damaged");
  }
  const before = contents(own.folder);
  await own.refresh("leaderboard", { cacheFolder });
  assert.deepEqual(contents(own.folder), before);
});

Deno.test("refresh() reads the rows page by page into the same table as the parquet file", async () => {
  await using own = await fixture();
  own.sources.leaderboard = Array.from(
    { length: 12 },
    (_, i) =>
      own.sources.leaderboard.map((row) =>
        leaderboardRow(`${row.fullname}-${i}`, Number(row["#Params (B)"]))
      ),
  ).flat(); // 240 rows: pages of 100, 100 and 40
  await own.refresh("leaderboard");
  const { "leaderboard.csv": fromParquet } = contents(own.latest);
  const missing = {
    status: 500,
    headers: { "x-error-code": "UnexpectedError" },
    body: '{"error":"x"}',
  };
  for (const reply of [missing, { body: '{"parquet_files":[],"pending":[],"failed":[{}]}' }]) {
    Deno.removeSync(new URL("leaderboard.csv", own.latest));
    const restore = own.server.on("/parquet", reply);
    await own.refresh("leaderboard");
    restore();
    assert.equal(contents(own.latest)["leaderboard.csv"], fromParquet);
  }
  const offsets = own.server.seen.flatMap(({ path, query }) =>
    path.endsWith("/rows") ? [query.get("offset")] : []
  );
  assert.deepEqual(offsets, ["0", "100", "200", "0", "100", "200"]);
});

Deno.test("refresh() brings what models say that they are based on, where the source says it", async () => {
  await using own = await fixture();
  own.sources.leaderboard.forEach((row, i) => {
    row["Base Model"] = [row.fullname, "org/Llama-2-70b-hf (Merge)", "Removed", null][i % 4];
  });
  await own.refresh("leaderboard");
  const table = new URL("leaderboard.csv", own.latest), fromParquet = Deno.readTextFileSync(table);
  assert.match(fromParquet, /^[^\n]*,MoE,CO₂ cost \(kg\),Base Model\n/);
  // 70 B is the rounded size of Llama 2 and 3: only what it is based on tells which
  const base = () => loadLeaderboard(table).rows.find(({ paramsB }) => paramsB === 70)!.base;
  assert.equal(base(), "llama-2-70b");
  Deno.removeSync(table);
  const restore = own.server.on("/parquet", { status: 404 });
  await own.refresh("leaderboard");
  restore();
  assert.equal(Deno.readTextFileSync(table), fromParquet);
  own.sources.leaderboard = own.sources.leaderboard.map(({ "Base Model": _, ...row }) => row);
  await own.refresh("leaderboard");
  assert(!Deno.readTextFileSync(table).includes("Base Model"));
  assert.match(
    own.printed.join("\n"),
    /no column "Base Model": families come from class, size and/,
  );
});
