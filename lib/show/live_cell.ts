import { pack } from "../page/live/parcel.ts";
import type { Parcel } from "../page/live/subject.ts";
import * as vocabulary from "../core.ts";
import type { Description, Given, SettingsOf } from "../settings/description.ts";
import { complete, perhaps } from "../settings/check.ts";
import { said } from "../read/said.ts";
import { checkFresh } from "../settings/fresh.ts";
import { keep, keptBy } from "../settings/keep.ts";
import { TooFewError } from "../stats/too_few_error.ts";
import { withCaption } from "../plot/room.ts";
import type { Table } from "../tables/table.ts";
import { source } from "../words/source.ts";
import { type Bundle, DISPLAY, type Displayed } from "./display.ts";
import { type Drawing, drawingOf } from "./drawing.ts";
import { escapeHtml } from "../page/markup.ts";
import { liveParts, packedLibrary } from "./live_parts.ts";
import { pageBundle } from "./page_bundle.ts";
import { elementBundle } from "./plot_display.ts";
import { isTable } from "./records.ts";
import { UNDRAWN } from "./undrawn.ts";

/** The MIME type of what makes a figure live, in JSON: an exported page writes it in its own way. */
export const LIVE = "application/vnd.lm.live+json";

/** What the function of a live figure is given. */
export type GivenRows<Row extends object, Filters extends Description> = {
  /** The rows that the reader's filters leave. */
  rows: Row[];
  settings: SettingsOf<Filters>;
  /** The table with these rows. */
  table: Table<Row, Filters>;
};

/**
 * Shows a figure whose reader can filter, search and sort the rows behind it, in JupyterLab and in a
 * page: `draw` runs again there with the rows and settings that the reader chose. Its text travels, so
 * it may use what it is given, `Plot` and `lm` alone, where `lm` is what fits, words and draws. Where
 * scripts do not run, the still figure stands there.
 *
 * ```ts ignore
 * lm.live(lm.loadServed(), settings.served, ({ rows, settings }) =>
 *   lm.figure({ marks: [Plot.dot(rows, { x: "paramsB", y: "kWhPerMillionTokens" })] }))
 * ```
 * @param table the rows from which a reader may choose; of those that `lm.keep` kept by the same
 * settings, all from which it chose.
 * @param settings those of the table from `lm.settings`: what the figure shows at first.
 * @throws {TypeError} when this is no table, `draw` is no plain function, or returns no figure.
 * @throws {RangeError} when it uses a name that a page, or a setting that the table, does not have.
 */
export function live<Row extends object, Filters extends Description>(
  table: Table<Row, Filters>,
  settings: { readonly [Name in keyof Filters]?: Given<Filters[Name]> } | undefined,
  draw: (given: GivenRows<Row, Filters>) => Element,
): Displayed {
  if (!isTable(table)) {
    throw new TypeError(
      `lm.live() got ${
        Array.isArray(table) ? "a list" : said(table)
      } in the place of its table; write ` +
        "lm.live(lm.loadServed(), settings.served, ({ rows }) => lm.figure({ … }))",
    );
  }
  checkFresh(table);
  const drawing = drawingOf(draw, Object.keys(vocabulary)), known = Object.keys(table.filters);
  const foreign = drawing.settings?.find((name) => !known.includes(name));
  if (foreign !== undefined) {
    throw new RangeError(
      `Cannot make this figure live: ${table.name} has no setting \`${foreign}\`` +
        perhaps(foreign, known),
    );
  }
  const kept = keep(table, settings);
  const chosen = complete(table.filters, settings ?? {}, table.name);
  const whole = keptBy(table, chosen) ?? table;
  const still = stillOf(() =>
    withCaption(source(kept), () => draw({ rows: kept.rows, settings: chosen, table: kept }))
  );
  return {
    async [DISPLAY](): Promise<Bundle> {
      checkFresh(kept);
      const [bundle, { text, version }, data] = await Promise.all([
        still[DISPLAY](),
        pageBundle("lively_mount"),
        pack(parcelOf(whole, chosen, drawing)),
      ]);
      const element = `lm-live-${version}`;
      const live = { id: drawing.hash, element, data, drawing: drawing.text };
      if (Deno.env.has(UNDRAWN)) return { ...bundle, [LIVE]: JSON.stringify(live) };
      const { html } = liveParts(live, bundle["text/html"], await packedLibrary(text, element));
      return { ...bundle, "text/html": html };
    },
  };
}

/** The figure that a function draws; of too few rows, the sentence that says so. */
function stillOf(draw: () => Element): Displayed {
  try {
    const node = draw();
    if (node?.nodeType === 1) return { [DISPLAY]: () => elementBundle(node) };
    throw new TypeError(
      `Cannot make a figure live: its function returned ${node === null ? "null" : typeof node}, ` +
        "no figure; end it with return lm.figure({ … }) or Plot.plot({ … })",
    );
  } catch (error) {
    if (!(error instanceof TooFewError)) throw error;
    const html = `<p data-still>${escapeHtml(error.message)}</p>`;
    return { [DISPLAY]: () => ({ "text/html": html, "text/plain": error.message }) };
  }
}

/** What travels: all rows of a table, its description, and which settings the form shows. */
function parcelOf<Row extends object, Filters extends Description>(
  { rows, ...table }: Table<Row, Filters>,
  settings: SettingsOf<Filters>,
  { settings: used }: Drawing,
): Parcel {
  const form = Object.entries(table.filters)
    .filter(([name, { kind }]) =>
      kind !== "amount" && kind !== "one of" || (used?.includes(name) ?? true)
    ).map(([name]) => name);
  return { table, rows: rows as unknown as Parcel["rows"], settings, form };
}
