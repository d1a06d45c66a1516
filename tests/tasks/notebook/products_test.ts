import assert from "node:assert/strict";
import { products } from "../../../tasks/notebook/products.ts";
import { code, display, notebook } from "./cells.ts";

const svg = "<svg/>";
const image = `src="data:image/svg+xml;base64,${btoa(svg)}"`;
const figure = (name: string) =>
  display({
    "text/html": [`<figure data-figure="${name}">\n`, `<img alt="a" ${image}></figure>`],
    "image/png": btoa("PNG") + "\n",
  });
const table = (name: string, csv?: string) =>
  display({ "text/html": `<table data-file='${name}'></table>`, "text/csv": csv });
const found = (...outputs: ReturnType<typeof display>[]) =>
  products(notebook(code("1", outputs))).map(({ file, content }) => [
    file,
    new TextDecoder().decode(content),
  ]);

Deno.test("products() takes SVG and PNG out of a figure", () => {
  assert.deepEqual(found(figure("co2-growth")), [
    ["figures/co2-growth.svg", svg],
    ["figures/co2-growth.png", "PNG"],
  ]);
});

Deno.test("products() takes the CSV of a table", () => {
  assert.deepEqual(found(table("co2_by_params.csv", "params,kg\n7,1\n")), [
    ["co2_by_params.csv", "params,kg\n7,1\n"],
  ]);
});

Deno.test("products() ignores outputs without a name, and names inside scripts", () => {
  const script = display({ "text/html": '<p>x</p><script>` data-figure="x"`</script>' });
  assert.deepEqual(found(display({ "text/plain": "1" }), script), []);
});

Deno.test("products() refuses names that lead elsewhere", () => {
  for (const name of ["../co2", "a/b", "", "a.b", "A", "-a"]) {
    assert.throws(() => found(figure(name)), /^RangeError: Cannot use data-figure=/);
  }
  for (const name of ["../co2.csv", "co2.html", ".csv"]) {
    assert.throws(() => found(table(name, "a")), /^RangeError: Cannot use data-file=/);
  }
});

Deno.test("products() refuses a name that occurs twice or has no content", () => {
  assert.throws(() => found(figure("a"), figure("a")), /figures\/a\.svg: two outputs carry/);
  assert.throws(() => found(table("a.csv")), /^RangeError: Cannot write a\.csv: .*lacks text\/csv/);
  const bare = display({ "text/html": '<figure data-figure="a"></figure>' });
  assert.throws(() => found(bare), /^RangeError: Cannot write the figure a: .*lacks SVG/);
});

Deno.test("products() takes the text of a file of references", () => {
  const output = display({
    "text/html": '<details data-file="co2_methods.bib"></details>',
    "text/plain": ["@book{a,\n", "}\n"],
  });
  assert.deepEqual(found(output), [["co2_methods.bib", "@book{a,\n}\n"]]);
});
