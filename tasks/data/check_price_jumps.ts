import { API_PRICE_COLUMNS } from "../../lib/read/api_prices.ts";
import { parseCsv } from "../../lib/read/csv.ts";
import { readRows } from "../../lib/read/row.ts";
import { SourceError } from "./http/source_error.ts";

/** Prices in such lists slip by a unit now and then: per thousand tokens, or in cents. */
const JUMP = 100;

/** Some jumps are named in the message, the others counted. */
const NAMED = 3;

/**
 * Refuses prices that differ by 100 times or more from the last ones of the same provider and model,
 * unless the model is among the confirmed ones, as `model` or `provider/model`.
 *
 * @throws {SourceError} that names the prices and the flag that lets them through.
 */
export function checkPriceJumps(
  before: string | null,
  after: string,
  confirmed: readonly string[],
): void {
  const old = new Map((before === null ? [] : offers(before)).map((row) => [keyOf(row), row]));
  const jumps = offers(after).flatMap((row) => {
    const last = old.get(keyOf(row));
    if (last === undefined || [row.model, keyOf(row)].some((name) => confirmed.includes(name))) {
      return [];
    }
    return (["input", "output"] as const).flatMap((side) => {
      const from = last[`${side}DollarsPerMillionTokens`];
      const to = row[`${side}DollarsPerMillionTokens`];
      // 0.07 to 7 is 100 times, whatever a double makes of it
      const factor = Math.max(from / to, to / from) * (1 + 1e-12);
      return factor < JUMP ? [] : [{ key: keyOf(row), text: `${side} ${from} to ${to} $` }];
    });
  });
  if (jumps.length === 0) return;
  const named = jumps.slice(0, NAMED).map(({ key, text }) => `${key} ${text}`).join(", ");
  throw new SourceError(
    `Cannot take the new prices.csv: found ${named}${
      jumps.length > NAMED ? ` and ${jumps.length - NAMED} more` : ""
    } per million tokens, expected less than ${JUMP} times the last price; if it is right, add ` +
      [...new Set(jumps.map(({ key }) => key))].slice(0, NAMED)
        .map((key) => `--confirm-price ${quoteForShell(key)}`).join(" "),
  );
}

type Offer =
  & { model: string; provider: string }
  & Record<
    "inputDollarsPerMillionTokens" | "outputDollarsPerMillionTokens",
    number
  >;

/** All prices of a table, those of models whose size nobody knows too. */
function offers(text: string): Offer[] {
  const table = parseCsv(text, { file: "prices.csv" });
  return [...readRows(table, API_PRICE_COLUMNS, () => {})];
}

/** What makes two prices those of the same offer. */
function keyOf({ provider, model }: Offer): string {
  return `${provider}/${model}`;
}

/** A word for the command line, quoted where a shell would split it. */
function quoteForShell(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
