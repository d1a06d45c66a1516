import assert from "node:assert/strict";
import { join } from "node:path";
import { replaceFiles } from "../../tasks/replace_files.ts";

/** A folder of its own for a test. */
function tempFolder(): { folder: string } & Disposable {
  const folder = Deno.makeTempDirSync();
  return { folder, [Symbol.dispose]: () => Deno.removeSync(folder, { recursive: true }) };
}

const namesIn = (folder: string) => Array.from(Deno.readDirSync(folder), ({ name }) => name).sort();

Deno.test("replaceFiles() writes text and bytes, their folders, and nothing else", () => {
  using own = tempFolder();
  const out = join(own.folder, "dist"), bytes = Uint8Array.of(0, 255, 13, 10);
  replaceFiles(out, new Map([["a.html", "old"]]));
  replaceFiles(
    out,
    new Map<string, string | Uint8Array>([
      ["a.html", "new"],
      ["figures/a.png", bytes],
      ["my #1 50% ü.csv", ""],
    ]),
  );
  assert.deepEqual(namesIn(out), ["a.html", "figures", "my #1 50% ü.csv"]);
  assert.deepEqual(namesIn(join(out, "figures")), ["a.png"]);
  assert.equal(Deno.readTextFileSync(join(out, "a.html")), "new");
  assert.deepEqual(Deno.readFileSync(join(out, "figures/a.png")), bytes);
});

Deno.test("replaceFiles() leaves all earlier files when one cannot be written", () => {
  using own = tempFolder();
  const { folder } = own;
  Deno.writeTextFileSync(join(folder, "a.html"), "old");
  Deno.writeTextFileSync(join(folder, "figures"), "a file where a folder should be");
  assert.throws(() =>
    replaceFiles(folder, new Map([["a.html", "new"], ["figures/a.svg", "<svg/>"]]))
  );
  assert.equal(Deno.readTextFileSync(join(folder, "a.html")), "old");
  assert.deepEqual(namesIn(folder), ["a.html", "figures"]);
});

Deno.test("replaceFiles() leaves nothing beside when a file cannot take its place", () => {
  using own = tempFolder();
  const { folder } = own;
  Deno.mkdirSync(join(folder, "b.html"));
  assert.throws(() => replaceFiles(folder, new Map([["b.html", "new"], ["c.html", "new"]])));
  assert.deepEqual(namesIn(folder), ["b.html"]);
});
