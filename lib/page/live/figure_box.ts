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

/** Makes the box of a figure: the stage with it, or why there is none. */
export function figureBox(subject: Subject, handlers: Parameters<typeof stage>[0]) {
  const fault = html("p", { class: "fault", role: "alert", hidden: true });
  const { node: place, mark, point, hasRows, show: put } = stage(handlers);
  return {
    node: html("div", {}, fault, place),
    mark,
    point,
    /** Whether what stands there draws rows of the table: a calculator draws none. */
    showsRows: () => !fault.hidden || hasRows(),
    show(selection: Selection, width: number, theme: Theme) {
      const draw = () => drawn(subject, selection, theme);
      const made = sentence(() => watched(() => onScreen(() => withWidth(width, draw))));
      const why = typeof made === "string" ? made : "";
      place.hidden = why !== "";
      fault.hidden = why === "";
      fault.textContent = why;
      if (typeof made === "string") return;
      const { result, drawn: marks, moves } = made;
      put(result, { moves, spots: (canvas) => spotsIn(canvas, marks, subject) });
    },
  };
}

/** Draws a selection of rows; refuses one in which none is left. */
export function drawn({ draw, table }: Subject, selection: Selection, theme: Theme): SVGSVGElement {
  const { rows, leftOut, settings, fault } = selection;
  if (fault !== null) throw new RangeError(fault);
  const own = rows.slice(); // what a drawing sorts stays its own
  const given = { rows: own, settings, table: { ...table, rows: own, leftOut } };
  return withCaption(source(given.table), () => {
    const node = draw(given);
    if (!(node instanceof Element)) {
      throw new TypeError("Cannot show a live figure: its function returned no figure");
    }
    const figure = compose(node);
    setTheme(figure, theme);
    return figure;
  });
}
