import assert from "node:assert/strict";
import { join } from "node:path";
import { lockedVersion, lockFile, pinnedDeno, root } from "../../../tasks/jupyter/places.ts";

const lock = await Deno.readTextFile(lockFile);

Deno.test("lockedVersion() reads a pin with and without a marker", () => {
  const text = 'a-b==1.2 ; python_version < "3.11" \\\n    --hash=sha256:00\ndeno==2.8.1 \\\n';
  assert.equal(lockedVersion(text, "a-b"), "1.2");
  assert.equal(lockedVersion(text, "deno"), "2.8.1");
});

Deno.test("lockedVersion() reads a lock that was checked out with Windows' line ends", () =>
  assert.equal(
    lockedVersion("a==1.2 \\\r\n    --hash=sha256:00\r\ndeno==2.8.1\r\n", "deno"),
    "2.8.1",
  ));

Deno.test("a checkout has the bytes of the repository, on Windows too", async () => {
  const [all, tables] = (await Deno.readTextFile(join(root, ".gitattributes"))).split("\n");
  assert.equal(all, "* text=auto eol=lf"); // the format check, the README's blocks and hashes need it
  assert.equal(tables, "data/*.csv -text");
});

Deno.test("lockedVersion() refuses a package that is not pinned", () => {
  assert.throws(() => lockedVersion("denoise==1.0", "deno"), /^RangeError: .*no line "deno==…"/);
});

Deno.test("the lock pins each package exactly and with hashes", () => {
  const entries = lock.replaceAll("\\\n", " ").split("\n").filter((line) => /^[^#\s]/.test(line));
  assert.ok(entries.length > 90, `${entries.length} packages`);
  for (const entry of entries) assert.match(entry, /^[\w.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}/);
});

Deno.test("nbclient is new enough for the kernel's messages", () => {
  // nbclient before 0.11 refuses the `transient: null` that Deno 2.8.1 sends.
  const [major, minor] = lockedVersion(lock, "nbclient").split(".").map(Number);
  assert.ok(major > 0 || minor >= 11);
});

Deno.test("what starts the tests names the pinned Deno", async () => {
  const named = /npx -y deno@(\S+) task/g;
  for (const file of [".ci/run", "README.md"]) {
    const text = await Deno.readTextFile(join(root, file));
    const versions = [...text.matchAll(named)].map(([, version]) => version);
    assert.ok(versions.length > 0, `${file} names no version`);
    assert.deepEqual(new Set(versions), new Set([await pinnedDeno()]), file);
  }
});
