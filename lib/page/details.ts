import { element } from "./element.ts";
import type { Spot } from "./spots.ts";

/** What a reader learns of a dot, as text: its name first, each piece apart from the others' direction. */
export function details(document: Document, { name, lines }: Spot): HTMLElement {
  return element(
    document,
    "div",
    { class: "details" },
    element(document, "strong", {}, element(document, "bdi", {}, name)),
    ...lines.map((line) => element(document, "div", {}, element(document, "bdi", {}, line))),
  );
}
