import * as Plot from "@observablehq/plot";
import { axisMarks, axisShare, format, type SpannedAxis, ticks } from "./axes.ts";
import { chart } from "./chart.ts";
import { svg } from "../plot/svg.ts";
import { textWidth, wrapText } from "../plot/text.ts";
import { colors } from "../plot/theme.ts";

/** A small chart: its name, a line of numbers below the name, and its marks. */
export type Panel = { label: string; note?: string; marks: readonly Plot.Markish[] };

const GAP = 12, LINE = 15, RIGHT = 8;

/**
 * Lays small charts out in rows, on the same two axes. Ticks stand at the left and at the bottom
 * only, and each axis is named once.
 */
export function panelGrid(
  panels: readonly Panel[],
  { x, y, columns, width, plotHeight, document }: {
    x: SpannedAxis;
    y: SpannedAxis;
    columns: number;
    /** Width of the whole grid in pixels. */
    width: number;
    plotHeight: number;
    document: Document;
  },
): { svg: SVGSVGElement; x: number; y: number }[] {
  // Lines of text need less room than words side by side.
  const yTicks = ticks(y, 1.6 * plotHeight);
  const left = Math.ceil(Math.max(...yTicks.map((tick) => textWidth(format(y, tick), 11)))) + 10;
  const panelWidth = Math.floor((width - left - GAP * (columns - 1)) / columns);
  const xTicks = roomyTicks(x, panelWidth - RIGHT);
  const headings = panels.map(({ label, note }) => [
    ...wrapText(label, panelWidth - RIGHT, 12, "bold").map((text) => ({ text, bold: true })),
    ...(note ? wrapText(keepNumbers(note), panelWidth - RIGHT, 11) : []).map((text) => ({
      text,
      bold: false,
    })),
  ]);
  const yLabel = note(document, { text: y.label, width, anchor: "start" });
  const placed = [{ svg: yLabel, x: 0, y: 0 }];
  let top = Number(yLabel.getAttribute("height"));
  for (let row = 0; row * columns < panels.length; row++) {
    const inRow = headings.slice(row * columns, (row + 1) * columns);
    const head = 8 + LINE * Math.max(...inRow.map((lines) => lines.length));
    inRow.forEach((lines, column) => {
      const index = row * columns + column, first = column === 0;
      const lowest = index + columns >= panels.length;
      const root = chart({
        width: panelWidth + (first ? left : 0),
        height: head + plotHeight + (lowest ? 24 : 6),
        marginTop: head,
        marginRight: RIGHT,
        marginBottom: lowest ? 24 : 6,
        marginLeft: first ? left : 0,
        x: { type: x.scale, domain: x.domain, axis: null },
        y: { type: y.scale, domain: y.domain, axis: null },
        marks: [
          ...axisMarks(x, y, { xTicks, yTicks, bottom: lowest, left: first }),
          ...panels[index].marks,
        ],
      }, { document });
      // A tick at the edge may reach into the gap between panels.
      root.setAttribute("overflow", "visible");
      lines.forEach(({ text, bold }, line) =>
        root.append(svg(document, "text", {
          x: first ? left : 0,
          y: head - 8 - LINE * (lines.length - 1 - line),
          "text-anchor": "start",
          "font-size": bold ? 12 : 11,
          "font-weight": bold ? "bold" : "normal",
          fill: bold ? colors.ink : colors.muted,
        }, text))
      );
      placed.push({ svg: root, x: first ? 0 : left + column * (panelWidth + GAP), y: top });
    });
    top += head + plotHeight + 10;
  }
  const xLabel = note(document, { text: x.label, width, anchor: "middle" });
  return [...placed, { svg: xLabel, x: 0, y: top + 16 }];
}

/** Ticks of an x axis whose texts neither touch nor reach beyond half the gap between panels. */
function roomyTicks(x: SpannedAxis, length: number): number[] {
  const [low, high] = x.domain;
  // Asked for more room than there is, so that decades come rather than none; thinned below.
  const wished = x.scale === "log" ? 46 * Math.log10(high / low) : 0;
  const spots = ticks(x, Math.max(length, wished)).map((tick) => {
    const share = axisShare(tick, x);
    const half = textWidth(format(x, tick), 11) / 2 + 3;
    return { tick, from: share * length - half, to: share * length + half };
  }).filter(({ from, to }) => from >= -GAP / 2 && to <= length + RIGHT + GAP / 2);
  for (let every = 1;; every++) {
    const kept = spots.filter((_, index) => index % every === 0);
    if (kept.every((spot, index) => index === 0 || spot.from >= kept[index - 1].to)) {
      return kept.map(({ tick }) => tick);
    }
  }
}

/** Keeps intervals and counts on one line. */
function keepNumbers(note: string): string {
  return note.replace(/\[[^\]]*\]|n = \S+/g, (numbers) => numbers.replaceAll(" ", "\u00a0"));
}

/** An axis' label as a picture of its own, over the whole width. */
function note(
  document: Document,
  { text, width, anchor }: { text: string; width: number; anchor: "start" | "middle" },
): SVGSVGElement {
  const lines = wrapText(text, width, 11);
  return svg(
    document,
    "svg",
    {
      width,
      height: lines.length * LINE,
      "font-size": 11,
      "text-anchor": anchor,
      fill: colors.muted,
    },
    ...lines.map((line, index) =>
      svg(document, "text", {
        x: anchor === "start" ? 0 : width / 2,
        y: 11 + index * LINE,
        fill: colors.muted,
      }, line)
    ),
  );
}
