import type { LeftOut, Read } from "../read/left_out.ts";
import { co2View } from "./co2_view.ts";
import { type Columns, rowsOf, toColumns } from "./columns.ts";
import { energyView } from "./energy_view.ts";
import { financeView } from "./finance_view.ts";
import type { GivenSettings, View } from "./view.ts";

/** What a live figure carries into a page, as JSON: the rows and how they are shown at first. */
export type Luggage = {
  view: string;
  settings: GivenSettings;
  columns: Columns;
  leftOut: LeftOut[];
  notes: LeftOut[];
};

const VIEWS: readonly { id: string }[] = [co2View, energyView, financeView];

/** Packs a view's rows and settings for a page. */
export function pack<Row>(view: View<Row>, read: Read<Row>, settings: GivenSettings): Luggage {
  const { rows, leftOut, notes } = read;
  return {
    view: view.id,
    settings,
    columns: toColumns(rows, view.fields),
    leftOut,
    notes,
  };
}

/**
 * Unpacks what `pack` packed.
 *
 * @throws {RangeError} for a view that is not known here.
 */
export function unpack(
  { view: id, settings, columns, leftOut, notes }: Luggage,
): { view: View<unknown>; read: Read<unknown>; settings: GivenSettings } {
  const view = VIEWS.find((known) => known.id === id);
  if (view === undefined) {
    throw new RangeError(
      `Cannot show "${id}"; known are: ${VIEWS.map(({ id }) => id).join(", ")}`,
    );
  }
  return {
    // The rows are those that this very view packed; their type is lost on the way.
    view: view as View<unknown>,
    read: { rows: rowsOf(columns), leftOut, notes },
    settings,
  };
}
