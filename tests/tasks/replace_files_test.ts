import assert from "node:assert/strict";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { replaceFiles } from "../../tasks/replace_files.ts";
import { withFolder } from "../with_folder.ts";

const inFolder = (test: (folder: string) => void) =>
  withFolder({}, (folder) => test(fileURLToPath(folder)));
const namesIn = (folder: string) => Array.from(Deno.readDirSync(folder), ({ name }) => name).sort();

Deno.test("replaceFiles() writes text and bytes, their folders, and nothing else", () =>
  inFolder((folder) => {
    const out = join(folder, "dist"), bytes = Uint8Array.of(0, 255, 13, 10);
    replaceFiles(out, new Map([["a.html", "old"]]));
    const files: [string, string | Uint8Array][] = [["a.html", "new"], ["figures/a.png", bytes]];
    replaceFiles(out, new Map([...files, ["my #1 50% ü.csv", ""]]));
    assert.deepEqual(namesIn(out), ["a.html", "figures", "my #1 50% ü.csv"]);
    assert.deepEqual(namesIn(join(out, "figures")), ["a.png"]);
    assert.equal(Deno.readTextFileSync(join(out, "a.html")), "new");
    assert.deepEqual(Deno.readFileSync(join(out, "figures/a.png")), bytes);
  }));

Deno.test("replaceFiles() leaves earlier files, and nothing beside, where one cannot be written or take its place", () =>
  inFolder((folder) => {
    Deno.writeTextFileSync(join(folder, "a.html"), "old");
    Deno.writeTextFileSync(join(folder, "figures"), "a file where a folder should be");
    Deno.mkdirSync(join(folder, "b.html"));
    for (const names of [["a.html", "figures/a.svg"], ["b.html", "c.html"]]) {
      assert.throws(() => replaceFiles(folder, new Map(names.map((name) => [name, "new"]))));
      assert.equal(Deno.readTextFileSync(join(folder, "a.html")), "old");
      assert.deepEqual(namesIn(folder), ["a.html", "b.html", "figures"]);
    }
  }));
