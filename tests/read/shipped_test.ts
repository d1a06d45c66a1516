import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import {
  DATA,
  isShipped,
  loadSnapshot,
  readManifest,
  readShipped,
} from "../../lib/read/shipped.ts";

const shipped = Array.from(Deno.readDirSync(DATA), ({ name }) => name)
  .filter((name) => name.endsWith(".csv") && name !== "codebook.csv").sort();

Deno.test("the manifest has each shipped table, and each is what it says", () => {
  assert.deepEqual(Object.keys(readManifest().tables).sort(), shipped);
  assert.deepEqual(loadSnapshot(shipped).warnings, []);
});

Deno.test("readShipped() takes tables from where a journal says they are", () => {
  const path = Deno.makeTempDirSync();
  const folder = pathToFileURL(`${path}/`);
  for (const name of ["a.csv", "b.csv"]) {
    Deno.writeTextFileSync(new URL(name, folder), `old ${name}`);
  }
  Deno.mkdirSync(`${path}/.update`);
  Deno.writeTextFileSync(`${path}/.update/a.csv`, "new a.csv");
  const read = () => readShipped(["a.csv", "b.csv"], folder).map(({ text }) => text);
  assert.deepEqual(read(), ["old a.csv", "old b.csv"]);
  // b.csv is in its place already
  Deno.writeTextFileSync(`${path}/.update/journal.json`, '{"files":["a.csv","b.csv","c.csv"]}');
  assert.deepEqual(read(), ["new a.csv", "old b.csv"]);
  assert.deepEqual(
    ["a.csv", "c.csv"].map((name) => isShipped(name, folder)),
    [true, false],
  );
  Deno.removeSync(path, { recursive: true });
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
