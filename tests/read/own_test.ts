import assert from "node:assert/strict";
import { latestMeasurementFiles } from "../../lib/read/latest.ts";
import { ownServed } from "../../lib/read/own.ts";
import type { Served } from "../../lib/read/served.ts";
import { besideServed } from "../../lib/tables/beside_served.ts";

const data = new URL("../../data/", import.meta.url);

Deno.test("besideServed() reads what is beside the study's tables, if anything", () => {
  const path = Deno.makeTempDirSync(), folder = new URL(`file://${path}/`);
  try {
    assert.deepEqual(besideServed([], folder), []);
    for (const name of ["own", "latest"]) Deno.mkdirSync(`${path}/${name}`);
    Deno.copyFileSync(new URL("input-A100.csv", data), `${path}/own/input-my A100.csv`);
    Deno.copyFileSync(new URL("input-A100.csv", data), `${path}/latest/input-A100.csv`);
    const found = besideServed([], folder)
      .map(({ file, read: { rows } }) => [file, rows.length, rows[0].hardware]);
    assert.deepEqual(found, [
      ["latest/input-A100.csv", 285, "A100"],
      ["own/input-my A100.csv", 285, "my A100"],
    ]);
    assert.deepEqual(latestMeasurementFiles(new URL("latest/", folder)), ["input-A100.csv"]);
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
