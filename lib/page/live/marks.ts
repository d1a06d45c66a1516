import * as Plot from "@observablehq/plot";

/** What a mark drew: an element, and for each index its place and its datum. */
export type Drawn = {
  node: SVGElement;
  data: ArrayLike<unknown>;
  index: readonly number[];
  values: Readonly<Record<string, ArrayLike<unknown> | undefined>>;
};

/** What this module changes of a mark; Plot's own types do not tell it. */
type Mark = {
  initialize: (...given: unknown[]) => { data?: ArrayLike<unknown> };
  initializer?: (...given: unknown[]) => { data?: ArrayLike<unknown> } | undefined;
  render: (
    index: Drawn["index"] | null,
    scales: unknown,
    values: Drawn["values"],
    ...rest: unknown[]
  ) => SVGElement | null;
};

let drawing: { marks: Map<SVGElement, Drawn>; moves: boolean } | null = null;

/**
 * Runs a drawing of any Plots, and gives what their marks drew beside what it returns, and whether one of
 * them draws again where somebody points.
 */
export function watched<T>(draw: () => T): { result: T; drawn: Drawn[]; moves: boolean } {
  const before = drawing, own = drawing = { marks: new Map(), moves: false };
  try {
    return { result: draw(), drawn: [...own.marks.values()], moves: own.moves };
  } finally {
    drawing = before;
  }
}

const base = Plot.Mark.prototype as unknown as Mark, { initialize } = base;

/** Makes each mark tell what it draws, in all Plots from now on. */
base.initialize = function (this: Mark, ...given) {
  const state = initialize.apply(this, given), { initializer, render } = this;
  let { data } = state;
  if (initializer) {
    this.initializer = (...given) => {
      const update = initializer.apply(this, given);
      data = update?.data ?? data;
      return update;
    };
  }
  const isTip = this instanceof Plot.Tip, moves = isTip || Object.hasOwn(this, "render");
  this.render = (index, scales, values, ...rest) => {
    if (drawing !== null) drawing.moves ||= moves;
    if (drawing === null || isTip) return render.call(this, index, scales, values, ...rest);
    // A browser would show titles beside our own words, and they take as long as all else.
    const node = render.call(this, index, scales, { ...values, title: undefined }, ...rest);
    if (node && data && index) drawing.marks.set(node, { node, data, index, values });
    return node;
  };
  return state;
};
