import assert from "node:assert/strict";
import { latestMeasurementFiles, loadLatestLlmPerf } from "../../lib/read/latest.ts";
import { loadOwn, ownServed } from "../../lib/read/own.ts";
import type { Served } from "../../lib/read/served.ts";

const data = new URL("../../data/", import.meta.url);

Deno.test("loadOwn() and loadLatestLlmPerf() read what is beside the study's tables, if anything", () => {
  const path = Deno.makeTempDirSync(), folder = new URL(`file://${path}/`);
  try {
    const none = { rows: [], leftOut: [], notes: [] };
    assert.deepEqual([loadOwn(folder), loadLatestLlmPerf(folder)], [none, none]);
    Deno.mkdirSync(`${path}/own`);
    Deno.copyFileSync(new URL("input-A100.csv", data), `${path}/own/input-my A100.csv`);
    Deno.copyFileSync(new URL("input-A100.csv", data), `${path}/input-A100.csv`);
    const own = loadOwn(folder), latest = loadLatestLlmPerf(folder);
    assert.deepEqual([own.rows.length, own.rows[0].hardware], [285, "my A100"]);
    assert.deepEqual([latest.rows.length, latest.rows[0].hardware], [285, "A100"]);
    assert.deepEqual(latestMeasurementFiles(folder), ["input-A100.csv"]);
  } finally {
    Deno.removeSync(path, { recursive: true });
  }
});

Deno.test("ownServed() compares nothing where there are no files of one's own", () => {
  const path = Deno.makeTempDirSync();
  const shipped = [{
    get model(): string {
      throw new Error("this row was looked at");
    },
  }] as Served[];
  try {
    assert.deepEqual(ownServed(shipped, new URL(`file://${path}/`)), []);
  } finally {
    Deno.removeSync(path, { recursive: true });
  }
});
