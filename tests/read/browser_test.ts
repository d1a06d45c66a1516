import assert from "node:assert/strict";

Deno.test("lib/read runs in a browser, the files that open files aside", () => {
  const onDisk = ["load", "sha256", "shipped", "text_file"];
  const folder = new URL("../../lib/read/", import.meta.url);
  for (const { name } of Deno.readDirSync(folder)) {
    if (onDisk.some((file) => name === `${file}.ts`)) continue;
    const code = Deno.readTextFileSync(new URL(name, folder)).replace(/^ *\*.*$/gm, ""); // no examples
    assert(!/\bDeno\.|from "node:|from "\.\/(load|sha256|shipped|text_file)\.ts"/.test(code), name);
  }
});
