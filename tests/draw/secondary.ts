import { drawBreak } from "../../lib/draw/draw_break.ts";
import { drawForest } from "../../lib/draw/draw_forest.ts";
import { drawFrontier } from "../../lib/draw/draw_frontier.ts";
import { drawInfluence } from "../../lib/draw/draw_influence.ts";
import { drawPanels } from "../../lib/draw/draw_panels.ts";
import { drawRatio } from "../../lib/draw/draw_ratio.ts";
import { drawResiduals } from "../../lib/draw/draw_residuals.ts";
import { drawSpecification } from "../../lib/draw/draw_specification.ts";
import type { DrawOptions } from "../../lib/draw/theme.ts";

const words = {
  title: "What the figure says",
  subtitle: "10 models, 2 of them large",
  caption: "Source: made up",
  description: "Ten made-up models.",
};
const x = { label: "parameters", scale: "log", unit: "B params" } as const;
const y = { label: "CO2 of one evaluation (kg)", scale: "log" } as const;

/** Ten models, one with a name that is markup. */
const dots = [0.3, 0.5, 1, 2, 3, 6, 7, 13, 70, 180].map((size, index) => ({
  x: size,
  y: 0.4 * size ** 0.8 * (index % 2 ? 1.3 : 0.8),
  title: index === 4 ? '<script>alert("3B")</script>' : `owner/model-${size}B`,
  series: size > 7 ? "LLM" : "SLM",
}));
const curve = [0.3, 7, 180].map((size) => ({
  x: size,
  estimate: 0.4 * size ** 0.8,
  confidence: [0.3 * size ** 0.8, 0.5 * size ** 0.8] as [number, number],
}));

/** The plain data of each secondary figure. */
export const data = {
  forest: {
    ...words,
    id: "test-forest",
    x: { label: "exponent", scale: "linear" },
    rows: [
      { label: "chat", n: 580, estimate: 0.83, interval: [0.7, 0.9] },
      { label: "merge", n: 576, estimate: 0.6, interval: [0.5, 0.7] },
      { label: "a type with hardly any rows", n: 4, estimate: 0.7, interval: [-40, 41] },
      { label: "all", n: 2220, estimate: 0.7, interval: [0.66, 0.74], emphasised: true },
    ],
    references: [{ value: 1, label: "1 = proportional growth" }, { value: 0, label: "0 = none" }],
  },
  residuals: {
    ...words,
    id: "test-residuals",
    x,
    y: { label: "residual" },
    panels: [
      { label: "linear", dots: dots.map((dot) => ({ ...dot, y: dot.y - 5 })), smooth: [] },
      {
        label: "power law",
        dots: dots.map((dot, index) => ({ ...dot, y: index % 2 ? 0.1 : -0.1 })),
        smooth: [{ x: 1, y: 0 }, { x: 70, y: 0.05 }],
      },
    ],
  },
  panels: {
    ...words,
    id: "test-panels",
    x,
    y,
    limitB: 7,
    panels: ["A100", "A10", "T4"].map((label) => ({
      label,
      note: "exponent 0.80 [0.70, 0.90], n = 10",
      dots: dots.map((dot) => ({ ...dot, series: label })),
      curve,
    })),
  },
  break: {
    ...words,
    id: "test-break",
    x,
    y: { label: "R²", scale: "linear" },
    profile: [1, 2, 4, 8, 16, 32].map((at) => ({
      at,
      rSquared: 0.7 - (Math.log2(at) - 3) ** 2 / 100,
    })),
    noBreak: 0.6,
    interval: [4, 90],
    best: 8,
    limitB: 7,
  },
  specification: {
    ...words,
    id: "test-specification",
    y: { label: "exponent", scale: "linear" },
    dimensions: ["Type", "Rows"],
    options: [["all types", "chat"], ["all rows", "one per model"]],
    specifications: [
      {
        labels: ["all types", "all rows"],
        estimate: 0.8,
        interval: [0.7, 0.9],
        n: 90,
        chosen: true,
      },
      { labels: ["chat", "all rows"], estimate: 0.95, interval: [0.8, 1.1], n: 50, chosen: false },
      {
        labels: ["all types", "one per model"],
        estimate: 1.3,
        interval: [1.1, 60],
        n: 40,
        chosen: false,
      },
    ],
    reference: { value: 1, label: "1 = proportional growth" },
  },
  frontier: {
    ...words,
    id: "test-frontier",
    x: y,
    y: { label: "score (%)", scale: "linear" },
    dots: dots.map((dot, index) => ({ ...dot, x: dot.y, y: 5 * index })),
    frontier: [
      { x: 0.1, y: 10, label: "owner/small" },
      { x: 1, y: 30, label: "owner/middle" },
      { x: 1.01, y: 30.1, label: "owner/a-name-that-is-far-too-long-for-any-figure-".repeat(3) },
      { x: 30, y: 45, label: "owner/large" },
    ],
  },
  ratio: {
    ...words,
    id: "test-ratio",
    x: { label: "ratio to unquantized", scale: "log" },
    groups: [
      {
        label: "GPTQ on A100",
        ratios: [4, 6, 8].map((value) => ({ value, title: `model with ratio ${value}` })),
        geometricMean: 5.77,
        interval: [0.001, 8000],
      },
      {
        label: "AWQ on T4",
        ratios: [0.6, 0.9].map((value) => ({ value, title: `model with ratio ${value}` })),
        geometricMean: 0.735,
        interval: [0.6, 0.9],
      },
    ],
  },
  influence: {
    ...words,
    id: "test-influence",
    x,
    y: { ...y, scale: "linear" },
    dots: dots.map((dot) => ({ ...dot, cooksDistance: dot.x > 7 ? dot.x / 100 : 0 })),
    curves: [
      { label: "all rows", role: "main", points: curve },
      {
        label: "without 2",
        role: "alternative",
        points: [{ x: 0.3, estimate: -9 }, { x: 180, estimate: 9 }],
      },
      { label: "Theil-Sen", role: "robust", points: [] },
    ],
  },
} satisfies { [Name in keyof typeof draw]: Parameters<typeof draw[Name]>[0] };

const draw = {
  forest: drawForest,
  residuals: drawResiduals,
  panels: drawPanels,
  break: drawBreak,
  specification: drawSpecification,
  frontier: drawFrontier,
  ratio: drawRatio,
  influence: drawInfluence,
};

/** Each secondary figure of the data above. */
export const figures: Record<keyof typeof draw, (options: DrawOptions) => SVGSVGElement> = {
  forest: (options) => drawForest(data.forest, options),
  residuals: (options) => drawResiduals(data.residuals, options),
  panels: (options) => drawPanels(data.panels, options),
  break: (options) => drawBreak(data.break, options),
  specification: (options) => drawSpecification(data.specification, options),
  frontier: (options) => drawFrontier(data.frontier, options),
  ratio: (options) => drawRatio(data.ratio, options),
  influence: (options) => drawInfluence(data.influence, options),
};
