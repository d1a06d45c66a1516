import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

async function loadedBy(entry: string): Promise<string[]> {
  const file = fileURLToPath(new URL(`../../lib/page/${entry}.ts`, import.meta.url));
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", file],
    stderr: "null",
  }).output();
  return loaded(JSON.parse(new TextDecoder().decode(stdout)));
}

for (const entry of ["decision_mount", "lively_mount"]) {
  Deno.test(`${entry} loads neither jsdom, resvg, Node's nor Deno's own`, async () => {
    const names = await loadedBy(entry);
    assert(names.some((name) => name.includes("d3-dsv")), "finds the CSV writer at least");
    assert.deepEqual(names.filter((name) => /jsdom|resvg|acorn|^node:|lib\/show/.test(name)), []);
    for (const name of names.filter((name) => name.startsWith("file:"))) {
      const code = Deno.readTextFileSync(fileURLToPath(name)).replace(/^ *\*.*$/gm, "");
      assert.doesNotMatch(code, /\bDeno\./, name);
    }
  });
}

Deno.test("the first page loads no Plot and no distributions", async () => {
  const names = await loadedBy("decision_mount");
  assert.deepEqual(names.filter((name) => /plot@|stdlib|simple-statistics/.test(name)), []);
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
