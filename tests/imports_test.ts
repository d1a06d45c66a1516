import assert from "node:assert/strict";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { modulesIn } from "./modules_in.ts";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Which files each file of a folder imports, types included; paths from the root. */
function importsOf(folder: string): Map<string, string[]> {
  const files = modulesIn(new URL(`../${folder}/`, import.meta.url)).map((url) =>
    fileURLToPath(url)
  );
  return new Map(
    files.map((file) => [fromRoot(file), importedBy(Deno.readTextFileSync(file), dirname(file))]),
  );
}

/** A path from the root, with slashes on every system. */
function fromRoot(path: string): string {
  return relative(root, path).replaceAll("\\", "/");
}

function importedBy(text: string, folder: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "");
  const imports = /^(?:import|export)\s(?:[^;"=()]*\sfrom\s)?"(\.[^"]+)"|\bimport\("(\.[^"]+)"\)/gm;
  return Array.from(
    code.matchAll(imports),
    ([, at, later]) => fromRoot(resolve(folder, at ?? later)),
  );
}

function circleOf(imports: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>(), path: string[] = [];
  const visit = (file: string): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    path.push(file);
    for (const next of imports.get(file) ?? []) {
      const circle = visit(next);
      if (circle !== null) return circle;
    }
    path.pop();
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const circle = visit(file);
    if (circle !== null) return circle;
  }
  return null;
}

const imports = new Map([...importsOf("lib"), ...importsOf("tasks")]);

Deno.test("each import of lib/ and tasks/ leads to a file", () => {
  const files = Array.from(imports.values()).flat();
  assert(files.length > 300, `found ${files.length}`);
  for (const file of new Set(files)) assert(Deno.statSync(resolve(root, file)).isFile, file);
});

Deno.test("no imports of lib/ and tasks/ go in a circle", () =>
  assert.equal(circleOf(imports)?.join(" → "), undefined));

Deno.test("a circle of imports is found", () =>
  assert.deepEqual(
    circleOf(new Map([["a", ["b", "c"]], ["b", ["d"]], ["c", ["d", "b"]], ["d", ["c"]]])),
    ["d", "c", "d"],
  ));

Deno.test("no folder of lib/ imports one that stands below it in the README's table", () => {
  const table = Deno.readTextFileSync(resolve(root, "README.md"));
  const order = Array.from(table.matchAll(/^\| `(lib\/\w+)\/` /gm), ([, folder]) => folder);
  const place = (folder: string) => {
    const n = order.indexOf(folder);
    assert(n >= 0, `${folder}/ is not in the table "What is where"`);
    return n;
  };
  for (const [file, imported] of imports) {
    if (dirname(file) === "lib" || !file.startsWith("lib/")) continue;
    // the vocabulary stands behind all that it gathers
    const room = (path: string) =>
      path === "lib/core.ts" ? "lib/plot" : path.split("/").slice(0, 2).join("/");
    for (const other of imported) {
      if (other === "lib/settings/description.ts") continue; // types alone, for those who describe
      assert(place(room(other)) <= place(room(file)), `${file} imports ${other}, further down`);
    }
  }
});

Deno.test("lib/ imports nothing of tasks/", () => {
  const above = Array.from(imports).filter(([file, imported]) =>
    file.startsWith("lib/") && imported.some((other) => !other.startsWith("lib/"))
  );
  assert.deepEqual(above, []);
});

Deno.test("no command loads the browser of the tests", () => {
  for (const [file, imported] of imports) {
    assert(!imported.some((other) => other.startsWith("tests/")), file);
  }
  // what stands in these, `deno task` downloads for all commands
  for (const file of ["deno.json", "deno.lock"]) {
    assert(!Deno.readTextFileSync(resolve(root, file)).includes("sparticuz"), file);
  }
});

Deno.test("lib/mod.ts can be imported by a program of one's own, at any time", async () => {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-check", 'const lm = await import("./lib/mod.ts"); lm.loadGrid();'],
    cwd: root,
  }).output();
  assert(success, new TextDecoder().decode(stderr));
});
