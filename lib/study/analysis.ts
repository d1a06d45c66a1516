import { filterRows } from "../filter/filter_rows.ts";
import { settingsFor } from "../filter/notebooks.ts";
import type { RowsName } from "../filter/rows.ts";
import { completeSettings, type Description } from "../filter/setting.ts";
import { TooFewError } from "../filter/too_few_error.ts";
import type { LeftOut, Read } from "../read/left_out.ts";
import type { Tables } from "../read/today.ts";
import type { Missing } from "./exhibit.ts";
import type { Study } from "./study.ts";
import type { GivenSettings, View } from "./view.ts";

/** One set of rows under the settings: what was read, what the filters leave, and the fits. */
export type Side<Row = unknown> = {
  view: View<Row>;
  read: Read<Row>;
  settings: GivenSettings;
  /** The rows that the filters keep, as the study takes them; none when they keep none. */
  rows: readonly Row[];
  leftOut: readonly LeftOut[];
  study: Study<Row> | Missing;
};

/** A notebook's question: its settings, and how each set of rows is looked at. */
export type Question<Today, Past> = {
  id: "co2" | "energy" | "finance";
  settings: Description<never>;
  /** The type of the notebook's settings. */
  settingsType: string;
  today: View<Today>;
  study: View<Past>;
};

/** Both sets of rows of a notebook, of which the setting `rows` names the one to speak of first. */
export type Analysis<Today = unknown, Past = unknown> = {
  id: Question<Today, Past>["id"];
  /** All settings of the notebook. */
  settings: GivenSettings;
  rows: RowsName;
  sides: { today: Side<Today>; study: Side<Past> };
  today: Study<Today> | Missing;
  study: Study<Past> | Missing;
  /** The one of both that the settings ask for. */
  shown: Study<Today> | Study<Past>;
};

/**
 * Filters and fits today's rows and the study's under a notebook's settings.
 *
 * @throws {RangeError} for an unknown setting or value, or when the rows asked for are too few.
 */
export function analyse<Today, Past>(
  { id, settings: description, ...views }: Question<Today, Past>,
  tables: Tables<Today, Past>,
  given: GivenSettings = {},
): Analysis<Today, Past> {
  const settings: GivenSettings = completeSettings(description, given);
  const today = sideOf(views.today, tables.today, settings);
  const study = sideOf(views.study, tables.study, settings);
  const rows = settings.rows as RowsName, shown = { today, study }[rows].study;
  if ("missing" in shown) throw new RangeError(shown.missing);
  return {
    id,
    settings,
    rows,
    sides: { today, study },
    today: today.study,
    study: study.study,
    shown,
  };
}

/**
 * Filters and fits one set of rows, under those settings that it knows. A selection that is empty, or
 * too small for a fit, is no error: `study.missing` is the sentence that says so.
 *
 * @throws {RangeError} for a value that no row has.
 */
export function sideOf<Row>(view: View<Row>, read: Read<Row>, given: GivenSettings): Side<Row> {
  const known = settingsFor(view.settings as Description<never>, given);
  const settings: GivenSettings = completeSettings(view.settings as Description<never>, known);
  const side = { view, read, settings, rows: [], leftOut: [] };
  let chosen;
  try {
    chosen = filterRows(view.settings, read.rows, settings);
    const study = view.study(chosen.rows, settings);
    return { ...side, rows: study.rows, leftOut: chosen.leftOut, study };
  } catch (error) {
    if (!(error instanceof TooFewError)) throw error;
    return { ...side, ...chosen, study: { missing: error.message } };
  }
}
