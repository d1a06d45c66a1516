import assert from "node:assert/strict";
import {
  describeSnapshot,
  formatManifest,
  parseManifest,
  warnOfSnapshot,
} from "../../lib/read/manifest.ts";

const sha256 = "0".repeat(64);
const record = { source: "us", revision: null, taken: null, rows: 1234, sha256 };

Deno.test("formatManifest() and parseManifest() keep everything, tables sorted", () => {
  const tables = { "b.csv": { ...record, note: "n" }, "a.csv": { ...record, revision: "r" } };
  const text = formatManifest({ tables });
  assert.deepEqual(parseManifest(text), { tables });
  assert(text.indexOf("a.csv") < text.indexOf("b.csv"));
});

Deno.test("parseManifest() refuses what is no manifest", () => {
  for (
    const [text, message] of [
      ["", /found text that is no JSON/],
      ["[]", /found no "tables"/],
      ['{"tables": {"a.csv": {"rows": "many"}}}', /found another record of a\.csv/],
    ] as const
  ) {
    assert.throws(() => parseManifest(text), message);
  }
});

Deno.test("describeSnapshot() says honestly what nobody knows", () => {
  assert.equal(
    describeSnapshot({ file: "a.csv", record, sha256 }),
    "a.csv: 1,234 rows, taken at an unknown time from us, revision unknown",
  );
  assert.match(describeSnapshot({ file: "a.csv", record: null, sha256 }), /not in manifest\.json/);
});

Deno.test("warnOfSnapshot() warns of another content, and of nothing else", () => {
  assert.equal(warnOfSnapshot({ file: "a.csv", record, sha256 }), null);
  assert.equal(warnOfSnapshot({ file: "a.csv", record: null, sha256 }), null);
  const warning = warnOfSnapshot({ file: "a.csv", record, sha256: "1".repeat(64) });
  assert.match(String(warning), /^a\.csv is no longer the table that manifest\.json describes/);
});
