import assert from "node:assert/strict";
import { join } from "node:path";
import { publish } from "../../../tasks/export/publish.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await work(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("publish() writes files, their folders, and nothing else", () =>
  inFolder(async (folder) => {
    const out = join(folder, "dist");
    await publish([
      { file: "a.html", content: bytes("new") },
      { file: "figures/a.svg", content: bytes("<svg/>") },
    ], out);
    assert.equal(await Deno.readTextFile(join(out, "figures/a.svg")), "<svg/>");
    assert.deepEqual(Array.from(Deno.readDirSync(out), ({ name }) => name).sort(), [
      "a.html",
      "figures",
    ]);
  }));

Deno.test("publish() leaves all earlier files when one cannot be written", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(join(folder, "a.html"), "old");
    await Deno.writeTextFile(join(folder, "figures"), "a file where a folder should be");
    await assert.rejects(
      publish([
        { file: "a.html", content: bytes("new") },
        { file: "figures/a.svg", content: bytes("<svg/>") },
      ], folder),
      /^TaskError: Cannot write to /,
    );
    assert.equal(await Deno.readTextFile(join(folder, "a.html")), "old");
    assert.deepEqual(Array.from(Deno.readDirSync(folder), ({ name }) => name).sort(), [
      "a.html",
      "figures",
    ]);
  }));
