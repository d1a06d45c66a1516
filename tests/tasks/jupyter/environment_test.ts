import assert from "node:assert/strict";
import { join } from "node:path";
import {
  lockedVersion,
  lockFile,
  pinnedDeno,
  program,
  root,
} from "../../../tasks/jupyter/places.ts";

const lock = await Deno.readTextFile(lockFile);

Deno.test("lockedVersion() reads a pin with a marker and with Windows' line ends, and refuses none", () => {
  const text =
    'a-b==1.2 ; python_version < "3.11" \\\r\n    --hash=sha256:00\r\ndeno==2.8.1 \\\r\n';
  assert.equal(lockedVersion(text, "a-b"), "1.2");
  assert.equal(lockedVersion(text, "deno"), "2.8.1");
  assert.throws(() => lockedVersion("denoise==1.0", "deno"), /^RangeError: .*no line "deno==…"/);
});

Deno.test("a checkout has the bytes of the repository, on Windows too", async () => {
  const [all, tables] = (await Deno.readTextFile(join(root, ".gitattributes"))).split("\n");
  assert.equal(all, "* text=auto eol=lf"); // the format check, the README's blocks and hashes need it
  assert.equal(tables, "data/*.csv -text");
});

Deno.test("the lock pins each package exactly and with hashes", () => {
  const entries = lock.replaceAll("\\\n", " ").split("\n").filter((line) => /^[^#\s]/.test(line));
  assert.ok(entries.length > 90, `${entries.length} packages`);
  for (const entry of entries) assert.match(entry, /^[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}/);
  // nbclient before 0.11 refuses the `transient: null` that Deno 2.8.1 sends
  const [major, minor] = lockedVersion(lock, "nbclient").split(".").map(Number);
  assert.ok(major > 0 || minor >= 11);
});

Deno.test("what starts the tests and every command of the README names the pinned Deno", async () => {
  for (const file of [".ci/run", "README.md"]) {
    const text = await Deno.readTextFile(join(root, file));
    const versions = Array.from(text.matchAll(/deno@([\d.]+\d)/g), ([, version]) => version);
    assert.deepEqual(new Set(versions), new Set([await pinnedDeno()]), file);
  }
});

Deno.test("program() finds what pip installs on each system", () => {
  const folder = "C:\\Users\\me\\project\\.venv";
  assert.equal(program("python", folder, "windows"), `${folder}\\Scripts\\python.exe`);
  assert.equal(program("jupyter-lab", "/p/.venv", "darwin"), "/p/.venv/bin/jupyter-lab");
});
