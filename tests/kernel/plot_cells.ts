const place = `x: "paramsB", y: "kWhPerMillionTokens"`;

/** Figures as people write them in a new cell, each by what it is. */
export const FIGURES: Readonly<Record<string, string>> = {
  plain: `Plot.plot({ marks: [Plot.dot(rows, { ${place} })] })`,
  categories:
    `Plot.plot({ color: { legend: true }, marks: [Plot.dot(rows, { ${place}, fill: "task" })] })`,
  ramp:
    `Plot.plot({ color: { legend: true, type: "log" }, marks: [Plot.dot(rows, { ${place}, fill: "concurrency" })] })`,
  words:
    `Plot.plot({ title: "A title", subtitle: "Below it", caption: "A source", marks: [Plot.dot(rows, { ${place} })] })`,
  tip: `Plot.plot({ marks: [Plot.dot(rows, { ${place}, title: "model", tip: true })] })`,
  facets: `Plot.plot({ marks: [Plot.frame(), Plot.dot(rows, { ${place}, fx: "task" })] })`,
  short: `Plot.dot(rows, { ${place} }).plot({ x: { type: "log" } })`,
  raster: `Plot.raster({ x1: 0, x2: 3, y1: 0, y2: 2, fill: (x, y) => x * y }).plot()`,
  "hostile names":
    `Plot.plot({ marks: [Plot.text(["</text><script>alert(1)</script>\\u0000"], { x: [1], y: [1], ` +
    `text: (d) => d, title: (d) => d, href: () => "javascript:alert(2)" })] })`,
  "our own":
    `lm.figure({ title: "Ours", color: { type: "log" }, x: { type: "log" }, marks: [lm.limit(7), ` +
    `Plot.dot(rows, { ${place}, stroke: "concurrency", symbol: "kind", title: "model" })] })`,
};

/** The cells before them: what a notebook imports, and a name that would break each Plot. */
export const HEAD = [
  `import * as lm from "../lib/mod.ts";
import * as Plot from "@observablehq/plot";
const { rows } = lm.loadServed();`,
  "const window = 7;",
];
