import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

Deno.test("lib/draw imports neither jsdom nor resvg, and names nothing of Deno or Node", () => {
  const folder = new URL("../../lib/draw/", import.meta.url);
  for (const { name } of Deno.readDirSync(fileURLToPath(folder))) {
    const text = Deno.readTextFileSync(fileURLToPath(new URL(name, folder)));
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    assert.doesNotMatch(code, /jsdom|resvg|node:|\bDeno\.|globalThis|\bwindow\./, name);
    assert.doesNotMatch(code, /linearRegression|(?<![.\w])document\.body/, name);
  }
});
