import { JSDOM } from "jsdom";

/** A document to draw into. */
export function newDocument(): Document {
  return new JSDOM("").window.document;
}

/** Reads SVG as strictly as an `<img>` does; broken XML throws. */
export function parseSvg(text: string): Document {
  const { DOMParser } = new JSDOM("").window;
  return new DOMParser().parseFromString(text, "image/svg+xml");
}

/** The words of a figure's texts. */
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
