import type { Figure } from "../draw/draw.ts";
import type { View } from "../study/view.ts";
import { csvOf, pngOf, save, svgOf } from "./save.ts";
import type { Takeaway } from "./tools.ts";

/** The files that a live figure gives away: the rows of its table, and the figure in view. */
export function takeaways<Row>(
  document: Document,
  view: View<Row>,
  { rows, figure }: { rows: () => readonly Row[]; figure: () => Figure | null },
): Takeaway[] {
  const file = (ending: string) => `${view.id}.${ending}`;
  const there = () => {
    const drawn = figure();
    if (drawn === null) throw new RangeError("there is no figure in view");
    return drawn;
  };
  const keep = (ending: string, content: BlobPart, type: string) =>
    save(document, file(ending), new Blob([content], { type }));
  return [
    { label: "Download CSV", run: () => keep("csv", csvOf(view, rows()), "text/csv") },
    { label: "Figure as SVG", run: () => keep("svg", svgOf(there(), document), "image/svg+xml") },
    {
      label: "Figure as PNG",
      run: async () => save(document, file("png"), await pngOf(there(), document)),
    },
  ];
}
