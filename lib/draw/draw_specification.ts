import * as Plot from "@observablehq/plot";
import { formatCount } from "../words/quantity.ts";
import { alignedNumbers } from "./aligned_numbers.ts";
import { type Axis, format, ticks, tickStyle } from "./axes.ts";
import { chart } from "./chart.ts";
import { type FigureText, frame, innerWidth } from "./frame.ts";
import { clipInterval, intervalDomain } from "./interval_domain.ts";
import type { Reference } from "./interval_rows.ts";
import { DASHES, type LegendEntry } from "./legend.ts";
import { needSome } from "./need.ts";
import { type ChoiceMatrix, choiceMatrix } from "./choice_matrix.ts";
import { svg } from "../plot/svg.ts";
import { textWidth, wrapText } from "../plot/text.ts";
import { colors, type DrawOptions, type SymbolName, WIDTH } from "../plot/theme.ts";

/** One specification: the option taken in each dimension, and the estimate that it gives. */
export type Specification = {
  labels: readonly string[];
  estimate: number;
  interval: [number, number];
  n: number;
  chosen: boolean;
};

/** What a specification curve shows; `options` are those of each dimension. */
export type SpecificationData = FigureText & ChoiceMatrix & {
  y: Axis;
  specifications: readonly Specification[];
  reference: Reference;
};

/** How an interval lies to the reference: its colour, and a shape for the legend. */
const VERDICTS = {
  below: { color: colors.blue, symbol: "circle" },
  includes: { color: colors.rule, symbol: "circle" },
  above: { color: colors.vermilion, symbol: "circle" },
} as const;

/**
 * Draws the estimate under each combination of choices, sorted, over a matrix of what was chosen:
 * does the conclusion hang on a choice?
 *
 * @throws {RangeError} when there is no specification, or one takes an option that is not listed.
 */
export function drawSpecification(
  data: SpecificationData,
  options: DrawOptions,
): SVGSVGElement {
  const { y, reference } = data;
  const { document, width = WIDTH } = options;
  needSome(data.specifications, {
    figure: "specification curve",
    items: "specifications",
    mend: "widen the filter so that fits are possible",
  });
  const sorted = data.specifications.toSorted((a, b) => a.estimate - b.estimate);
  const domain = intervalDomain(sorted, { references: [reference.value], scale: y.scale });
  const number = alignedNumbers(sorted.map(({ estimate }) => estimate));
  const bars = sorted.map((specification, index) => {
    const verdict = verdictOf(specification.interval, reference.value);
    return {
      ...specification,
      ...clipInterval(specification.interval, domain),
      ...VERDICTS[verdict],
      index,
      verdict,
      title: `${specification.labels.join(", ")}: ${spell(specification, number)}`,
    };
  });
  const inner = innerWidth(width);
  // Lines of text need less room than words side by side.
  const yTicks = ticks({ ...y, domain }, 1.6 * 224);
  const tickRoom = Math.max(...yTicks.map((tick) => textWidth(format(y, tick), 11))) + 12;
  const words = data.options.flat().map((option) => textWidth(option, 11) + 22);
  const left = Math.ceil(Math.max(tickRoom, Math.min(Math.max(...words), 0.36 * inner)));
  const step = (inner - left - 4) / bars.length;
  const x = { domain: [-0.5, bars.length - 0.5], axis: null } as const;
  const label = wrapText(y.label, inner, 11);
  const chosen = bars.filter((bar) => bar.chosen);
  const line = { stroke: colors.ink, strokeWidth: 1 };

  const curve = chart({
    width: inner,
    height: 232 + 14 * label.length,
    marginTop: 8 + 14 * label.length,
    marginRight: 4,
    marginBottom: 0,
    marginLeft: left,
    x,
    y: { type: y.scale, domain, axis: null },
    r: { type: "identity" },
    marks: [
      Plot.gridY(yTicks, { stroke: colors.grid, strokeOpacity: 1 }),
      Plot.axisY(yTicks, tickStyle(y)),
      Plot.ruleX(bars, {
        x: "index",
        y1: "low",
        y2: "high",
        stroke: "color",
        strokeWidth: Math.min(3, Math.max(0.75, 0.55 * step)),
        strokeOpacity: 0.4,
        title: "title",
      }),
      Plot.ruleY([reference.value], { ...line, strokeDasharray: DASHES.dashed }),
      Plot.ruleX(chosen, { ...line, x: "index" }),
      Plot.dot(bars, {
        x: "index",
        y: "estimate",
        r: Math.min(3.5, Math.max(1.2, 0.45 * step)),
        fill: "color",
        stroke: "none",
        title: "title",
      }),
      Plot.dot(chosen, {
        x: "index",
        y: "estimate",
        r: 6,
        symbol: "diamond",
        fill: colors.ink,
        stroke: colors.background,
        title: "title",
      }),
    ],
  }, { document });
  label.forEach((words, index) =>
    curve.append(svg(document, "text", {
      x: 0,
      y: 10 + 14 * index,
      "text-anchor": "start",
      fill: colors.muted,
    }, words))
  );
  const matrix = choiceMatrix(data, bars, { document, width: inner, left });
  const legend: LegendEntry[] = [
    ...chosen.slice(0, 1).map((bar) => ({
      label: `chosen: ${spell(bar, number)}`,
      color: colors.ink,
      symbol: "diamond" as SymbolName,
    })),
    ...(["below", "includes", "above"] as const).flatMap((verdict) => {
      const count = bars.filter((bar) => bar.verdict === verdict).length;
      const text = `interval ${verdict} ${format(y, reference.value)}: ${formatCount(count)}`;
      return count ? [{ label: text, ...VERDICTS[verdict] }] : [];
    }),
    { label: reference.label, color: colors.ink, line: "dashed" },
  ];
  return frame({ ...data, legend, charts: [{ svg: curve }, { svg: matrix }] }, options);
}

/** Where an interval lies to a value. */
function verdictOf([low, high]: readonly [number, number], value: number) {
  return high < value ? "below" : low > value ? "above" : "includes";
}

/** An estimate in words. */
function spell({ estimate, interval, n }: Specification, number: (value: number) => string) {
  return `${number(estimate)} [${interval.map(number).join(", ")}], n = ${formatCount(n)}`;
}
