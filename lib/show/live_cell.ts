import * as vocabulary from "../core.ts";
import { escapeHtml } from "../page/markup.ts";
import { pack } from "../page/live/parcel.ts";
import type { Parcel } from "../page/live/subject.ts";
import { asImage, withCaption } from "../plot/room.ts";
import { takes } from "../read/said.ts";
import { complete, perhaps } from "../settings/check.ts";
import type { Description, GivenFor, SettingsOf } from "../settings/description.ts";
import { checkFresh } from "../settings/fresh.ts";
import { keep, keptBy } from "../settings/keep.ts";
import { TooFewError } from "../stats/too_few_error.ts";
import type { Table } from "../tables/table.ts";
import { source } from "../words/source.ts";
import { type Bundle, DISPLAY, type Displayed, UNDRAWN } from "./display.ts";
import { drawingOf } from "./drawing.ts";
import { liveParts, packedLibrary } from "./live_parts.ts";
import { pageBundle } from "./page_bundle.ts";
import { elementBundle } from "./plot_display.ts";
import { isTable, type RowRecord } from "./records.ts";

/** The MIME type of what makes a figure live, in JSON: an exported page writes it in its own way. */
export const LIVE = "application/vnd.lm.live+json";

type GivenRows<Row extends object, Filters extends Description> = {
  rows: Row[];
  settings: SettingsOf<Filters>;
  table: Table<Row, Filters>;
};

/**
 * Shows a figure whose reader can filter, search and sort the rows behind it, in JupyterLab and in a
 * page: `draw` runs again there with the rows and settings that the reader chose. Its text travels, so
 * it may use what it is given, `Plot` and `lm` alone, where `lm` is what fits, words and draws.
 *
 * ```ts ignore
 * lm.live(lm.loadServed(), settings.served, ({ rows, settings }) =>
 *   lm.figure({ marks: [Plot.dot(rows, { x: "paramsB", y: "kWhPerMillionTokens" })] }))
 * ```
 * @param table the rows from which a reader may choose; of those that `lm.keep` kept by the same
 * settings, all from which it chose.
 * @param settings those of the table from `lm.settings`: what the figure shows at first.
 * @throws {RangeError} when it uses a name that a page, or a setting that the table, does not have.
 */
export function live<Row extends object, Filters extends Description>(
  table: Table<Row, Filters>,
  settings: GivenFor<Filters> | undefined,
  draw: (given: GivenRows<Row, Filters>) => Element,
): Displayed {
  const call = "lm.live(lm.loadServed(), settings.served, ({ rows }) => lm.figure({ … }))";
  takes(isTable(table), "live", "a table", table, call);
  checkFresh(table);
  const drawing = drawingOf(draw, Object.keys(vocabulary));
  const { name, filters } = table, kept = keep(table, settings);
  const chosen = complete(filters, settings ?? {}, name);
  const ofTable = knownAlone(chosen, `${name} has no setting`);
  const given = knownAlone({ rows: kept.rows, settings: ofTable, table: kept }, "it is not given");
  const drawn = () => withCaption(source(kept), () => draw(given));
  const still = stillOf(Deno.env.has(UNDRAWN) ? drawn : () => asImage(drawn));
  const { rows, ...described } = (keptBy(table, chosen) ?? table) as unknown as Table<RowRecord>;
  const form = Object.keys(filters).filter((name) =>
    drawing.members.has(name) || !["amount", "one of"].includes(filters[name].kind)
  );
  const parcel: Parcel = { table: described, rows, settings: chosen, form };
  return {
    async [DISPLAY](): Promise<Bundle> {
      checkFresh(kept);
      const [bundle, { text, version }, data] = await Promise.all([
        still[DISPLAY](),
        pageBundle("lively_mount"),
        pack(parcel),
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

/** What a function is given; a name that is not there is refused. */
function knownAlone<T extends object>(held: T, lacks: string): T {
  return new Proxy(held, {
    get(target, name) {
      if (typeof name === "string" && !(name in target) && name !== "toJSON") {
        const near = perhaps(name, Object.keys(target));
        throw new RangeError(`Cannot make this figure live: ${lacks} \`${name}\`${near}`);
      }
      return Reflect.get(target, name);
    },
  });
}
