/** The code in README.md and docs/: what it calls is there, and the library's example runs. */
import assert from "node:assert/strict";
import * as lm from "../../lib/mod.ts";

const root = new URL("../../", import.meta.url);
const pages = ["README.md", "docs/explore.md", "docs/your_own_data.md", "docs/large_data.md"];
const texts = new Map(pages.map((page) => [page, Deno.readTextFileSync(new URL(page, root))]));
const blocksOf = (page: string) =>
  Array.from(texts.get(page)!.matchAll(/^```ts[^\n]*\n(.*?)^```$/gms), ([, code]) => code);

for (const page of pages) {
  Deno.test(`${page} calls only functions of lib/mod.ts`, () => {
    const names = Array.from(texts.get(page)!.matchAll(/\blm\.(\w+)/g), ([, name]) => name);
    assert.deepEqual(names.filter((name) => !(name in lm)), []);
  });
}

Deno.test("README.md: the library's example runs", async () => {
  const code = blocksOf("README.md").find((block) => block.startsWith("import {"))!
    .replace('"./lib/mod.ts"', `"${new URL("lib/mod.ts", root)}"`)
    .replace(/console\.log(.*);/, "export default [$1];");
  const { default: [prediction] } = await import(
    `data:application/typescript,${encodeURIComponent(code)}`
  );
  assert.ok(prediction[0] > 0 && prediction[0] < prediction[1]);
});

Deno.test("README.md: its settings are settings", () => {
  const code = blocksOf("README.md").find((block) => block.includes("lm.settings("))!;
  const settings = new Function("lm", `${code}\nreturn settings;`)(lm);
  assert.deepEqual(Object.keys(settings), ["served", "measurements"]);
});

Deno.test("README.md: the settings of its exports are settings", () => {
  const set = Array.from(texts.get("README.md")!.matchAll(/--set (\S+)/g), ([, text]) => text);
  assert.deepEqual(set, ["evaluations.type=chat", "served.hardware=H100"]);
  for (const text of set) {
    const [, table, name, value] = /^(\w+)\.(\w+)=(\w+)$/.exec(text)!;
    assert.ok(lm.settings({ [table]: { [name]: value } }));
  }
});
