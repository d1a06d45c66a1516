import type { View } from "../study/view.ts";
import type { Shown } from "./shown.ts";

/** Something in a figure that can be pointed at, and what a reader learns of it. */
export type Spot = { key: string; x: number; y: number; name: string; lines: string[] };

/** All that can be pointed at in a figure; the words are made when one is. */
export type Spots = { places: () => readonly Place[]; at: (index: number) => Spot };

type Place = { x: number; y: number };

/** Where a row is that no dot stands for. */
const NOWHERE: Place = { x: NaN, y: NaN };

/** No figure, nothing to point at. */
export const NO_SPOTS: Spots = {
  places: () => [],
  at: (index) => {
    throw new RangeError(`Cannot point at spot ${index}: the figure has none`);
  },
};

/** The dots of a figure: its rows, or the averages where it draws these. */
export function spotsOf<Row>({ figure, side: { rows, study, view } }: Shown<Row>): Spots {
  if (figure === null || "missing" in study) return NO_SPOTS;
  if (!view.averaged || figure.kind !== "lines") {
    return {
      places: () => study.points,
      at: (index) => rowSpot(view, rows[index], study.points[index]),
    };
  }
  const averages = figure.data.series.flatMap(({ name, points }) =>
    points.map(({ x, y, title }) => ({
      key: `average ${name} ${x}`,
      x,
      y,
      name,
      lines: (title ?? "").split("\n"),
    }))
  );
  return { places: () => averages, at: (index) => averages[index] };
}

/** A function that makes a spot of any row in view. */
export function rowSpots<Row>({ side: { rows, study, view } }: Shown<Row>): (row: Row) => Spot {
  let indexes: Map<Row, number> | null = null;
  return (row) => {
    indexes ??= new Map(rows.map((each, index) => [each, index]));
    const index = indexes.get(row);
    const place = index === undefined || "missing" in study ? NOWHERE : study.points[index];
    return rowSpot(view, row, place);
  };
}

/** The spot of a key: a row in view, one that is filtered out, or an average; null for none of these. */
export function spotOf<Row>(shown: Shown<Row>, key: string): Spot | null {
  const { read, rows, view } = shown.side, isIt = (row: Row) => view.key(row) === key;
  const row = rows.find(isIt);
  if (row !== undefined) return rowSpots(shown)(row);
  const outside = read.rows.find(isIt);
  if (outside !== undefined) {
    const spot = rowSpot(view, outside, NOWHERE);
    return { ...spot, lines: [...spot.lines, "not in view: filtered out"] };
  }
  const spots = spotsOf(shown), index = spots.places().findIndex((_, i) => spots.at(i).key === key);
  return index < 0 ? null : spots.at(index);
}

/** A row as something to point at, be it drawn as a dot or not. */
function rowSpot<Row>(view: View<Row>, row: Row, { x, y }: Place): Spot {
  const link = view.link(row);
  return {
    key: view.key(row),
    x,
    y,
    name: view.name(row),
    lines: [...view.details(row), ...link === null ? [] : [link]],
  };
}
