import type { Snapshots } from "../read/shipped.ts";
import { formatList } from "../words/quantity.ts";
import type { Text } from "./exhibit.ts";

/**
 * Which snapshot of the tables is read, a warning where a file is no longer that one, and the names of
 * the user's own files that are read beside them.
 */
export function snapshotText(
  { lines, warnings }: Pick<Snapshots, "lines" | "warnings">,
  own: readonly string[] = [],
): Text {
  return {
    kind: "text",
    sentences: [
      ...lines.map((line) => `${line}.`),
      ...warnings.map((warning) => `Warning: ${warning}.`),
      ...own.length > 0 ? [`Beside them, measurements of your own: ${formatList(own)}.`] : [],
    ],
  };
}
