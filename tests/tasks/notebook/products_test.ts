import assert from "node:assert/strict";
import { EXHIBIT } from "../../../lib/show/display.ts";
import { stillFigure } from "../../../lib/show/still.ts";
import type { Exhibit } from "../../../lib/study/exhibit.ts";
import { products } from "../../../tasks/notebook/products.ts";
import { growth } from "../../draw/figures.ts";
import { code, display, notebook } from "./cells.ts";

const figure = (id: string): Exhibit => ({ kind: "growth", data: { ...growth, id } });
const file = (name: string, text: string): Exhibit => ({ kind: "file", name, text });
const table: Exhibit = { kind: "table", caption: "t", columns: [{ label: "x" }], rows: [["1"]] };
const found = (...exhibits: Exhibit[]) =>
  products(
    notebook(code(
      "1",
      exhibits.map((exhibit) =>
        display({ "text/html": "<p></p>", [EXHIBIT]: JSON.stringify(exhibit) })
      ),
    )),
  );
const text = (content: Uint8Array) => new TextDecoder().decode(content);

Deno.test("products() draws a figure from its data, as SVG and PNG", async () => {
  const [svg, png, ...others] = await found(figure("co2-growth"));
  assert.deepEqual([svg.file, png.file, others], [
    "figures/co2-growth.svg",
    "figures/co2-growth.png",
    [],
  ]);
  const still = stillFigure({ kind: "growth", data: { ...growth, id: "co2-growth" } });
  assert.equal(text(svg.content), await still.svg());
  assert.deepEqual(png.content, await still.png());
});

Deno.test("products() takes a file as it is, and nothing of tables, texts and plain outputs", async () => {
  const kept = await found(file("a_methods.bib", "@book{a}\n"), table, {
    kind: "text",
    sentences: ["a"],
  }, file("co2_by_params.csv", "params,kg\n7,1\n"));
  assert.deepEqual(kept.map(({ file, content }) => [file, text(content)]), [
    ["a_methods.bib", "@book{a}\n"],
    ["co2_by_params.csv", "params,kg\n7,1\n"],
  ]);
  const plain = display({ "text/html": '<figure data-figure="a"></figure>' });
  assert.deepEqual(await products(notebook(code("1", [plain]))), []);
});

Deno.test("products() refuses names that lead elsewhere", async () => {
  for (const name of ["../co2", "a/b", "", "a.b", "A", "-a"]) {
    await assert.rejects(found(figure(name)), /^RangeError: Cannot use .* as a file name/);
  }
  for (const name of ["../co2.csv", "co2.html", ".csv"]) {
    await assert.rejects(found(file(name, "a")), /^RangeError: Cannot use .* as a file name/);
  }
});

Deno.test("products() refuses a name that occurs twice, and a figure that cannot be drawn", async () => {
  await assert.rejects(found(figure("a"), figure("a")), /figures\/a\.svg: two outputs carry/);
  const empty: Exhibit = { kind: "growth", data: { ...growth, dots: [] } };
  await assert.rejects(found(empty), /^RangeError: Cannot make an axis: found no value/);
});
