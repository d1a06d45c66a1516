import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { readShipped } from "../../../lib/read/shipped.ts";
import { commitFiles, recover } from "../../../tasks/data/commit.ts";
import { contents } from "./fixture.ts";

const NAMES = ["a.csv", "b.csv", "manifest.json"];
const texts = (state: string) => new Map(NAMES.map((name) => [name, `${state} ${name}`]));

/** A folder with the old files. */
function oldFolder(): { folder: URL } & Disposable {
  const path = Deno.makeTempDirSync({ prefix: "commit_" });
  const folder = pathToFileURL(`${path}/`);
  commitFiles(folder, texts("old"));
  return { folder, [Symbol.dispose]: () => Deno.removeSync(path, { recursive: true }) };
}

/** Which state a reader sees, "mixed" if more than one. */
function seen(folder: URL): string {
  const states = new Set(readShipped(NAMES, folder).map(({ text }) => text.split(" ")[0]));
  return states.size === 1 ? [...states][0] : "mixed";
}

/** A copy of a folder as it is at this moment. */
function copyOf(folder: URL): URL {
  const copy = pathToFileURL(Deno.makeTempDirSync({ prefix: "commit_" }) + "/");
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    if (!isDirectory) {
      Deno.copyFileSync(new URL(name, folder), new URL(name, copy));
      continue;
    }
    Deno.mkdirSync(new URL(name, copy));
    for (const { name: inner } of Deno.readDirSync(new URL(`${name}/`, folder))) {
      Deno.copyFileSync(new URL(`${name}/${inner}`, folder), new URL(`${name}/${inner}`, copy));
    }
  }
  return copy;
}

Deno.test("commitFiles() replaces all files and leaves nothing beside them", () => {
  using old = oldFolder();
  commitFiles(old.folder, texts("new"));
  assert.deepEqual(contents(old.folder), Object.fromEntries(texts("new")));
});

Deno.test("commitFiles(), stopped after any step, is wholly done or not at all", () => {
  using old = oldFolder();
  const after: { step: string; folder: URL }[] = [];
  commitFiles(old.folder, texts("new"), {
    onStep: (step) => void after.push({ step, folder: copyOf(old.folder) }),
  });
  const states = after.map(({ step, folder }) => `${step}: ${seen(folder)}`);
  assert.deepEqual(states, [
    "staged a.csv: old",
    "staged b.csv: old",
    "staged manifest.json: old",
    "draft of the journal: old",
    "journal: new",
    "placed a.csv: new",
    "placed b.csv: new",
    "placed manifest.json: new",
    "journal removed: new",
    "done: new",
  ]);
  for (const { folder } of after) {
    const state = seen(folder);
    recover(folder);
    assert.equal(seen(folder), state);
    assert.deepEqual(contents(folder), Object.fromEntries(texts(state)));
    Deno.removeSync(folder, { recursive: true });
  }
});

Deno.test("commitFiles() finishes what a stopped run began before it begins itself", () => {
  using old = oldFolder();
  const stopped: URL[] = [];
  commitFiles(old.folder, texts("new"), {
    onStep: (step) => void (step === "journal" && stopped.push(copyOf(old.folder))),
  });
  commitFiles(stopped[0], new Map([["a.csv", "newest a.csv"]]));
  assert.deepEqual(contents(stopped[0]), {
    ...Object.fromEntries(texts("new")),
    "a.csv": "newest a.csv",
  });
  Deno.removeSync(stopped[0], { recursive: true });
});

Deno.test("commitFiles() leaves the old files when one cannot be written", () => {
  using old = oldFolder();
  const bad = new Map([...texts("new"), ["no/such/folder.csv", ""]]);
  assert.throws(() => commitFiles(old.folder, bad), /^CommitError: Cannot write the new files/);
  assert.deepEqual(contents(old.folder), Object.fromEntries(texts("old")));
});

Deno.test("commitFiles() says when the folder is not there", () =>
  assert.throws(
    () => commitFiles(new URL("file:///no/such/folder/"), texts("new")),
    /^CommitError: Cannot write into the tables' folder: .*Nothing was changed$/,
  ));
