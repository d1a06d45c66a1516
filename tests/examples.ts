/**
 * The examples in the documentation in one module graph: `deno test --doc` loads all modules anew for
 * each of them, which takes six times as long. It finds the same examples and runs them in the same
 * way, with all that their module exports in reach; `deno task test types` checks their types.
 */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { modulesIn } from "./modules_in.ts";

const root = new URL("../", import.meta.url);

/** The examples of a module, without the marks of the comment around them, and where they begin. */
function examplesIn(source: string): { line: number; code: string }[] {
  return [...source.matchAll(/^ *\* ```ts\n(.*?)^ *\* ```$/gms)].map(({ index, 1: code }) => ({
    line: source.slice(0, index).split("\n").length,
    code: code.replace(/^ *\* ?/gm, ""),
  }));
}

function moduleOf(code: string, url: URL, names: readonly string[]): string {
  const own = code.replace(/\bfrom "(\.[^"]*)"/g, (_, path) => `from "${new URL(path, url)}"`)
    .replaceAll("import.meta.url", `"${url}"`);
  const imported = [...own.matchAll(/^import\b(?:.*?)\bfrom\b/gms)].join();
  const has = (text: string, name: string) => new RegExp(`\\b${name}\\b`).test(text);
  const used = names.filter((name) => !has(imported, name) && has(own, name));
  const text = `import { ${used.join(", ")} } from "${url}";\n${own}`;
  return `data:application/typescript,${encodeURIComponent(text)}`;
}

for (const url of ["lib/", "tasks/"].flatMap((folder) => modulesIn(new URL(folder, root)))) {
  const examples = examplesIn(Deno.readTextFileSync(url).replaceAll("\r\n", "\n"));
  for (const { line, code } of examples) {
    Deno.test(`${relative(fileURLToPath(root), fileURLToPath(url))}:${line}`, async () => {
      await import(moduleOf(code, url, Object.keys(await import(url.href))));
    });
  }
}
