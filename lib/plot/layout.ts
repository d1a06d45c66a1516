import type * as Plot from "@observablehq/plot";
import { type Axis, axis, FONT_SIZE, MARGIN } from "./axis.ts";
import { labelOf } from "./label_of.ts";
import { WIDE } from "./room.ts";
import { areNames, distinct, type Seen } from "./seen.ts";
import { textWidth } from "./text.ts";

/** What marks show, and the width in pixels that they have. */
type Room = { seen: ReadonlyMap<string, Seen>; width: number };

const NONE: Axis = { options: {}, marks: [], room: 0 };

/** Height of a chart without a y axis. */
const STRIP = 60;

/** Rows of names are so high, and a line of a name that wraps. */
const ROW = 24, LINE = 15;

/**
 * The options of Plot that lay out a chart: axes with margins that fit their words, and a height. What
 * the given options say of them holds.
 */
export function layout(
  options: Omit<Plot.PlotOptions, "title" | "subtitle" | "caption">,
  marks: Plot.Markish[],
  { seen, width }: Room,
): Plot.PlotOptions {
  const narrow = width < WIDE, { margin } = options;
  const [fx, fy] = (["fx", "fy"] as const).map((key) => namesOf(options[key], seen.get(key)));
  const named = seen.get("y")?.bands || areNames(seen.get("y"));
  const names = named ? namesOf(options.y, seen.get("y")) : [];
  const plan = (key: "x" | "y", length: number): Axis => {
    const own = marks.some((mark) =>
      (mark as { ariaLabel?: string }).ariaLabel?.startsWith(`${key}-axis`)
    );
    if (!seen.has(key) || own || options[key] === null) return NONE;
    const column = seen.get(key)?.column, given = options[key] ?? {};
    const label = given.label ?? (column ? labelOf(column) : undefined) ?? undefined;
    return axis({
      key,
      seen: seen.get(key),
      given,
      length,
      most: (narrow ? 0.4 : 0.36) * width,
      label,
    });
  };
  const top = options.marginTop ?? margin ??
    (named || !seen.has("y") ? 12 : 26) + (fx.length ? 22 : 0);
  const chart = named
    ? ROW * Math.max(2, names.length)
    : seen.has("y")
    ? (narrow ? 0.72 : 0.46) * width
    : STRIP;
  const long = options.height === undefined ? chart : options.height - top - 44;
  const y = plan("y", long / (fy.length || 1));
  const left = options.marginLeft ?? margin ?? Math.ceil(y.room) + MARGIN;
  const asked = marks.map((mark) => Number((mark as { marginRight?: number }).marginRight ?? 0));
  const right = options.marginRight ?? margin ?? Math.max(14, facetRoom(fy, width), ...asked);
  const x = plan("x", (width - left - right) * 0.92 / (fx.length || 1));
  const bottom = options.marginBottom ?? margin ?? Math.ceil(x.room) + 26;
  const high =
    (named ? names.length * Math.max(ROW, LINE * Math.min(2, y.lines ?? 1) + 4) : chart) *
    (fy.length ? Math.max(1, (named ? 1 : 0.6) * fy.length) : 1);
  return {
    marginTop: top,
    marginLeft: left,
    marginRight: right,
    marginBottom: bottom,
    ...(options.aspectRatio === undefined
      ? { height: options.height ?? Math.round(Math.max(high, 40) + top + bottom) }
      : {}),
    x: { ...options.x, ...x.options },
    y: { ...options.y, ...y.options },
    ...(fx.length ? { fx: { label: null, axis: "top", ...options.fx } } : {}),
    ...(fy.length ? { fy: { label: null, axis: "right", ...options.fy } } : {}),
    marks: [...x.marks, ...y.marks, ...marks],
  };
}

/** The names of a scale, as its domain or the data have them. */
function namesOf(given: Plot.ScaleOptions | undefined, seen: Seen | undefined): unknown[] {
  return given?.domain ? [...given.domain as Iterable<unknown>] : distinct(seen?.values ?? []);
}

/** Room of the facets' names at the right, in pixels. */
function facetRoom(names: readonly unknown[], width: number): number {
  const widest = Math.max(0, ...names.map((name) => textWidth(String(name), FONT_SIZE)));
  return names.length ? Math.min(0.3 * width, widest + 14) : 0;
}
