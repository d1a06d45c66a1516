import * as Plot from "@observablehq/plot";

/** What a mark drew: an element, and for each index its place and its datum. */
export type Drawn = {
  node: SVGElement;
  data: ArrayLike<unknown>;
  index: readonly number[];
  values: Readonly<Record<string, ArrayLike<unknown> | undefined>>;
};

/** What this module changes of a mark; Plot's own types do not tell it. */
type Prototype = {
  render: (...given: unknown[]) => SVGElement | null;
  initialize: (...given: unknown[]) => { data: ArrayLike<unknown> };
};
type Mark = { initializer?: (...given: unknown[]) => { data?: ArrayLike<unknown> } };

/** The data of each mark, after its transforms. */
const dataOf = new WeakMap<object, ArrayLike<unknown>>();

let drawing: { marks: Map<SVGElement, Drawn>; moves: boolean } | null = null;

/**
 * Runs a drawing of any Plots, and gives what their marks drew beside what it returns, and whether one of
 * them draws again where somebody points.
 */
export function watched<T>(draw: () => T): { figure: T; marks: Drawn[]; moves: boolean } {
  const before = drawing, own = drawing = { marks: new Map(), moves: false };
  try {
    return { figure: draw(), marks: [...own.marks.values()], moves: own.moves };
  } finally {
    drawing = before;
  }
}

/** Makes each kind of mark tell what it draws, in all Plots from now on. */
function watchMarks(): void {
  const base = Plot.Mark.prototype as unknown as Prototype, { initialize } = base;
  base.initialize = function (this: Mark & object, ...given) {
    const state = initialize.apply(this, given), { initializer } = this;
    dataOf.set(this, state.data);
    if (initializer) {
      this.initializer = (...given) => {
        const update = initializer.apply(this, given);
        if (update?.data) dataOf.set(this, update.data);
        return update;
      };
    }
    return state;
  };
  for (const kind of Object.values(Plot)) {
    if (typeof kind !== "function" || !(kind.prototype instanceof Plot.Mark)) continue;
    const prototype = kind.prototype as unknown as Prototype, { render } = prototype;
    prototype.render = function (this: object, ...given) {
      if (drawing !== null) drawing.moves ||= kind === Plot.Tip || Object.hasOwn(this, "render");
      if (drawing === null || kind === Plot.Tip) return render.apply(this, given);
      const [index, scales, values, ...rest] = given as [
        ...[Drawn["index"] | null, unknown, Drawn["values"]],
        ...unknown[],
      ];
      // A browser would show titles beside our own words, and they take as long as all else.
      const untitled = { ...values, title: undefined };
      const node = render.call(this, index, scales, untitled, ...rest), data = dataOf.get(this);
      if (node && data && index) drawing?.marks.set(node, { node, data, index, values });
      return node;
    };
  }
}

watchMarks();
