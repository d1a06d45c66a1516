import { compose } from "../../plot/compose.ts";
import { onScreen, withCaption, withWidth } from "../../plot/room.ts";
import type { Theme } from "../../plot/theme.ts";
import { source } from "../../words/source.ts";
import { setTheme } from "../theme.ts";
import { type Drawn, watched } from "./marks.ts";
import { type Selection, sentence } from "./selection.ts";
import type { Subject } from "./subject.ts";

/** A figure as a stage shows it: what its marks drew, and whether it listens to a pointer itself. */
export type OnStage = { figure: SVGSVGElement; marks: readonly Drawn[]; moves: boolean };

/** Draws a selection of rows for a place on the screen; a sentence says why it cannot be drawn. */
export function drawnIn(
  width: number,
  subject: Subject,
  selection: Selection,
  theme: Theme,
): OnStage | string {
  const draw = () => drawn(subject, selection, theme);
  return sentence(() => watched(() => onScreen(() => withWidth(width, draw))));
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
