import assert from "node:assert/strict";
import { modulesIn } from "../modules_in.ts";

const root = new URL("../../", import.meta.url);

Deno.test("DuckDB is imported in one file, when it is needed", () => {
  const importers: string[] = [];
  for (const path of ["lib/", "tasks/"].flatMap((folder) => modulesIn(new URL(folder, root)))) {
    const text = Deno.readTextFileSync(path), name = path.href.slice(root.href.length);
    if (/["']npm:@duckdb/.test(text)) importers.push(name);
    assert(!/from "npm:@duckdb/.test(text), `${name} imports DuckDB at once`);
  }
  assert.deepEqual(importers, ["lib/big/database.ts"]);
});

Deno.test("nothing of lib/ but lib/big itself imports lib/big", () => {
  const big = new URL("lib/big/", root).href;
  for (const path of modulesIn(new URL("lib/", root))) {
    if (path.href.startsWith(big)) continue;
    const text = Deno.readTextFileSync(path);
    assert(!/from ["'][./]+\/big\//.test(text), `${path} imports lib/big`);
  }
});
