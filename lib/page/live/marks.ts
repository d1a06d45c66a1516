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

let drawing: Map<SVGElement, Drawn> | null = null;

/** Runs a drawing of any Plots, and gives what their marks drew beside what it returns. */
export function watched<T>(draw: () => T): { result: T; drawn: Drawn[] } {
  const before = drawing, own = drawing = new Map();
  try {
    return { result: draw(), drawn: [...own.values()] };
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
      const node = render.apply(this, given), data = dataOf.get(this);
      const [index, , values] = given as [Drawn["index"] | null, unknown, Drawn["values"]];
      if (node && data && index) drawing?.set(node, { node, data, index, values });
      return node;
    };
  }
}

watchMarks();
