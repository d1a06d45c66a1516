import assert from "node:assert/strict";

const root = new URL("../../", import.meta.url);
const namesIn = (folder: string, end: string) =>
  Array.from(Deno.readDirSync(new URL(folder, root)), ({ name }) => folder + name)
    .filter((name) => name.endsWith(end)).sort();

const BANNED = /\b(reckon\w*|hangs? on|an own machine|dearer|is there after|rows answer)\b/i;

/** The prose of a page or a notebook, on one line. */
function proseOf(path: string): string {
  const text = Deno.readTextFileSync(new URL(path, root));
  if (!path.endsWith(".ipynb")) return text.replace(/\s+/g, " ");
  const cells: { cell_type: string; source: string | string[] }[] = JSON.parse(text).cells;
  return cells.filter(({ cell_type }) => cell_type === "markdown")
    .map(({ source }) => [source].flat().join("")).join(" ").replace(/\s+/g, " ");
}

for (
  const path of [
    ...namesIn("notebooks/", ".ipynb"),
    ...namesIn("docs/", ".md"),
    ...["README.md", "CHANGELOG.md", "data/README.md", "bench/README.md"],
  ]
) {
  Deno.test(`${path} is in plain English`, () => assert.doesNotMatch(proseOf(path), BANNED));
}
