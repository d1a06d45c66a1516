import { type Data, type Markish, type PlotOptions, valueof } from "@observablehq/plot";

/** What the marks of a figure show on one scale. */
export type Seen = {
  /** The column that the first mark shows, when it is one. */
  column: string | null;
  values: unknown[];
  /** Whether a mark needs a place for each value, as bars do. */
  bands: boolean;
  /** The kinds of marks: "dot", "line", "rule" … */
  kinds: Set<string>;
  /** Whether dots are filled by it. */
  filled: boolean;
  /** How many dots lie at 0 or below, where a logarithmic axis has no place. */
  dotsBelow: number;
};

/** A value of a mark before it is scaled, as Plot's marks give it. */
type Channel = {
  scale?: string | null;
  type?: string;
  value: Iterable<unknown> | null;
  label?: string;
};

/** What this module asks of a mark; Plot's own types do not tell it. */
type Looked = {
  data: unknown;
  channels?: Record<string, { value: unknown }>;
  ariaLabel?: string;
  fx?: unknown;
  fy?: unknown;
  initialize?: (
    facets: undefined,
    facetChannels: Record<string, { value: unknown }>,
    options: PlotOptions,
  ) => { channels: Record<string, Channel> };
};

/**
 * Looks at what marks show before they are drawn: by scale, its values and the name of their column.
 *
 * @throws {RangeError} when a mark names a column that no row of its data has.
 */
export function seenBy(marks: readonly Markish[], options: PlotOptions): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  const on = (scale: string): Seen => {
    const known = seen.get(scale);
    if (known) return known;
    const fresh = {
      column: null,
      values: [],
      bands: false,
      kinds: new Set<string>(),
      filled: false,
      dotsBelow: 0,
    };
    seen.set(scale, fresh);
    return fresh;
  };
  const facet = (key: "fx" | "fy", data: unknown, column: unknown) => {
    if (column === undefined || column === null || !isData(data)) return { value: [] };
    const value = valueof(data, column as string) ?? [], entry = on(key);
    entry.column ??= typeof column === "string" ? column : null;
    for (const one of value) entry.values.push(one);
    return { value };
  };
  const { data, x, y } = options.facet ?? {};
  facet("fx", data, x);
  facet("fy", data, y);
  for (const mark of marks as unknown as Looked[]) {
    if (typeof mark?.initialize !== "function") continue;
    checkColumns(mark);
    const facets = { fx: facet("fx", mark.data, mark.fx), fy: facet("fy", mark.data, mark.fy) };
    const { channels } = mark.initialize(undefined, facets, options);
    for (const [name, { scale, type, value, label }] of Object.entries(channels)) {
      if (!scale || value == null) continue;
      const entry = on(scale);
      entry.column ??= label ?? null;
      entry.bands ||= type === "band";
      entry.filled ||= name === "fill" && mark.ariaLabel === "dot";
      if (mark.ariaLabel) entry.kinds.add(mark.ariaLabel);
      for (const one of value) {
        if (one === null || one === undefined) continue;
        entry.values.push(one);
        if (mark.ariaLabel === "dot" && typeof one === "number" && one <= 0) entry.dotsBelow++;
      }
    }
  }
  return seen;
}

/** Whether Plot takes columns from it. */
function isData(data: unknown): data is Data {
  return typeof data === "object" && data !== null;
}

/** A column that no row has would be drawn as nothing, without a word. */
function checkColumns({ data, channels = {} }: Looked): void {
  if (!Array.isArray(data) || !data.length) return;
  const rows = data.filter((row) => typeof row === "object" && row !== null);
  if (rows.length < data.length) return;
  for (const [name, { value }] of Object.entries(channels)) {
    if (typeof value !== "string" || rows.some((row) => value in row)) continue;
    throw new RangeError(
      `Cannot draw ${name}: found no column \`${value}\` in the rows; ` +
        `they have ${Object.keys(rows[0]).map((key) => `\`${key}\``).join(", ")}`,
    );
  }
}

/** Whether a scale's values are names, not numbers or dates. */
export function areNames(seen: Seen | undefined): boolean {
  const first = seen?.values[0];
  return typeof first === "string" || typeof first === "boolean";
}

/** The different values, lowest first, as Plot orders them. */
export function distinct(values: readonly unknown[]): (string | number | boolean)[] {
  const all = new Set(values as (string | number | boolean)[]);
  return [...all].sort((a, b) => a < b ? -1 : a > b ? 1 : 0);
}

/** The lowest and highest of the numbers among some values, above 0 for a log axis; null without any. */
export function extentOf(values: readonly unknown[], log: boolean): [number, number] | null {
  let low = Infinity, high = -Infinity;
  for (const value of values) {
    if (typeof value !== "number" || !Number.isFinite(value) || (log && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}
