import { drawBreak } from "../../lib/draw/draw_break.ts";
import { drawForest } from "../../lib/draw/draw_forest.ts";
import { drawFrontier } from "../../lib/draw/draw_frontier.ts";
import { drawGrowth } from "../../lib/draw/draw_growth.ts";
import { drawInfluence } from "../../lib/draw/draw_influence.ts";
import { drawLines } from "../../lib/draw/draw_lines.ts";
import { drawRatio } from "../../lib/draw/draw_ratio.ts";
import { drawResiduals } from "../../lib/draw/draw_residuals.ts";
import { drawSpecification } from "../../lib/draw/draw_specification.ts";
import type { DrawOptions } from "../../lib/plot/theme.ts";

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
    sameAs: "same as unquantized",
    dotMeans: "one model",
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
  concurrency: {
    ...words,
    id: "test-concurrency",
    x,
    y,
    limitB: 7,
    ramp: { label: "8 to 512 at a time", places: { "8 at a time": 0, "512 at a time": 1 } },
    hollowMeans: "mixture of experts",
    series: [8, 512].map((batch) => ({
      name: `${batch} at a time`,
      joined: false,
      points: dots.map((dot, index) => ({ ...dot, y: dot.y / batch, n: 1, hollow: index === 6 })),
    })),
    curves: [8, 512].map((batch) => ({
      label: "multiple regression",
      role: "main" as const,
      series: `${batch} at a time`,
      points: curve.map(({ x, estimate, confidence: [low, high] }) => ({
        x,
        estimate: estimate / batch,
        confidence: [low / batch, high / batch] as [number, number],
      })),
    })),
  },
  models: {
    ...words,
    id: "test-models",
    x: { label: "requests at a time", scale: "log", unit: "doublings" },
    y,
    limitB: null,
    ramp: {
      label: "0.3 B to 180 B parameters",
      places: Object.fromEntries(dots.map(({ title }, index) => [title, index / 9])),
    },
    series: dots.map(({ title, y }, index) => ({
      name: title,
      points: [8, 64, 512].slice(0, 1 + index % 3)
        .map((batch) => ({ x: batch, y: y / Math.sqrt(batch), n: 1 })),
    })),
    curves: [],
  },
  latency: {
    ...words,
    id: "test-latency",
    x: { label: "time between tokens (ms)", scale: "log" },
    y,
    joined: true,
    ramp: { label: "small to large", places: { small: 0, large: 1 } },
    dots: ["small", "large"].flatMap((series, large) =>
      [10, 20, 40].map((ms, index) => ({
        x: ms * (1 + large),
        y: (1 + 9 * large) / (index + 1),
        title: `${series}, ${ms} ms`,
        series,
        hollow: large === 1,
      }))
    ),
    hollowMeans: "mixture of experts",
    frontier: [10, 20, 40].map((ms, index) => ({ x: ms, y: 1 / (index + 1), label: `8, ${ms}` })),
    better: { x: "low", y: "low" },
  },
  share: {
    ...words,
    id: "test-share",
    x: { label: "electricity (US$)", scale: "log" },
    y: { label: "price (US$)", scale: "log" },
    limitB: null,
    dots: dots.map((dot) => ({ ...dot, y: 20 * dot.y, label: dot.title })),
    guides: [1, 10, 100].map((share) => ({ label: `${share} %`, ratio: 100 / share })),
    curves: [],
  },
  groups: {
    ...words,
    id: "test-groups",
    x: { label: "exponent", scale: "linear" },
    rows: ["Total parameters", "Active parameters"].flatMap((group, index) =>
      ["study", "today"].map((label) => ({
        group,
        label,
        n: 90,
        estimate: 0.6 + 0.1 * index,
        interval: [0.5, 0.8] as [number, number],
      }))
    ),
    references: [{ value: 1, label: "1 = proportional growth" }],
  },
} satisfies { [Name in keyof typeof draw]: Parameters<typeof draw[Name]>[0] };

const draw = {
  forest: drawForest,
  residuals: drawResiduals,
  break: drawBreak,
  specification: drawSpecification,
  frontier: drawFrontier,
  ratio: drawRatio,
  influence: drawInfluence,
  concurrency: drawLines,
  models: drawLines,
  latency: drawFrontier,
  share: drawGrowth,
  groups: drawForest,
};

type Name = keyof typeof draw;

/** Draws each figure of the data above. */
export const figures = Object.fromEntries(
  Object.entries(draw).map(([name, drawer]) => [
    name,
    // Each data set is its own drawer's, which the entries' type loses.
    (options: DrawOptions) =>
      (drawer as (...of: unknown[]) => SVGSVGElement)(data[name as Name], options),
  ]),
) as Record<Name, (options: DrawOptions) => SVGSVGElement>;
