import assert from "node:assert/strict";
import { scroller, textTable } from "../../lib/page/scroller.ts";
import { openDocument } from "../../lib/show/dom.ts";
import type { Table } from "../../lib/decide/text_table.ts";

const document = await openDocument();
const table: Table = {
  caption: "Fits <b>",
  columns: [{ label: "Fit" }, { label: "Slope", align: "right" }],
  rows: [["line", "0.3"]],
};

Deno.test("scroller() names the box of a table for who reaches it by keyboard", () =>
  assert.equal(
    scroller(document, "Rows", document.createElement("table")).outerHTML,
    '<div class="scroller" role="region" tabindex="0" aria-label="Rows"><table></table></div>',
  ));

Deno.test("textTable() names its rows, and holds its caption as text, only where that is asked", () => {
  const bare = textTable(document, table, { captioned: false, namesRows: true });
  assert.equal(bare.querySelector("caption"), null);
  assert.equal(
    bare.querySelector("tbody")?.innerHTML,
    '<tr><th scope="row">line</th><td class="number">0.3</td></tr>',
  );
  const plain = textTable(document, table, { captioned: true, namesRows: false });
  assert.equal(plain.querySelector("caption")?.innerHTML, "Fits &lt;b&gt;");
  assert.equal(
    plain.querySelector("tbody")?.innerHTML,
    '<tr><td class="text">line</td><td class="number">0.3</td></tr>',
  );
});
