import type { Drawn } from "./marks.ts";
import type { Row } from "./parcel.ts";
import { standsFor } from "./renew.ts";
import { keyOf, linesOf, nameOf, type Subject } from "./subject.ts";

/** What a reader learns of something in a figure: of a row, or of what its title says. */
export type About = { row: Row | null; name: string; lines: string[] };

/** Something in a figure that can be pointed at; pixels from the canvas's corner. */
export type Spot = { row: Row | null; left: number; top: number; about: () => About };

/** What is known of a row, wherever it is drawn. */
export function aboutRow(subject: Subject, row: Row): About {
  return { row, name: nameOf(subject, row), lines: linesOf(subject, row) };
}

/**
 * All that can be pointed at in a figure that stands in a canvas: a place for each row, that of its dot
 * where it has one, and for what else has a title. Empty while the canvas is not shown.
 */
export function spotsIn(canvas: HTMLElement, drawn: readonly Drawn[], subject: Subject): Spot[] {
  const corner = canvas.getBoundingClientRect(), rowOf = finder(subject);
  const spots: Spot[] = [], ofRows = new Map<Row, { spot: Spot; isDot: boolean }>();
  for (const one of drawn) {
    const node = standsFor(one.node);
    if (!canvas.contains(node)) continue;
    const isDot = /^(circle|path)$/.test(node.firstElementChild?.localName ?? "");
    for (const { index, x, y } of placesOf({ ...one, node })) {
      const row = rowOf(one.data[index]), title = one.values.title?.[index];
      const place = { left: x - corner.left, top: y - corner.top };
      if (row !== null) {
        const before = ofRows.get(row);
        if (before?.isDot || before && !isDot) continue;
        ofRows.set(row, { isDot, spot: { row, ...place, about: () => aboutRow(subject, row) } });
      } else if (title) {
        const [name, ...lines] = String(title).split("\n");
        spots.push({ row: null, ...place, about: () => ({ row: null, name, lines }) });
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

/** Whether marks draw rows of the table: one by one, or the groups that Plot makes of them. */
export function drawsRows(drawn: readonly Drawn[], subject: Subject): boolean {
  const rowOf = finder(subject);
  const isRow = (datum: unknown): boolean =>
    Array.isArray(datum) ? datum.some(isRow) : rowOf(datum) !== null;
  return drawn.some(({ data, index }) => index.some((i) => isRow(data[i])));
}

/** Where a mark's data are on the screen. */
function placesOf(
  { node, index, values }: Omit<Drawn, "node"> & { node: Element },
): { index: number; x: number; y: number }[] {
  const matrix = (node as SVGGraphicsElement).getScreenCTM?.(), { x, y } = values;
  if (!matrix) return [];
  if (x && y && node.firstElementChild?.localName !== "rect") {
    return Array.from(index, (i) => {
      const px = Number(x[i]), py = Number(y[i]);
      const { a, b, c, d, e, f } = matrix;
      return { index: i, x: a * px + c * py + e, y: b * px + d * py + f };
    }).filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  }
  return Array.from(node.children).flatMap((child) => {
    const { __data__: own } = child as Element & { __data__?: unknown };
    if (typeof own !== "number") return [];
    const { left, top, width, height } = child.getBoundingClientRect();
    return [{ index: own, x: left + width / 2, y: top + height / 2 }];
  });
}

/** The spot nearest to a point, if one is within `reach` pixels. */
export function nearest(
  spots: readonly Spot[],
  { left, top }: { left: number; top: number },
  reach: number,
): number | null {
  let found: number | null = null, least = reach * reach;
  for (let i = 0; i < spots.length; i++) {
    const dx = spots[i].left - left, dy = spots[i].top - top, distance = dx * dx + dy * dy;
    if (distance <= least) least = distance, found = i;
  }
  return found;
}
