import assert from "node:assert/strict";
import { products } from "../../../tasks/page/files.ts";
import { code, notebook, prose } from "../notebook/cells.ts";
import { csv, figure, text } from "./bundles.ts";

const found = (...outputs: Parameters<typeof code>[1] & object) =>
  products(notebook({ ...code("1", outputs), id: "By-Load" }), "energy");

Deno.test("products() writes each figure as SVG with its font and as PNG, named by notebook and cell", async () => {
  const files = await found(figure("One"), text("words"), figure("Own", { narrow: false }));
  assert.deepEqual(files.map(({ file }) => file), [
    "figures/energy-by-load.svg",
    "figures/energy-by-load.png",
    "figures/energy-by-load-3.svg",
    "figures/energy-by-load-3.png",
  ]);
  const svg = new TextDecoder().decode(files[0].content);
  assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg".*@font-face.*<\/svg>$/s);
  assert.deepEqual([...files[1].content.slice(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
});

Deno.test("products() takes a file as it is, and refuses a name that comes twice", async () => {
  const [file] = await found(csv("co2_by_params.csv", "params,kg\n7,1\n"));
  assert.equal(new TextDecoder().decode(file.content), "params,kg\n7,1\n");
  await assert.rejects(found(csv("a.csv", "a"), csv("a.csv", "b")), /a\.csv: two outputs carry/);
  assert.deepEqual(await products(notebook(prose("# Q")), "energy"), []);
});
