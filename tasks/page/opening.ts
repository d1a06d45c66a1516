import { hasTag, type Notebook, type Output, textOf } from "../notebook/notebook.ts";
import { type Figure, figureOf } from "./figure.ts";
import { answerTag, mainTag } from "./outline.ts";

/** The sentences of the cells tagged `answer`. */
export function answerOf(notebook: Notebook): string[] {
  return outputsOf(notebook, answerTag)
    .flatMap((output) => "data" in output ? textOf(output.data["text/plain"]).split("\n") : [])
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The first figure of the cells tagged `main`. */
export function mainFigure(notebook: Notebook): Figure | null {
  return outputsOf(notebook, mainTag).map(figureOf).find((figure) => figure !== null) ?? null;
}

function outputsOf({ cells }: Notebook, tag: string): Output[] {
  return cells.filter((cell) => hasTag(cell, tag)).flatMap(({ outputs = [] }) => outputs);
}
