import { compose } from "../../plot/compose.ts";
import { onScreen, withCaption, withWidth } from "../../plot/room.ts";
import { source } from "../../words/source.ts";
import type { Theme } from "../../plot/theme.ts";
import { setTheme } from "../theme.ts";
import { html } from "./html.ts";
import { watched } from "./marks.ts";
import { type Selection, sentence } from "./selection.ts";
import { drawsRows, spotsIn } from "./spots.ts";
import { type Stage, stage } from "./stage.ts";
import type { Subject } from "./subject.ts";

/** Narrowest figure in pixels; where there is less room it is scaled down. */
const LEAST_WIDTH = 320;

/** The figure with its stage, or why there is none. */
export type FigureBox = Pick<Stage, "mark" | "point"> & {
  node: HTMLElement;
  /** Whether what stands there draws rows of the table: a calculator draws none. */
  showsRows: () => boolean;
  /** Draws, unless just this stands there already, in this room and theme. */
  show: (selection: Selection, theme: Theme) => void;
  /** The figure in view, drawn anew for a file. */
  draw: (theme: Theme) => SVGSVGElement;
};

/** Makes the box of a figure. */
export function figureBox(
  subject: Subject,
  handlers: Parameters<typeof stage>[0],
): FigureBox {
  const fault = html("p", { class: "fault", role: "alert", hidden: true });
  const plot = stage(handlers);
  const node = html("div", {}, fault, plot.node);
  let ofRows = true;
  let shown: { selection: Selection; width: number; theme: Theme } | null = null;

  /** Puts the figure on the stage, or says why there is none. */
  function put(selection: Selection, width: number, theme: Theme): string | null {
    if (selection.fault !== null) return selection.fault;
    const made = sentence(() => watched(() => onScreen(() => drawn(subject, selection, width))));
    if (typeof made === "string") return made;
    const { result: figure, drawn: marks, moves } = made;
    setTheme(figure, theme);
    ofRows = drawsRows(marks, subject);
    plot.show(figure, { moves, spots: (canvas) => spotsIn(canvas, marks, subject) });
    return null;
  }

  return {
    node,
    mark: plot.mark,
    point: plot.point,
    showsRows: () => ofRows,
    show(selection, theme) {
      const width = Math.max(LEAST_WIDTH, Math.floor(node.clientWidth));
      if (shown?.selection === selection && shown.width === width && shown.theme === theme) return;
      shown = { selection, width, theme };
      const trouble = put(selection, width, theme);
      plot.node.hidden = trouble !== null;
      fault.hidden = trouble === null;
      fault.textContent = trouble ?? "";
    },
    draw(theme) {
      if (shown === null || plot.node.hidden) throw new RangeError("there is no figure in view");
      const figure = drawn(subject, shown.selection);
      setTheme(figure, theme);
      return figure;
    },
  };
}

/** What a figure's function draws, as one SVG. */
function drawn(
  { draw, table }: Subject,
  { rows, leftOut, settings }: Selection,
  width?: number,
): SVGSVGElement {
  const own = rows.slice(); // what a drawing sorts stays its own
  const given = { rows: own, settings, table: { ...table, rows: own, leftOut } };
  const make = () => {
    const node = withCaption(source(given.table), () => draw(given));
    if (!(node instanceof Element)) {
      throw new TypeError("Cannot show a live figure: its function returned no figure");
    }
    return compose(node);
  };
  return width === undefined ? make() : withWidth(width, make);
}
