import { element } from "./element.ts";

/** Lets the reader keep a file, made in the page. */
export function save(document: Document, name: string, blob: Blob): void {
  const href = URL.createObjectURL(blob);
  element(document, "a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
