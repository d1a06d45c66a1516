import * as Plot from "@observablehq/plot";
import { checkColumn } from "../stats/columns.ts";
import { FIELDS } from "../tables/fields.ts";

/** A mark as Plot keeps it; Plot's own types do not tell. */
export type Mark = Plot.RenderableMark & {
  data: unknown;
  channels: Readonly<Record<string, { value: unknown; label?: string; scale?: string | null }>>;
  ariaLabel?: string;
  fill?: string;
  stroke?: string;
  fx?: unknown;
  fy?: unknown;
  marginRight?: number;
};

/** What a mark shows on one scale: a column, or whatever gives its values. */
export type Channel = ReturnType<typeof channelsOf>[number];
export type Seen = ReadonlyMap<string, readonly Channel[]>;

/** What marks show before they are drawn; refuses a column that no row of a mark's data has. */
export function seenBy(marks: readonly Mark[]): Seen {
  for (const mark of marks) checkColumns(mark);
  return Map.groupBy(marks.flatMap(channelsOf), ({ scale }) => scale);
}

function channelsOf(mark: Mark) {
  const { fx, fy } = mark;
  const all: Mark["channels"] = {
    ...mark.channels,
    fx: { value: fx, scale: "fx" },
    fy: { value: fy, scale: "fy" },
  };
  return Object.entries(all).flatMap(([name, { value, scale, label }]) => {
    if (!scale || value === undefined || value === null) return [];
    const named = typeof value === "string" ? value : (value as { label?: string }).label;
    const known = scale !== "auto" ? scale : name === "symbol" ? "symbol" : "color";
    return [{ mark, name, scale: known, column: label ?? named ?? null, value }];
  });
}

/** The column that the first mark of one shows; null where none is one. */
export function columnOf(channels: readonly Channel[] = []): string | null {
  return channels.find(({ column }) => column !== null)?.column ?? null;
}

/** What an axis or a legend of a known column says, with its unit. */
export function labelOf(channels: readonly Channel[] | undefined): string | undefined {
  const column = columnOf(channels);
  if (column === null || !Object.hasOwn(FIELDS, column)) return undefined;
  const { label, unit } = FIELDS[column];
  return unit === undefined ? label : `${label} (${unit})`;
}

export function valuesOf(channels: readonly Channel[] = []): unknown[] {
  return channels.flatMap(({ mark, value }) => [
    ...Plot.valueof(mark.data as Plot.Data, value as Plot.ChannelValue) ?? [],
  ]);
}

/** A column that no row has would be drawn as nothing, without a word. */
function checkColumns({ data, channels }: Mark): void {
  const isRow = (row: unknown) => typeof row === "object" && row !== null;
  if (!Array.isArray(data) || !data.every(isRow)) return;
  for (const { value } of Object.values(channels)) {
    if (typeof value === "string") checkColumn(data, value);
  }
}
