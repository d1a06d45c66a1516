import assert from "node:assert/strict";
import { EXHIBIT } from "../../../lib/show/display.ts";
import { openDocument } from "../../../lib/show/dom.ts";
import type { Exhibit } from "../../../lib/study/exhibit.ts";
import { foldedTag, notebookOnlyTag, outline } from "../../../tasks/export/page/blocks.ts";
import { notebookPage } from "../../../tasks/export/page/notebook_page.ts";
import { outputHtml } from "../../../tasks/export/page/output_html.ts";
import type { Cell } from "../../../tasks/notebook/notebook.ts";
import { growth } from "../../draw/figures.ts";
import { code, display, notebook, prose } from "../notebook/cells.ts";

const ATTACK = `"><script>alert(1)</script><img src=x onerror='alert(2)'> \${a}`;

/** What the notebook's form of an exhibit is, for a page to exchange. */
const HTML: Partial<Record<Exhibit["kind"], string>> = {
  table: "<table></table>",
  growth: '<figure data-figure="x"></figure>',
};
const shown = (exhibit: Exhibit) =>
  display({ "text/html": HTML[exhibit.kind] ?? "<p></p>", [EXHIBIT]: JSON.stringify(exhibit) });
const table = (rows: string[][], labels = ["What", "How much"]): Exhibit => ({
  kind: "table",
  caption: `Table ${ATTACK}`,
  columns: labels.map((label) => ({ label })),
  rows,
});
const tagged = (cell: Cell, ...tags: string[]): Cell => ({ ...cell, metadata: { tags } });

/** A page, parsed without running anything. */
async function pageOf(...cells: Cell[]): Promise<Document> {
  const document = await openDocument();
  const html = await notebookPage(notebook(...cells), {
    name: "co2",
    site: "https://example.org/",
    neighbours: [{ file: "co2.html", label: "CO₂" }, { file: "energy.html", label: "Energy" }],
    document,
  });
  const { DOMParser } = document.defaultView!;
  return new DOMParser().parseFromString(html, "text/html");
}

Deno.test("outline() leaves out what only a notebook's reader needs", () => {
  const { sections } = outline(notebook(
    prose("# Q"),
    tagged(prose("## Settings\n\nRun all cells."), notebookOnlyTag),
    prose("## Answer\n\nIntro."),
    code("1", [shown({ kind: "text", sentences: ["a"] })]),
    prose("More."),
    code("2"),
    code("3", [shown({ kind: "text", sentences: ["b"] })]),
    code("4", [shown({ kind: "text", sentences: ["c"] })]),
  ));
  assert.deepEqual(sections.map(({ heading }) => heading), ["Answer"]);
  assert.equal(sections[0].intro, "Intro.");
  assert.deepEqual(
    sections[0].blocks.map(({ prose, cells }) => [prose, cells.length]),
    [["", 1], ["More.", 2], ["", 1]],
  );
});

Deno.test("a page has its question, its contents, its neighbours and what a link to it shows", async () => {
  const page = await pageOf(
    prose("# Why *so*?\n\nWho asks."),
    prose("## Answer"),
    code("1", [shown({ kind: "text", sentences: ["It is 3.5 times 2. No more.", "Rest."] })]),
    code("2", [shown({ kind: "growth", data: growth })]),
  );
  assert.equal(page.title, "Why so?");
  assert.equal(page.querySelector("h1")!.innerHTML, "Why <em>so</em>?");
  const property = (name: string) =>
    page.querySelector(`meta[property="og:${name}"]`)!.getAttribute("content");
  assert.equal(property("title"), "Why so?");
  assert.equal(property("description"), "It is 3.5 times 2. No more.");
  assert.equal(property("image"), `https://example.org/figures/${growth.id}.png`);
  assert.equal(page.querySelector(".lead")!.textContent, "It is 3.5 times 2.");
  const [link] = page.querySelectorAll<HTMLAnchorElement>(".contents a");
  assert.equal(page.querySelector(link.getAttribute("href")!)!.localName, "section");
  assert.equal(page.querySelector('.bar [aria-current="page"]')!.textContent, "CO₂");
});

