import { draw } from "../draw/draw.ts";
import { withoutGroupLabels } from "../plot/elements.ts";
import type { Theme } from "../plot/theme.ts";
import { untitled } from "../draw/untitled.ts";
import { element } from "./element.ts";
import type { Shown } from "./shown.ts";
import { spotsOf } from "./spots.ts";
import { type Stage, stage } from "./stage.ts";
import { themeOf } from "./theme.ts";

/** Narrowest figure in pixels; where there is less room it is scaled down. */
const LEAST_WIDTH = 300;

/** The figure with its stage, or why there is none. */
export type FigureBox<Row> = Pick<Stage, "mark" | "point"> & {
  node: HTMLElement;
  /** Draws, unless just this stands there already, in this room and theme. */
  show: (shown: Shown<Row>) => void;
};

/** Makes the box of a figure, with what stands below the figure. */
export function figureBox<Row>(
  document: Document,
  below: HTMLElement,
  handlers: Parameters<typeof stage>[1],
): FigureBox<Row> {
  const fault = element(document, "p", { class: "fault", role: "alert", hidden: true });
  const plot = stage(document, handlers);
  const node = element(document, "div", { class: "figure" }, fault, plot.node, below);
  let drawn: { shown: Shown<Row>; width: number; theme: Theme } | null = null;

  /** Puts the figure on the stage, or says why there is none. */
  function put({ figure, ...shown }: Shown<Row>, width: number, theme: Theme): string | null {
    if (figure === null) return shown.fault;
    try {
      const svg = draw(untitled(figure), { document, width, theme });
      withoutGroupLabels(svg);
      plot.show(svg, spotsOf({ figure, ...shown }));
      return null;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return error.message;
    }
  }

  return {
    node,
    mark: plot.mark,
    point: plot.point,
    show(shown) {
      const width = Math.max(LEAST_WIDTH, Math.floor(node.clientWidth)), theme = themeOf(document);
      if (drawn?.shown === shown && drawn.width === width && drawn.theme === theme) return;
      drawn = { shown, width, theme };
      const trouble = put(shown, width, theme);
      plot.node.hidden = trouble !== null;
      fault.hidden = trouble === null;
      fault.textContent = trouble ?? "";
    },
  };
}
