import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { notebookPage } from "../../../tasks/page/notebook_page.ts";
import type { Cell } from "../../../tasks/notebook/notebook.ts";
import { code, display, notebook, prose } from "../notebook/cells.ts";
import { csv, figure, table, text } from "./bundles.ts";

const ATTACK = `"><script>alert(1)</script><img src=x onerror='alert(2)'> \${a}`;

/** A page, parsed without running anything. */
async function pageOf(...cells: Cell[]): Promise<Document> {
  const named = cells.map((cell, index) => ({ id: `cell-${index}`, ...cell }));
  const html = await notebookPage(notebook(...named), {
    name: "co2",
    site: "https://example.org/",
    neighbours: [{ file: "co2.html", label: "CO₂" }, { file: "energy.html", label: "Energy" }],
  });
  return new JSDOM(html).window.document;
}

Deno.test("a page has its question, contents, neighbours, and what a link to it shows", async () => {
  const page = await pageOf(
    prose("# Why *so*?\n\nWho [asks](energy.ipynb#load)."),
    prose("## Settings"),
    code("const settings = 1", [], "parameters"),
    code("import * as lm", [], "setup", "notebook-only"),
    prose("## Answer"),
    code("figure(rows)", [figure("Rows")]),
    code("text(fit)", [text("It is 3.5 times 2.", "Rest.")], "answer"),
    code("figure(fit)", [figure("Fit")], "main"),
  );
  assert.equal(page.title, "Why so?");
  assert.equal(page.querySelector("h1")!.innerHTML, "Why <em>so</em>?");
  assert.equal(page.querySelector(".standfirst")!.textContent!.trim(), "Who asks.");
  assert.equal(page.querySelector("main a")!.getAttribute("href"), "energy.html#load");
  const property = (name: string) =>
    page.querySelector(`meta[property="og:${name}"]`)!.getAttribute("content");
  assert.equal(property("title"), "Why so?");
  assert.equal(property("description"), "It is 3.5 times 2.");
  assert.equal(property("image"), "https://example.org/figures/co2-cell-7.png");
  const [link, ...others] = page.querySelectorAll(".contents a"); // settings are code alone
  assert.deepEqual(others, []);
  assert.equal(page.querySelector(link.getAttribute("href")!)!.localName, "section");
  assert.equal(page.querySelectorAll("section.silent").length, 1);
  assert.equal(page.querySelectorAll("pre.code").length, 4);
  assert.equal(page.querySelector('header [aria-current="page"]')!.textContent, "CO₂");
});

Deno.test("a figure is there for wide and for narrow places, a plain Plot can be scrolled", async () => {
  const plot = figure("Own", { narrow: false });
  const page = await pageOf(prose("# Q"), code("1", [figure("One"), figure("Two"), plot]));
  const [one, two, own] = page.querySelectorAll("figure.drawing");
  assert.equal(own.querySelectorAll("svg").length, 1);
  assert.deepEqual([one, own].map((figure) => figure.getAttribute("tabindex")), [null, "0"]);
  assert.deepEqual([one, two].map((figure) => figure.parentElement!.id), ["cell-1", "cell-1.2"]);
  const [wide, narrow] = one.querySelectorAll("svg");
  assert.deepEqual([wide, narrow].map((svg) => svg.getAttribute("width")), ["720", "360"]);
  assert.equal(wide.getAttribute("aria-label"), "One");
  const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  for (const clipped of page.querySelectorAll("[clip-path]")) {
    const [, id] = /^url\(#(.*)\)$/.exec(clipped.getAttribute("clip-path")!)!;
    assert.equal(clipped.closest("svg"), page.getElementById(id)!.closest("svg"));
  }
});

Deno.test("each cell's code is one click away, settings of the command line are a sentence", async () => {
  const page = await pageOf(
    prose("# Q"),
    code("const a = 1;", [], "setup"),
    {
      ...code("settings.served", [], "injected-parameters"),
      metadata: {
        tags: ["injected-parameters"],
        overrides: { served: { hardware: ["H100", "B200"], minParamsB: 8 } },
      },
    },
    code("a < 2", [display({ "text/plain": "true" })]),
  );
  const [silent, overrides, shown] = page.querySelectorAll(".opening > .cell");
  assert.equal(silent.className, "cell silent");
  assert.equal(
    overrides.querySelector("p")!.textContent,
    "This page has other settings than the notebook. Hardware: H100 or B200; Smallest model: 8\u00a0B.",
  );
  assert.equal(shown.querySelector("details pre.code")!.textContent, "a < 2");
});

Deno.test("a table scrolls under its own name, a folded output waits under its caption", async () => {
  const page = await pageOf(
    prose("# Q"),
    code("1", [table("Rows & sizes", "Model", "a", "1")]),
    code("2", [table("Left out", "Why", "Because it does. ".repeat(4))], "folded"),
    code("3", [display({ "text/html": "<table><tr><td>polars</td></tr></table>" })]),
    code("4", [display({ "text/html": "<p>", "text/plain": "Model    Score (%)" })], "folded"),
  );
  const [rows, left, own] = page.querySelectorAll(".table");
  assert.equal(rows.getAttribute("aria-label"), "Rows & sizes");
  assert.equal(rows.querySelectorAll("tbody th").length, 2);
  const [summary, other] = page.querySelectorAll(".shown summary");
  assert.equal(left.closest("details"), summary.parentElement);
  assert.deepEqual([summary, other].map((one) => one.textContent), [
    "Left out",
    "Table: Model, Score (%)",
  ]);
  assert.deepEqual([own.textContent, own.getAttribute("tabindex")], ["polars", "0"]);
});

Deno.test("outputs of other kinds are shown in the best form that they have", async () => {
  const page = await pageOf(
    prose("# Q"),
    code("1", [
      display({ "text/html": "<b>x</b>", "text/plain": "y" }),
      display({ "image/svg+xml": "<svg/>", "text/plain": "y" }),
      display({ "image/png": "AAAA\n", "text/plain": "y" }),
      display({ "text/markdown": "*x*", "text/plain": "y" }),
      display({ "text/plain": "\u001b[1m<y>\u001b[0m" }),
      display({ "application/json": { a: [1] } }),
      { output_type: "stream", name: "stdout", text: "log" },
      csv("a.csv", "x\n1\n"),
    ]),
  );
  const shown = page.querySelector(".shown")!;
  assert.equal(shown.querySelector(".output > b")!.textContent, "x");
  const sources = [...shown.querySelectorAll("img")].map((image) => image.getAttribute("src"));
  assert.deepEqual(sources, ["data:image/svg+xml;base64,PHN2Zy8+", "data:image/png;base64,AAAA"]);
  assert.equal(shown.querySelector("em")!.textContent, "x");
  assert.deepEqual([...shown.querySelectorAll("pre")].map((pre) => pre.textContent), [
    "<y>",
    '{\n  "a": [\n    1\n  ]\n}',
    "log",
  ]);
  const link = shown.querySelector("a[download]")!;
  assert.equal(link.getAttribute("download"), "a.csv");
  assert.equal(atob(link.getAttribute("href")!.split(",")[1]), "x\n1\n");
});

Deno.test("texts of data stay text in code, streams, names and plain outputs", async () => {
  const page = await pageOf(
    prose("# Q"),
    code(`4 // ${ATTACK}`, [
      { output_type: "stream", name: "stdout", text: ATTACK },
      display({ "text/plain": ATTACK }),
      csv(ATTACK, "x\n"),
    ]),
  );
  assert.equal(page.querySelectorAll("script, img, [onerror]").length, 0);
  assert.equal(page.querySelector(".output pre")!.textContent, ATTACK);
});
