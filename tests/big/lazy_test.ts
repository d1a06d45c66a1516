import assert from "node:assert/strict";

Deno.test("DuckDB is imported in one file, when it is needed", () => {
  const root = new URL("../../", import.meta.url), importers: string[] = [];
  const look = (folder: URL) => {
    for (const { name, isDirectory } of Deno.readDirSync(folder)) {
      if (isDirectory) look(new URL(`${name}/`, folder));
      else if (name.endsWith(".ts")) {
        const path = new URL(name, folder), text = Deno.readTextFileSync(path);
        if (/["']@duckdb/.test(text)) {
          importers.push(path.href.slice(root.href.length));
        }
        assert(!/from ["']@duckdb/.test(text), `${name} imports DuckDB at once`);
      }
    }
  };
  for (const folder of ["lib/", "tasks/"]) look(new URL(folder, root));
  assert.deepEqual(importers, ["lib/big/database.ts"]);
});

Deno.test("nothing of lib/ but lib/big itself imports lib/big", () => {
  const lib = new URL("../../lib/", import.meta.url);
  const look = (folder: URL) => {
    for (const { name, isDirectory } of Deno.readDirSync(folder)) {
      if (isDirectory && name !== "big") look(new URL(`${name}/`, folder));
      else if (name.endsWith(".ts")) {
        const text = Deno.readTextFileSync(new URL(name, folder));
        assert(!/from ["'][./]+\/big\//.test(text), `${name} imports lib/big`);
      }
    }
  };
  look(lib);
});