Deno.test("a figure is drawn for wide and for narrow screens, without an id twice", async () => {
  const page = await pageOf(
    prose("# Q"),
    prose("## A"),
    code("1", [shown({ kind: "growth", data: growth } as Exhibit)]),
  );
  const [wide, narrow] = page.querySelectorAll("figure.drawing > svg");
  assert.equal(wide.getAttribute("width"), "600");
  assert.equal(narrow.getAttribute("width"), "328");
  assert.equal(wide.getAttribute("aria-label"), growth.description);
  assert.equal(page.querySelectorAll("figure title").length, 0);
  const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

Deno.test("a table of sentences becomes a list where there is little room, a long one is folded", async () => {
  const sentence = "A sentence that is much too long for one line of a table, as all will agree.";
  const rows = Array.from({ length: 12 }, (_, i) => [`row ${i}`, "1"]);
  const page = await pageOf(
    prose("# Q"),
    prose("## A"),
    code("1", [shown(table([["a", sentence]]))]),
    code("2", [shown(table(rows))]),
  );
  assert.equal(
    page.querySelector(".table.list td")!.getAttribute("data-label"),
    "How much",
  );
  assert.equal(page.querySelectorAll("details .table.numbers tbody tr").length, 12);
});

Deno.test("a table of a cell that asks for it is folded, below what stands before it", async () => {
  const named = (caption: string) => ({ ...table([["a", "1"]]), caption }) as Exhibit;
  const page = await pageOf(
    prose("# Q"),
    prose("## A"),
    code("1", [shown({ kind: "growth", data: growth })]),
    code("2", [shown(named("Ways to grow; 3 rows. Intervals: 95 %."))], foldedTag),
    prose("More."),
    code("3", [shown(named("Alone"))], foldedTag),
  );
  const [first, second, ...others] = page.querySelectorAll(".block");
  assert.deepEqual(others, []);
  assert.ok(first.querySelector("figure.drawing + .code + .long"));
  assert.equal(first.querySelector("summary")!.textContent, "Ways to grow; 3 rows 1 row");
  assert.equal(first.querySelector(".long caption")!.textContent, "Intervals: 95 %.");
  assert.equal(second.querySelector("summary")!.textContent, "Alone 1 row");
  assert.equal(second.querySelector(".long caption"), null);
});

Deno.test("short sections that follow each other share two columns", async () => {
  const short = (
    heading: string,
  ) => [prose(`## ${heading}`), code("1", [shown(table([["a", "1"]]))])];
  const page = await pageOf(
    prose("# Q"),
    prose("## Words alone"),
    ...short("One"),
    ...short("Two"),
    ...short("Three"),
    prose("## The end"),
    ...short("Single"),
  );
  const shared = [...page.querySelectorAll(".shared")].map((columns) =>
    [...columns.querySelectorAll("h2")].map((heading) => heading.firstChild!.textContent!.trim())
  );
  assert.deepEqual(shared, [["One", "Two", "Three"]]);
});

Deno.test("a text with a caption is folded, lines of a cell stay whole, a file needs no room", async () => {
  const lines = ["A10: 0.51 (95 % interval 0.45 to 0.58)", "T4: 0.41 (95 % interval 0.33 to 0.48)"];
  const page = await pageOf(
    prose("# Q"),
    prose("## A"),
    code("1", [shown({ kind: "text", caption: ATTACK, sentences: ["a b", "c"] })]),
    prose("## B"),
    code("2", [shown(table([["a", lines.join("\n")]]))]),
    prose("## C\n\nIntro."),
    code("3", [shown({ kind: "file", name: "a.csv", text: "a" } as Exhibit)]),
  );
  const summary = page.querySelector("summary")!;
  assert.equal(summary.textContent, `${ATTACK} 3 words`);
  assert.equal(summary.parentElement!.querySelectorAll(".sentences p").length, 2);
  assert.equal(page.querySelector("td.lines")!.textContent, lines.join("\n"));
  assert.equal(page.querySelector("section:last-of-type > .prose")!.textContent!.trim(), "Intro.");
});

Deno.test("texts of data stay text, in tables, sentences, figures and plain outputs", async () => {
  const page = await pageOf(
    prose("# Q"),
    prose("## A"),
    code("1", [shown({ kind: "text", sentences: [ATTACK] })]),
    code("2", [shown(table([[ATTACK, ATTACK]], [ATTACK, ATTACK]))]),
    code("3", [
      shown({ kind: "growth", data: { ...growth, title: ATTACK, description: ATTACK } } as Exhibit),
    ]),
    code(`4 // ${ATTACK}`, [
      { output_type: "stream", name: "stdout", text: ATTACK },
      display({ "text/plain": ATTACK }),
    ]),
  );
  assert.equal(page.querySelectorAll("script, img, [onerror]").length, 0);
  assert.equal(page.querySelector(".sentences p")!.textContent, ATTACK);
  assert.equal(page.querySelector("tbody th")!.textContent, ATTACK);
  assert.equal(page.querySelector("svg.wide")!.getAttribute("aria-label"), ATTACK);
});

Deno.test("numbers in words keep their digits when coordinates are shortened", async () => {
  const title = `slope 0.28412 x="0.12345"`;
  const page = await pageOf(
    prose("# Q"),
    prose("## A"),
    code("1", [shown({ kind: "growth", data: { ...growth, title } } as Exhibit)]),
  );
  assert.ok(page.querySelector("svg.wide")!.textContent!.includes("0.28412"));
});

Deno.test("outputs of other kinds are shown in the best form that they have", async () => {
  const place = { id: "a", document: await openDocument(), alone: true, folded: false };
  const html = (data: Record<string, string>) => outputHtml(display(data), place);
  assert.match(html({ "text/html": "<b>x</b>", "text/plain": "y" }), /<b>x<\/b>/);
  assert.match(html({ "image/svg+xml": "<svg/>", "text/plain": "y" }), /src="data:image\/svg/);
  assert.match(html({ "image/png": "AAAA\n", "text/plain": "y" }), /png;base64,AAAA"/);
  assert.match(html({ "text/markdown": "*x*", "text/plain": "y" }), /<em>x<\/em>/);
  assert.equal(
    html({ "text/plain": "\u001b[1m<y>\u001b[0m" }),
    '<pre class="output">&lt;y&gt;</pre>',
  );
});
