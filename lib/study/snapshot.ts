import type { Snapshots } from "../read/shipped.ts";
import type { Text } from "./exhibit.ts";

/** Which snapshot of the tables is read, and a warning where a file is no longer that one. */
export function snapshotText({ lines, warnings }: Pick<Snapshots, "lines" | "warnings">): Text {
  return {
    kind: "text",
    sentences: [...lines.map((line) => `${line}.`), ...warnings.map((w) => `Warning: ${w}.`)],
  };
}
