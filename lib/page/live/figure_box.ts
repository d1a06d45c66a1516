import { compose } from "../../plot/compose.ts";
import { onScreen, withCaption, withWidth } from "../../plot/room.ts";
import type { Theme } from "../../plot/theme.ts";
import { source } from "../../words/source.ts";
import { setTheme } from "../theme.ts";
import { html } from "./html.ts";
import { watched } from "./marks.ts";
import { type Selection, sentence } from "./selection.ts";
import { spotsIn } from "./spots.ts";
import { stage } from "./stage.ts";
import type { Subject } from "./subject.ts";

/** Narrowest figure in pixels; where there is less room it is scaled down. */
const LEAST_WIDTH = 320;

/** Makes the box of a figure: the stage with it, or why there is none. */
export function figureBox(subject: Subject, handlers: Parameters<typeof stage>[0]) {
  const fault = html("p", { class: "fault", role: "alert", hidden: true });
  const { node: place, mark, point, hasRows, show: put } = stage(handlers);
  const node = html("div", {}, fault, place);
  let shown: { selection: Selection; width: number; theme: Theme } | null = null;

  return {
    node,
    mark,
    point,
    /** Whether what stands there draws rows of the table: a calculator draws none. */
    showsRows: () => !fault.hidden || hasRows(),
    /** Draws, unless just this stands there already, in this room and theme. */
    show(selection: Selection, theme: Theme) {
      const width = Math.max(LEAST_WIDTH, Math.floor(node.clientWidth));
      if (shown?.selection === selection && shown.width === width && shown.theme === theme) return;
      shown = { selection, width, theme };
      const make = () => withWidth(width, () => drawn(subject, selection));
      const made = selection.fault ?? sentence(() => watched(() => onScreen(make)));
      place.hidden = typeof made === "string";
      fault.hidden = !place.hidden;
      fault.textContent = typeof made === "string" ? made : "";
      if (typeof made === "string") return;
      const { result: figure, drawn: marks, moves } = made;
      setTheme(figure, theme);
      put(figure, { moves, spots: (canvas) => spotsIn(canvas, marks, subject) });
    },
    /** The figure in view, drawn anew for a file. */
    draw(theme: Theme): SVGSVGElement {
      if (shown === null || place.hidden) throw new RangeError("there is no figure in view");
      const figure = drawn(subject, shown.selection);
      setTheme(figure, theme);
      return figure;
    },
  };
}

function drawn({ draw, table }: Subject, { rows, leftOut, settings }: Selection): SVGSVGElement {
  const own = rows.slice(); // what a drawing sorts stays its own
  const given = { rows: own, settings, table: { ...table, rows: own, leftOut } };
  return withCaption(source(given.table), () => {
    const node = draw(given);
    if (node instanceof Element) return compose(node);
    throw new TypeError("Cannot show a live figure: its function returned no figure");
  });
}
