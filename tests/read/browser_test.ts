import assert from "node:assert/strict";

Deno.test("lib/read runs in a browser, the files that open files aside", () => {
  const onDisk = ["any_file", "shipped", "text_file"];
  const opensFiles = new RegExp(
    `\\bDeno\\.|from "node:|from "\\.{1,2}/(?:${onDisk.join("|")})\\.ts"`,
  );
  const folder = new URL("../../lib/read/", import.meta.url);
  const names = (path: string) =>
    Array.from(Deno.readDirSync(new URL(path, folder)))
      .filter(({ isFile }) => isFile).map(({ name }) => path + name);
  for (const name of [...names("./"), ...names("./formats/")]) {
    if (onDisk.some((file) => name === `./${file}.ts`)) continue;
    const code = Deno.readTextFileSync(new URL(name, folder)).replace(/^ *\*.*$/gm, ""); // no examples
    assert(!opensFiles.test(code), name);
  }
});
