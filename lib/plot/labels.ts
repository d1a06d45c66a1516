import type { RenderFunction } from "@observablehq/plot";
import { svg } from "./svg.ts";
import { textWidth, wrapText } from "./text.ts";

/** A name beside the end of a line, in data coordinates. */
export type EndLabel = { x: number; y: number; text: string; color: string };

const FONT_SIZE = 12, LINE = 15;

/** Width in pixels that labels in the right margin need, at most `limit`. */
export function marginFor(texts: readonly string[], limit: number): number {
  if (!texts.length) return 12;
  const lines = texts.flatMap((text) => wrapText(text, limit, FONT_SIZE, "bold"));
  return Math.ceil(Math.max(...lines.map((line) => textWidth(line, FONT_SIZE, "bold")))) + 12;
}

/** A mark that writes labels in the right margin at their lines' height, moved apart as needed. */
export function marginLabels(labels: readonly EndLabel[], limit: number): RenderFunction {
  return (
    _index,
    scales,
    _values,
    { width, height, marginRight, marginTop, marginBottom },
    context,
  ) => {
    const { document } = context;
    const blocks = labels.map((label) => {
      const lines = wrapText(label.text, limit, FONT_SIZE, "bold");
      return { label, lines, size: lines.length * LINE, at: scales.y!(label.y) as number };
    });
    const placed = spread(blocks, [marginTop, height - marginBottom]);
    const group = svg(document, "g", { "text-anchor": "start", "font-size": FONT_SIZE });
    blocks.forEach(({ label, lines, size }, index) => {
      const x = width - marginRight + 8, top = placed[index] - size / 2;
      const text = svg(document, "text", { fill: label.color, "font-weight": "bold" });
      lines.forEach((line, row) =>
        text.append(svg(document, "tspan", { x, y: top + row * LINE + 11 }, line))
      );
      group.append(text);
    });
    return group;
  };
}

/**
 * Moves blocks along an axis so that none overlap, each as near its place as the order allows.
 * Gives their centres in the order of `blocks`.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(spread([{ at: 50, size: 10 }, { at: 52, size: 10 }], [0, 100]), [46, 56]);
 * ```
 */
export function spread(
  blocks: readonly { at: number; size: number }[],
  [low, high]: readonly [number, number],
): number[] {
  type Cluster = { members: number[]; center: number; size: number };
  const order = blocks.map((_, index) => index).sort((a, b) => blocks[a].at - blocks[b].at);
  const clusters: Cluster[] = [];
  const clamp = (center: number, size: number) =>
    Math.max(low + size / 2, Math.min(high - size / 2, center));
  for (const index of order) {
    const { at, size } = blocks[index];
    let cluster: Cluster = { members: [index], center: clamp(at, size), size };
    for (let last = clusters.at(-1); last; last = clusters.at(-1)) {
      if (last.center + last.size / 2 <= cluster.center - cluster.size / 2) break;
      clusters.pop();
      const members = [...last.members, ...cluster.members], whole = last.size + cluster.size;
      const middle = members.reduce((sum, i) => sum + blocks[i].at, 0) / members.length;
      cluster = { members, center: clamp(middle, whole), size: whole };
    }
    clusters.push(cluster);
  }
  const centers: number[] = [];
  for (const { members, center, size } of clusters) {
    let edge = center - size / 2;
    for (const index of members) {
      centers[index] = edge + blocks[index].size / 2;
      edge += blocks[index].size;
    }
  }
  return centers;
}
