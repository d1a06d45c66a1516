import assert from "node:assert/strict";
import fc from "../../fast_check.ts";
import { pack, unpack } from "../../../lib/page/live/parcel.ts";

Deno.test("rows travel packed and come back as they were: hostile texts, and what JSON does not know", async () => {
  const rows = [
    { model: "</script><script>alert(1)</script>", x: NaN, at: new Date("2026-02-16"), list: [1] },
    { model: "<!-- \ud800 nul \0 🦙 '\"`${x}\\", x: -0, at: new Date(NaN), list: { a: null } },
    { model: "", x: -Infinity, at: null, ["__proto__"]: 1 },
    { model: "b", x: 0, list: undefined },
  ];
  const packed = await pack({ rows });
  assert.match(packed, /^[A-Za-z0-9+/]*=*$/);
  const { rows: back } = await unpack<{ rows: typeof rows }>(packed);
  assert.deepEqual(back, [...rows.slice(0, 3), { model: "b", x: 0 }]);
  assert.ok(Object.hasOwn(back[2], "__proto__"));
});

Deno.test("any rows come back as they were", async () => {
  const value = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
  );
  const row = fc.dictionary(fc.constantFrom("a", "b", "__proto__"), value, {
    noNullPrototype: true,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
      assert.deepEqual((await unpack<{ rows: typeof rows }>(await pack({ rows }))).rows, rows);
    }),
    { seed: 20261128, numRuns: 20 },
  );
});

Deno.test("a table of 565 rows takes less than 50 kB", async () => {
  const { loadServed } = await import("../../../lib/tables/served.ts");
  const packed = await pack(loadServed() as unknown as { rows: [] });
  assert.ok(packed.length < 50_000, String(packed.length));
});
