import assert from "node:assert/strict";
import {
  DATA,
  formatManifest,
  loadSnapshot,
  readManifest,
  readShipped,
} from "../../lib/read/shipped.ts";
import { withFolder } from "../with_folder.ts";

const shipped = Array.from(Deno.readDirSync(DATA), ({ name }) => name)
  .filter((name) => name.endsWith(".csv") && name !== "codebook.csv").sort();
const record = { source: "us", revision: null, taken: null, rows: 1234, sha256: "0".repeat(64) };

Deno.test("the manifest has each shipped table, and each is what it says", () => {
  assert.deepEqual(Object.keys(readManifest().tables).sort(), shipped);
  assert.deepEqual(loadSnapshot(shipped).warnings, []);
});

Deno.test("readShipped() names a missing table by its place", () =>
  assert.throws(
    () => readShipped(["none.csv"]),
    /^ReadError: Cannot read (.*\/)?data\/none\.csv: found no such file/,
  ));

Deno.test("a manifest is read as it was written, tables sorted, and one that is none refused", () => {
  const tables = { "b.csv": { ...record, note: "n" }, "a.csv": { ...record, revision: "r" } };
  const text = formatManifest({ tables });
  assert(text.indexOf("a.csv") < text.indexOf("b.csv"));
  withFolder(
    { "manifest.json": text },
    (folder) => assert.deepEqual(readManifest(folder), { tables }),
  );
  withFolder({}, (folder) => assert.deepEqual(readManifest(folder), { tables: {} }));
  for (
    const [text, message] of [
      ["", /found text that is no JSON/],
      ["[]", /found no "tables"/],
      ['{"tables": {"a.csv": {"rows": "many"}}}', /found another record of a\.csv/],
    ] as const
  ) {
    withFolder(
      { "manifest.json": text },
      (folder) => assert.throws(() => readManifest(folder), message),
    );
  }
});
