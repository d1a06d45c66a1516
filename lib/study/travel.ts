import type { RowsName } from "../filter/rows.ts";
import type { LeftOut, Read } from "../read/left_out.ts";
import type { Tables } from "../read/today.ts";
import type { Analysis, Question, Side } from "./analysis.ts";
import { type Columns, rowsOf, toColumns } from "./columns.ts";
import { co2Question, energyQuestion, financeQuestion } from "./questions.ts";
import type { GivenSettings } from "./view.ts";

/** What a live figure carries into a page, as JSON: both sets of rows, and how they are shown at first. */
export type Luggage = {
  question: string;
  /** The notebook's settings, all of them. */
  settings: GivenSettings;
  rows: Record<RowsName, PackedRows>;
};

type PackedRows = { columns: Columns; leftOut: LeftOut[]; notes: LeftOut[] };

/** A question with rows whose type was lost on the way. */
type Unpacked = {
  question: Question<unknown, unknown>;
  tables: Tables<unknown, unknown>;
  settings: GivenSettings;
};

const QUESTIONS: readonly { id: string }[] = [co2Question, energyQuestion, financeQuestion];

/** Packs an analysis' rows and settings for a page. */
export function pack<Today, Past>({ id, settings, sides }: Analysis<Today, Past>): Luggage {
  return {
    question: id,
    settings,
    rows: { today: packRows(sides.today), study: packRows(sides.study) },
  };
}

function packRows<Row>({ view, read }: Side<Row>): PackedRows {
  const { rows, leftOut, notes } = read;
  return { columns: toColumns(rows, view.fields), leftOut, notes };
}

/**
 * Unpacks what `pack` packed.
 *
 * @throws {RangeError} for a question that is not known here.
 */
export function unpack({ question: id, settings, rows }: Luggage): Unpacked {
  const question = QUESTIONS.find((known) => known.id === id);
  if (question === undefined) {
    throw new RangeError(
      `Cannot show "${id}"; known are: ${QUESTIONS.map(({ id }) => id).join(", ")}`,
    );
  }
  return {
    // The rows are those that this very question's views packed; their type is lost on the way.
    question: question as Question<unknown, unknown>,
    tables: { today: unpackRows(rows.today), study: unpackRows(rows.study) },
    settings,
  };
}

function unpackRows({ columns, leftOut, notes }: PackedRows): Read<unknown> {
  return { rows: rowsOf(columns), leftOut, notes };
}
