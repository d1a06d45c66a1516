import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

Deno.test("the page's entry imports neither jsdom, resvg, Node's nor Deno's own", async () => {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", fileURLToPath(new URL("../../lib/page/mount.ts", import.meta.url))],
    stderr: "null",
  }).output();
  const { modules } = JSON.parse(new TextDecoder().decode(stdout));
  const names: string[] = modules.map(({ specifier }: { specifier: string }) => specifier);
  assert(names.some((name) => name.includes("@observablehq/plot")), "finds Plot at least");
  assert.deepEqual(names.filter((name) => /jsdom|resvg|^node:|lib\/show/.test(name)), []);
  for (const { specifier } of modules) {
    if (!specifier.startsWith("file:")) continue;
    const code = Deno.readTextFileSync(fileURLToPath(specifier)).replace(/^ *\*.*$/gm, "");
    assert.doesNotMatch(code, /\bDeno\./, specifier);
  }
});
