import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

Deno.test("the first page's entry imports neither jsdom, resvg, Node's nor Deno's own", async () => {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "info",
      "--json",
      fileURLToPath(new URL("../../lib/page/decision_mount.ts", import.meta.url)),
    ],
    stderr: "null",
  }).output();
  const names = loaded(JSON.parse(new TextDecoder().decode(stdout)));
  assert(names.some((name) => name.includes("@observablehq/plot")), "finds Plot at least");
  assert.deepEqual(names.filter((name) => /jsdom|resvg|^node:|lib\/show/.test(name)), []);
  for (const specifier of names) {
    if (!specifier.startsWith("file:")) continue;
    const code = Deno.readTextFileSync(fileURLToPath(specifier)).replace(/^ *\*.*$/gm, "");
    assert.doesNotMatch(code, /\bDeno\./, specifier);
  }
});

Deno.test("the page of live figures loads neither jsdom, resvg, Node's nor Deno's own", async () => {
  const entry = new URL("../../lib/page/lively_mount.ts", import.meta.url);
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", fileURLToPath(entry)],
    stderr: "null",
  }).output();
  const names = loaded(JSON.parse(new TextDecoder().decode(stdout)));
  assert.ok(names.some((name) => name.includes("@observablehq/plot")), "finds Plot at least");
  assert.deepEqual(names.filter((name) => /jsdom|resvg|acorn|^node:|lib\/show/.test(name)), []);
  for (const specifier of names.filter((name) => name.startsWith("file:"))) {
    const code = Deno.readTextFileSync(fileURLToPath(specifier)).replace(/^ *\*.*$/gm, "");
    assert.doesNotMatch(code, /\bDeno\./, specifier);
  }
});

type Graph = {
  roots: string[];
  redirects: Record<string, string>;
  modules: { specifier: string; dependencies?: { code?: { specifier: string } }[] }[];
};

/** The modules that a graph loads when it runs: those that only types come from are not. */
function loaded({ roots, redirects, modules }: Graph): string[] {
  const known = new Map(modules.map((module) => [module.specifier, module]));
  const names = new Set(roots);
  for (const name of names) {
    for (const { code } of known.get(name)?.dependencies ?? []) {
      if (code) names.add(redirects[code.specifier] ?? code.specifier);
    }
  }
  return [...names];
}
