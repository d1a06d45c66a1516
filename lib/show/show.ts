import type { Exhibit } from "../study/exhibit.ts";
import { csvFile } from "./csv_file.ts";
import { DISPLAY, type Displayed, EXHIBIT } from "./display.ts";
import { prose } from "./prose.ts";
import { stillFigure } from "./still.ts";
import { table } from "./table.ts";
import { textFile } from "./text_file.ts";

/**
 * Makes a notebook's cell show an exhibit: sentences, a table, a figure or a file to keep.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./display.ts";
 * const bundle = await show({ kind: "text", sentences: ["R² < 0.5"] })[DISPLAY]();
 * assert.equal(bundle["text/plain"], "R² < 0.5");
 * ```
 */
export function show(exhibit: Exhibit): Displayed {
  const shown = inNotebook(exhibit);
  return {
    [DISPLAY]: async () => ({ ...await shown[DISPLAY](), [EXHIBIT]: JSON.stringify(exhibit) }),
  };
}

/** An exhibit in the forms that JupyterLab knows. */
function inNotebook(exhibit: Exhibit): Displayed {
  switch (exhibit.kind) {
    case "text":
      return prose(...exhibit.sentences);
    case "table":
      return table(exhibit.rows, {
        caption: exhibit.caption,
        columns: exhibit.columns.map(({ label, align }, index) => ({
          key: String(index) as keyof (readonly string[]) & string,
          label,
          align,
        })),
      });
    case "file":
      return exhibit.name.endsWith(".csv")
        ? csvFile(exhibit.name, exhibit.text)
        : textFile(exhibit.name, exhibit.text);
    default:
      return stillFigure(exhibit);
  }
}
