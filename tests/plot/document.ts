import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { touch } from "../../lib/plot/names.ts";
import { BOLD, textWidth } from "../../lib/plot/text.ts";

export function newDocument(): Document {
  return new JSDOM("").window.document;
}

/** Reads SVG as strictly as an `<img>` does; broken XML throws, which `DOMParser` alone does not. */
export function parseSvg(text: string): Document {
  const { DOMParser } = new JSDOM("").window;
  const document = new DOMParser().parseFromString(text, "image/svg+xml");
  assert.equal(document.querySelector("parsererror"), null);
  return document;
}

export function textsOf(figure: Element): string[] {
  return [...figure.querySelectorAll("text")].map((text) => text.textContent ?? "");
}

/** 40 models of two kinds, in the columns of the tables. */
export const ROWS = Array.from({ length: 40 }, (_, i) => ({
  model: `maker/model-${i}`,
  kind: i % 3 ? "dense" : "mixture of experts",
  hardware: ["A100", "H100", "T4"][i % 3],
  paramsB: 0.5 * 1.2 ** i,
  concurrency: 8 * 2 ** (i % 8),
  kWhPerMillionTokens: 0.01 * 1.2 ** i * (1 + (i * 7 % 5) / 4),
}));

/** A line of text and the room it takes in the figure, in pixels. */
type TextBox = { text: string; x0: number; y0: number; x1: number; y1: number };

/** The room of each line of text in a figure: translations and nested SVGs are followed. */
export function textBoxes(root: SVGSVGElement): TextBox[] {
  return [...root.querySelectorAll("text")].flatMap((text) => {
    const lines = [...text.querySelectorAll("tspan")];
    return (lines.length ? lines : [text]).map((line) => boxOf(line));
  }).filter(({ text }) => text);
}

function boxOf(line: Element): TextBox {
  const text = [...line.childNodes].filter((node) => node.nodeType === 3)
    .map((node) => node.textContent).join("").trimEnd();
  const size = Number(inherited(line, "font-size") ?? 16);
  const anchor = inherited(line, "text-anchor") ?? "start";
  const length = (name: string) => {
    const value = line.getAttribute(name) ?? "0";
    return parseFloat(value) * (value.endsWith("em") ? size : 1);
  };
  let x = length("x") + length("dx"), y = length("y") + length("dy");
  for (let at: Element | null = line; at; at = at.parentElement) {
    const move = at.getAttribute("transform")?.match(/translate\(([-\d.]+)(?:,([-\d.]+))?\)/);
    x += Number(move?.[1] ?? 0);
    y += Number(move?.[2] ?? 0);
    if (at.localName === "svg") {
      x += Number(at.getAttribute("x") ?? 0);
      y += Number(at.getAttribute("y") ?? 0);
    }
  }
  const bold = inherited(line, "font-weight") === "bold";
  const width = textWidth(text, bold ? size * BOLD : size);
  const x0 = x - width * { start: 0, middle: 0.5, end: 1 }[anchor]!;
  return { text, x0, x1: x0 + width, y0: y - 0.72 * size, y1: y };
}

function inherited(element: Element, name: string): string | null {
  return element.closest(`[${name}]`)?.getAttribute(name) ?? null;
}

export function overlaps(boxes: readonly TextBox[]): string[] {
  const inner = boxes.map((box) => ({ ...box, x1: box.x1 - 0.5, y1: box.y1 - 0.5 }));
  return inner.flatMap((a, index) =>
    inner.slice(index + 1).filter((b) => touch(a, b)).map((b) => `${a.text} | ${b.text}`)
  );
}
