/** Figures as people write them, through the real kernel. */
import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { join } from "node:path";
import { type Output, textOf } from "../../tasks/notebook/notebook.ts";
import { parseSvg } from "../plot/document.ts";
import { runCells } from "./cells.ts";
import { FIGURES, HEAD } from "./plot_cells.ts";

/** Files that a person keeps. */
const SAVED =
  `const mine = Plot.plot({ color: { legend: true }, marks: [Plot.dot(rows, { x: "paramsB", y: "whPerAnswer", fill: "task" })] });
Deno.writeTextFileSync("mine.svg", lm.svg(mine));
Deno.writeTextFileSync("outer.svg", lm.figure({ marks: [Plot.dot(rows, { x: "paramsB", y: "whPerAnswer" })] }).outerHTML);
Deno.writeFileSync("mine.png", await lm.png(mine));
mine.tagName`;

function bundleOf(outputs: readonly Output[], name: string): Record<string, string> {
  assert.equal(outputs.length, 1, `${name}: ${JSON.stringify(outputs).slice(0, 300)}`);
  const [output] = outputs;
  assert.ok(output.output_type === "execute_result", `${name}: ${JSON.stringify(output)}`);
  return Object.fromEntries(
    Object.entries(output.data).map(([type, text]) => [type, textOf(text as string)]),
  );
}

Deno.test("any Plot shows itself in the kernel", async (t) => {
  await runCells([...HEAD, ...Object.values(FIGURES), SAVED], async (cells, folder) => {
    const names = Object.keys(FIGURES);
    const shown = new Map(
      names.map((name, index) => [name, bundleOf(cells[HEAD.length + index], name)]),
    );
    for (const [name, bundle] of shown) {
      await t.step(name, () => {
        const source = /src="data:image\/svg\+xml;base64,([^"]+)"/.exec(bundle["text/html"])?.[1];
        for (const text of [bundle["image/svg+xml"], Buffer.from(source!, "base64").toString()]) {
          const { documentElement: root } = parseSvg(text);
          assert.equal(root.namespaceURI, "http://www.w3.org/2000/svg");
          assert.equal(root.querySelector("script, foreignObject"), null);
          const strange = /currentColor|javascript:|xlink|plot-d6a7b5|system-ui/.exec(text);
          assert.equal(strange?.[0], undefined);
        }
        assert.match(bundle["text/html"], /^<figure data-figure="figure-\w+"/);
      });
    }
    const drawings = new Map(names.map((name) => [
      name,
      parseSvg(shown.get(name)!["image/svg+xml"]),
    ]));
    const svg = (name: string) => drawings.get(name)!;
    const texts = (name: string) =>
      [...svg(name).querySelectorAll("text")].map((one) => one.textContent);
    await t.step("a name that would break every Plot is refused", () => {
      assert.match(JSON.stringify(cells[1]), /Identifier 'window' has already been declared/);
    });
    await t.step("a ramp, titles and names of facets are in the figure", () => {
      assert.match(svg("ramp").querySelector("image")!.getAttribute("href")!, /^data:image\/png/);
      assert.equal(shown.get("words")!["text/plain"], "A title");
      assert.equal(svg("tip").querySelectorAll("title").length, 565);
      assert.ok(texts("facets").includes("gpqa"));
      assert.equal(
        shown.get("plain")!["text/plain"],
        "Chart of 565 dots; kWhPerMillionTokens and paramsB",
      );
      assert.ok(texts("our own").includes("Energy (kWh per million tokens)"));
    });
    await t.step("no two figures share a class or an id", () => {
      const all = names.map((name) => svg(name).documentElement);
      assert.equal(new Set(all.map((root) => root.getAttribute("class"))).size, all.length);
      const ids = all.flatMap((root) => [...root.querySelectorAll("[id]")].map(({ id }) => id));
      assert.equal(new Set(ids).size, ids.length);
    });
    await t.step("a figure saved from a cell is a valid file", async () => {
      assert.ok(
        parseSvg(await Deno.readTextFile(join(folder, "mine.svg"))).querySelector(".legend"),
      );
      assert.ok(parseSvg(await Deno.readTextFile(join(folder, "outer.svg"))).querySelector(".dot"));
      assert.ok((await Deno.stat(join(folder, "mine.png"))).size > 5000);
    });
  });
});
