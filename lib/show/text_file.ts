import { type Displayed, displayed } from "./display.ts";
import { escapeHtml } from "./escape.ts";

/**
 * Shows a text that is a file to keep, folded: the export writes the file under `name`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { DISPLAY } from "./display.ts";
 * const bundle = await textFile("a.bib", "@book{a}\n")[DISPLAY]();
 * assert.equal(bundle["text/plain"], "@book{a}\n");
 * ```
 * @throws {RangeError} when `name` is more than a file's name, such as a path.
 */
export function textFile(name: string, text: string): Displayed {
  if (!/^[\w-][\w.-]*\.bib$/.test(name)) {
    throw new RangeError(
      `Cannot offer a file: found the name ${JSON.stringify(name)}, need letters, digits, ` +
        '"_", "-", "." and the ending ".bib"; give a file name without a folder',
    );
  }
  const named = escapeHtml(name);
  return displayed({
    "text/html": `<details><summary><code>${named}</code>; the export writes ` +
      `the file.</summary><pre>${escapeHtml(text)}</pre></details>`,
    "text/plain": text,
  });
}
