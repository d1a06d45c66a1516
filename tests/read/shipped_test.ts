import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { DATA, loadSnapshot, readManifest, readShipped } from "../../lib/read/shipped.ts";

const shipped = Array.from(Deno.readDirSync(DATA), ({ name }) => name)
  .filter((name) => name.endsWith(".csv") && name !== "codebook.csv").sort();

Deno.test("the manifest has each shipped table, and each is what it says", () => {
  assert.deepEqual(Object.keys(readManifest().tables).sort(), shipped);
  assert.deepEqual(loadSnapshot(shipped).warnings, []);
});

Deno.test("readShipped() names a missing table by its place", () =>
  assert.throws(
    () => readShipped(["none.csv"]),
    /^ReadError: Cannot read (.*\/)?data\/none\.csv: found no such file/,
  ));

Deno.test("readManifest() of a folder without one is empty", () => {
  const path = Deno.makeTempDirSync();
  assert.deepEqual(readManifest(pathToFileURL(`${path}/`)), { tables: {} });
  Deno.removeSync(path);
});
