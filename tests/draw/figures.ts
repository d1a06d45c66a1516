import { JSDOM } from "jsdom";
import type { GrowthData } from "../../lib/draw/draw_growth.ts";
import type { LinesData } from "../../lib/draw/draw_lines.ts";

/** A document of a window that nobody else has. */
export function newDocument(): Document {
  return new JSDOM("").window.document;
}

/** Reads SVG as strictly as an `<img>` does; broken XML throws. */
export function parseSvg(text: string): Document {
  const { DOMParser } = new JSDOM("").window;
  return new DOMParser().parseFromString(text, "image/svg+xml");
}

const words = {
  title: "Energy by parameter count",
  subtitle: "4 models",
  caption: "Source: made up",
  description: "Four models; energy grows with size.",
};

/** A power law's four dots with a main curve, a line that falls below 0, and a band. */
export const growth: GrowthData = {
  id: "test-growth",
  ...words,
  x: { label: "Parameters", scale: "log", unit: "B params" },
  y: { label: "Energy (kWh)", scale: "log" },
  dots: [0.1, 1, 10, 100].map((x) => ({
    x,
    y: 2 * x,
    title: `model of ${x} B`,
    series: x <= 7 ? "SLM" : "LLM",
  })),
  limitB: 7,
  curves: [
    {
      label: "power law",
      role: "main",
      points: [0.1, 1, 10, 100].map((x) => ({
        x,
        estimate: 2 * x,
        confidence: [1.5 * x, 3 * x],
        prediction: [-1, 8 * x],
      })),
    },
    {
      label: "line",
      role: "alternative",
      points: [0.1, 1, 10, 100].map((x) => ({ x, estimate: x - 5 })),
    },
  ],
};

/** Two lines of averages and a published model. */
export const lines: LinesData = {
  id: "test-hardware",
  ...words,
  x: { label: "Parameters", scale: "log", unit: "B params" },
  y: { label: "Energy (kWh)", scale: "log" },
  series: [
    { name: "A100", points: [{ x: 13, y: 9, n: 2 }, { x: 1, y: 1, n: 3 }, { x: 70, y: 60, n: 1 }] },
    { name: "T4", points: [{ x: 1, y: 0.5, n: 3 }, { x: 13, y: 8, n: 2 }] },
  ],
  limitB: 7,
  curves: [{
    label: "published",
    role: "published",
    points: [{ x: 1, estimate: 0.02 }, { x: 70, estimate: 0.1 }],
  }],
};
