import type * as Plot from "@observablehq/plot";
import { type Axis, axis, FONT_SIZE, isNamed, MARGIN } from "./axis.ts";
import { WIDE } from "./room.ts";
import { labelOf, type Mark, type Seen } from "./seen.ts";
import { textWidth } from "./text.ts";

const NONE: Axis = { options: {}, marks: [], room: 0 };

/** Heights of a chart without a y axis, of a row with a name, and of a line of a name that wraps. */
const STRIP = 60, ROW = 24, LINE = 15;

/** The options that lay out a chart, where it has none: axes as marks, margins that fit them, a height. */
export function layout(
  options: Omit<Plot.PlotOptions, "title" | "subtitle" | "caption">,
  marks: readonly Mark[],
  { seen, scaleOf, width }: { seen: Seen; scaleOf: Plot.Plot["scale"]; width: number },
): Plot.PlotOptions {
  const narrow = width < WIDE, { margin } = options;
  const [fx, fy] = (["fx", "fy"] as const).map((key) => [...scaleOf(key)?.domain ?? []]);
  const scaleOfY = scaleOf("y"), named = isNamed(scaleOfY);
  const names = named ? [...scaleOfY?.domain ?? []].length : 0;
  const plan = (key: "x" | "y", length: number): Axis => {
    const scale = scaleOf(key), channels = seen.get(key);
    const own = marks.some(({ ariaLabel }) => ariaLabel?.startsWith(`${key}-axis`));
    if (!scale || own || options[key] === null) return NONE;
    // names at the side say what they are
    const known = key === "y" && named ? null : labelOf(channels);
    const given = { ...(known === undefined ? {} : { label: known }), ...options[key] };
    const most = (narrow ? 0.4 : 0.36) * width;
    return axis({ key, scale, given, length, most, channels });
  };
  const top = options.marginTop ?? margin ?? (named || !scaleOfY ? 12 : 26) + (fx.length ? 22 : 0);
  const chart = named
    ? ROW * Math.max(2, names)
    : scaleOfY
    ? (narrow ? 0.72 : 0.46) * width
    : STRIP;
  const long = options.height === undefined ? chart : options.height - top - 44;
  const y = plan("y", long / (fy.length || 1));
  const left = options.marginLeft ?? margin ?? Math.ceil(y.room) + MARGIN;
  const asked = marks.map(({ marginRight = 0 }) => marginRight);
  const right = options.marginRight ?? margin ?? Math.max(14, facetRoom(fy, width), ...asked);
  const x = plan("x", (width - left - right) * 0.92 / (fx.length || 1));
  const bottom = options.marginBottom ?? margin ?? Math.ceil(x.room) + 26;
  const high = (named ? names * Math.max(ROW, LINE * Math.min(2, y.lines ?? 1) + 4) : chart) *
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
    marks: [...x.marks, ...y.marks],
  };
}

/** Room of the facets' names at the right, in pixels. */
function facetRoom(names: readonly unknown[], width: number): number {
  const widest = Math.max(0, ...names.map((name) => textWidth(String(name), FONT_SIZE)));
  return names.length ? Math.min(0.3 * width, widest + 14) : 0;
}
