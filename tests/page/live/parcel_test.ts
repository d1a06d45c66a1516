import assert from "node:assert/strict";
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

Deno.test("a table of 565 rows takes less than 50 kB", async () => {
  const { loadServed } = await import("../../../lib/tables/served.ts");
  const packed = await pack(loadServed() as unknown as { rows: [] });
  assert.ok(packed.length < 50_000, String(packed.length));
});
