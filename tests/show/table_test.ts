import assert from "node:assert/strict";
import { DISPLAY } from "../../lib/show/display.ts";
import { openDocument } from "../../lib/show/dom.ts";
import { csvFile } from "../../lib/show/csv_file.ts";
import { prose } from "../../lib/show/prose.ts";
import { table } from "../../lib/show/table.ts";

const ATTACK = `</td><script>alert(1)</script><img src=x onerror="alert(1)">'&amp;`;

/** What a browser makes of some HTML. */
async function parsed(html: string): Promise<HTMLElement> {
  const box = (await openDocument()).createElement("div");
  box.innerHTML = html;
  return box;
}

Deno.test("table() has a caption, column and row headings, and units", async () => {
  const { "text/html": html } = await table(
    [{ fit: "line", slope: 0.2841, n: 579 }, { fit: "power law", slope: null, n: 579 }],
    {
      columns: [
        { key: "fit", label: "Fit" },
        { key: "slope", label: "Slope", unit: "kg per B" },
        { key: "n", label: "n", format: String },
      ],
      caption: "Fits of CO₂",
    },
  )[DISPLAY]();
  const box = await parsed(html);
  assert.equal(box.querySelector("caption")!.textContent, "Fits of CO₂");
  const heads = [...box.querySelectorAll("thead th")];
  assert.deepEqual(heads.map((th) => th.textContent), ["Fit", "Slope (kg per B)", "n"]);
  assert.ok(heads.every((th) => th.getAttribute("scope") === "col"));
  const names = [...box.querySelectorAll("tbody th")];
  assert.deepEqual(names.map((th) => th.textContent), ["line", "power law"]);
  assert.ok(names.every((th) => th.getAttribute("scope") === "row"));
  const cells = [...box.querySelectorAll("td")].map((td) => td.textContent);
  assert.deepEqual(cells, ["0.284", "579", "–", "579"]);
});

Deno.test("table() and prose() keep attacks as text", async () => {
  const shown = [
    table([{ model: ATTACK }], { columns: [{ key: "model", label: ATTACK }], caption: ATTACK }),
    prose(ATTACK, [{ strong: ATTACK }, ATTACK]),
  ];
  for (const one of shown) {
    const box = await parsed((await one[DISPLAY]())["text/html"]);
    assert.equal(box.querySelector("script, img"), null);
    assert.ok(box.textContent!.includes(ATTACK));
  }
});

Deno.test("csvFile() carries the file and its name, and refuses a path", async () => {
  const bundle = await csvFile("co2_by_params.csv", "a,b\n1,2\n3,4\n")[DISPLAY]();
  assert.equal(bundle["text/csv"], "a,b\n1,2\n3,4\n");
  assert.match(bundle["text/html"], /^<p><code>co2_by_params.csv<\/code>/);
  for (const name of ["../x.csv", "a/b.csv", "x.html", `"><b>.csv`]) {
    assert.throws(() => csvFile(name, ""), /^RangeError: Cannot offer a CSV file/);
  }
});
