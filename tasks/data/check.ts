/** What a refresh asks of a table before it replaces another. */
import { median } from "simple-statistics";
import { parseCsv } from "../../lib/read/csv.ts";
import { countOf } from "../../lib/read/left_out.ts";
import { readRows } from "../../lib/read/table.ts";
import { OFFER_COLUMNS } from "../../lib/tables/offers.ts";
import { someOf } from "./changes.ts";
import { SourceError } from "./source_error.ts";
import { type Content, type Kind, oddItem } from "./tables.ts";

/** A unit that changed multiplies all values by ten at least; new versions of some do not. */
const SHIFT = 5;
/** Prices in such lists slip by a unit now and then: per thousand tokens, or in cents. */
const JUMP = 100;
/** The share of rows that may be of no use, where there was none before or half as many. */
const UNUSABLE = 0.05;

/** The error for a table that is not taken. */
function refusal(
  file: string,
  found: string,
  expected: string,
  mend = "the source has changed, look at it first",
): SourceError {
  return new SourceError(
    `Cannot take the new ${file}: found ${found}, expected ${expected}; ${mend}`,
  );
}

/**
 * Refuses a table that is to replace another, null when there was none, unless it has values that can be, as
 * many rows as could be expected, few of no use, and the same units as before.
 */
export function checkTable(
  file: string,
  kind: Kind,
  before: Content | null,
  after: Content,
): void {
  const odd = oddItem(kind, after.items);
  if (odd !== null) {
    const place = `${file}, line ${odd.item.line}, ${odd.item.model}`;
    const mend = "the source has changed its unit, or this row is wrong";
    throw refusal(place, odd.found, odd.expected, mend);
  }
  const [old, now] = [before ?? { items: [], leftOut: [] }, after].map(({ items, leftOut }) => {
    const unusable = countOf(leftOut), rows = unusable + items.length;
    return { rows, unusable, share: unusable / rows || 0 };
  });
  if (now.rows < Math.max(1, old.rows / 2)) {
    const expected = before ? `at least half of the ${old.rows} that are there` : "one at least";
    throw refusal(file, `${now.rows} rows`, expected, "the source has lost rows, look at it first");
  }
  const allowed = Math.max(UNUSABLE, 2 * old.share);
  if (before !== null && now.share > allowed) {
    const [most] = after.leftOut.toSorted((a, b) => b.count - a.count);
    const why = `${most.count} because ${most.why}`;
    const found = `${now.unusable} of ${now.rows} rows of no use (${why})`;
    throw refusal(file, found, `at most ${(allowed * 100).toFixed(0)} %`);
  }
  const last = new Map(before?.items.map((item) => [item.key, item]));
  const both = after.items.filter(({ key }) => last.has(key));
  if (both.length < 5) return; // too few to say anything
  for (const [part, unit] of [["paramsB", "10⁹ parameters"], ["value", kind.unit]] as const) {
    const shift = median(both.map((item) => item[part] / last.get(item.key)![part]));
    if (shift > SHIFT || shift < 1 / SHIFT) {
      const found = `${unit} ${shift.toPrecision(3)} times those before for the same models`;
      throw refusal(file, found, "about the same", "the source has changed its unit");
    }
  }
}

/**
 * Refuses prices that differ by 100 times or more from the last ones of the same provider and model,
 * unless the model is among the confirmed ones, as `model` or `provider/model`; those whose size nobody
 * knows too.
 */
export function checkPriceJumps(
  before: string,
  after: string,
  confirmed: readonly string[],
): void {
  const offers = (text: string) =>
    readRows(parseCsv(text, { file: "prices.csv" }), OFFER_COLUMNS)
      .map((row) => ({ ...row, key: `${row.provider}/${row.model}` }));
  const old = new Map(offers(before).map((row) => [row.key, row]));
  const jumps = offers(after).toArray().flatMap(({ key, model, ...row }) => {
    const last = old.get(key);
    if (last === undefined || confirmed.includes(model) || confirmed.includes(key)) return [];
    return (["input", "output"] as const).flatMap((side) => {
      const field = `${side}DollarsPerMillionTokens` as const, from = last[field], to = row[field];
      // 0.07 to 7 is 100 times, whatever a double makes of it
      const factor = Math.max(from / to, to / from) * (1 + 1e-12);
      return factor < JUMP ? [] : [{ key, text: `${key} ${side} ${from} to ${to} $` }];
    });
  });
  if (jumps.length === 0) return;
  // the first few; a word that a shell would split in quotes
  const keys = [...new Set(jumps.map(({ key }) => key))].slice(0, 3)
    .map((key) => /^[\w./:@-]+$/.test(key) ? key : `'${key.replaceAll("'", `'\\''`)}'`);
  throw refusal(
    "prices.csv",
    `${someOf(jumps.map(({ text }) => text), 3)} per million tokens`,
    `less than ${JUMP} times the last price`,
    `if it is right, add --confirm-price ${keys.join(" --confirm-price ")}`,
  );
}
