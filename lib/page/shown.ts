import type { Figure } from "../draw/draw.ts";
import { type Side, sideOf } from "../study/analysis.ts";
import type { Read } from "../read/left_out.ts";
import type { GivenSettings, View } from "../study/view.ts";

/** What a live figure shows of its rows under some settings. */
export type Shown<Row = unknown> = {
  side: Side<Row>;
  figure: Figure | null;
  /** Why there is no figure. */
  fault: string | null;
};

/** Filters and fits rows, and makes the figure; a selection that is too small for it is told. */
export function shownOf<Row>(
  view: View<Row>,
  read: Read<Row>,
  settings: GivenSettings,
): Shown<Row> {
  const side = sideOf(view, read, settings), { study } = side;
  if ("missing" in study) return { side, figure: null, fault: study.missing };
  try {
    return { side, figure: view.figure(study, side.settings), fault: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { side, figure: null, fault: error.message };
  }
}
