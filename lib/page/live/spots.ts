import type { Drawn } from "./marks.ts";
import type { Row } from "./parcel.ts";
import { standsFor } from "./renew.ts";
import { type About, aboutRow, keyOf, type Subject } from "./subject.ts";

/** Something in a figure that can be pointed at; pixels from the canvas's corner. */
export type Spot = { row: Row | null; left: number; top: number; about: () => About };

/**
 * All that can be pointed at in a figure that stands in a canvas: a place for each row, that of its dot
 * where it has one, and for what else has a title. Empty while the canvas is not shown.
 */
export function spotsIn(canvas: HTMLElement, drawn: readonly Drawn[], subject: Subject): Spot[] {
  const corner = canvas.getBoundingClientRect(), rowOf = finder(subject);
  const spots: Spot[] = [], ofRows = new Map<Row, { spot: Spot; isDot: boolean }>();
  for (const { node: made, data, index, values } of drawn) {
    const node = standsFor(made);
    if (!canvas.contains(node)) continue;
    const isDot = /^(circle|path)$/.test(node.firstElementChild?.localName ?? "");
    for (const { at, x, y } of placesOf(node, index, values)) {
      const row = rowOf(data[at]), title = values.title?.[at];
      const place = { left: x - corner.left, top: y - corner.top };
      if (row !== null) {
        const before = ofRows.get(row);
        if (before?.isDot || before && !isDot) continue;
        ofRows.set(row, { isDot, spot: { row, ...place, about: () => aboutRow(subject, row) } });
      } else if (title) {
        const [name, ...lines] = String(title).split("\n");
        spots.push({ row, ...place, about: () => ({ row, name, lines }) });
      }
    }
  }
  return [...spots, ...Array.from(ofRows.values(), ({ spot }) => spot)];
}

/** Finds the row of the table that a datum is, or is a copy of: one that has its key. */
function finder(subject: Subject): (datum: unknown) => Row | null {
  const itself = new Set<unknown>(subject.rows), { key } = subject.table;
  let byKey: Map<string, Row> | null = null;
  return (datum) => {
    if (itself.has(datum)) return datum as Row;
    if (typeof datum !== "object" || datum === null) return null;
    if (key.length === 0 || !key.every((field) => field in datum)) return null;
    byKey ??= new Map(subject.rows.map((row) => [keyOf(subject, row), row]));
    return byKey.get(keyOf(subject, datum as Row)) ?? null;
  };
}

function placesOf(
  node: Element,
  index: Drawn["index"],
  { x, y }: Drawn["values"],
): { at: number; x: number; y: number }[] {
  const matrix = (node as SVGGraphicsElement).getScreenCTM?.();
  if (!matrix) return [];
  if (x && y && node.firstElementChild?.localName !== "rect") {
    return Array.from(index, (at) => {
      const { x: px, y: py } = new DOMPoint(Number(x[at]), Number(y[at])).matrixTransform(matrix);
      return { at, x: px, y: py };
    }).filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  }
  return Array.from(node.children).flatMap((child) => {
    const { __data__: at } = child as Element & { __data__?: unknown };
    if (typeof at !== "number") return [];
    const { left, top, width, height } = child.getBoundingClientRect();
    return [{ at, x: left + width / 2, y: top + height / 2 }];
  });
}

/** The spot nearest to a point, if one is within `reach` pixels. */
export function nearest(
  spots: readonly Spot[],
  { left, top }: { left: number; top: number },
  reach: number,
): Spot | null {
  let found: Spot | null = null, least = reach;
  for (const spot of spots) {
    const distance = Math.hypot(spot.left - left, spot.top - top);
    if (distance <= least) least = distance, found = spot;
  }
  return found;
}
