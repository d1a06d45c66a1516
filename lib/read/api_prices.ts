import { parseAnyCsv } from "./any_csv.ts";
import { blend, INPUT_PER_OUTPUT } from "./blend.ts";
import type { Columns } from "./column.ts";
import type { Read } from "./left_out.ts";
import { bareModelName } from "./model_name.ts";
import type { Values } from "./row.ts";
import { readTable } from "./table.ts";
import { ACTIVE_PARAMS_COLUMN, impossibleSize, leaveOutTwoSizes } from "./two_sizes.ts";

/** What kind of price an offer is; all but "list" are of another kind than what one pays for a model. */
export const OFFERS = ["list", "batch", "free", "deprecated", "latest alias", "doubtful"] as const;
export type OfferKind = (typeof OFFERS)[number];

/** The columns of prices.csv. */
export const API_PRICE_COLUMNS = {
  model: { headers: ["Model"], unit: "", kind: "text" },
  provider: { headers: ["Provider"], unit: "", kind: "text" },
  inputDollarsPerMillionTokens: {
    headers: ["Input ($/1M tokens)"],
    unit: "$/10⁶ tokens",
    kind: "number",
    above: 0,
  },
  outputDollarsPerMillionTokens: {
    headers: ["Output ($/1M tokens)"],
    unit: "$/10⁶ tokens",
    kind: "number",
    above: 0,
  },
  // a day on which the price held: its first one where the list tells it, else that of the list
  dated: { headers: ["Dated"], unit: "", kind: "text" },
  paramsB: {
    headers: ["Params (B)"],
    unit: "10⁹ parameters",
    kind: "number",
    above: 0,
    whenEmpty: null,
  },
  activeParamsB: ACTIVE_PARAMS_COLUMN,
  // where the parameter count comes from: "the model's name", or an address
  sizeSource: { headers: ["Size source"], unit: "", kind: "text", whenEmpty: "unknown" },
  sizeDisclosed: { headers: ["Size disclosed"], unit: "", kind: "flag" },
  openWeights: { headers: ["Open weights"], unit: "", kind: "flag" },
  offer: { headers: ["Offer"], unit: "", kind: "text", whenEmpty: "list", optional: true },
  // day from which the price holds, where the list says; where not, nobody knows how old it is
  changed: { headers: ["Changed"], unit: "", kind: "text", whenEmpty: null, optional: true },
} as const satisfies Columns;

/** What a provider asks for the use of a model through its API. */
export type ApiPrice = { line: number } & Values<typeof API_PRICE_COLUMNS> & {
  /** A guess when `sizeDisclosed` is false. */
  paramsB: number;
  offer: OfferKind;
  /** An earlier row has the same model, provider, kind of offer and prices, under another identifier. */
  repeated: boolean;
};

/**
 * Reads the text of the list of API prices (prices.csv).
 *
 * Models whose parameter count was never disclosed are left out, guesses too unless `keepGuessedSize`
 * is set; where there is not even a guess, a row is always left out. So are rows that cannot be true, more
 * parameters active than there are, and every row of a model that the table gives two sizes; and, unless
 * `keepAllOffers` is set, offers that are no list price.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const { rows } = parseApiPrices(
 *   "Model,Provider,Input ($/1M tokens),Output ($/1M tokens),Dated,Params (B),Active params (B)," +
 *     "Size source,Size disclosed,Open weights\n" +
 *     "example-7b,Example,0.1,0.3,2026-01-31,7,7,the model's name,True,True\n",
 * );
 * assert.equal(rows[0].outputDollarsPerMillionTokens, 0.3);
 * ```
 * @throws {ReadError} when the text is no such table.
 */
export function parseApiPrices(
  text: string,
  { file, keepGuessedSize = false, keepAllOffers = false }: {
    file?: string;
    keepGuessedSize?: boolean;
    keepAllOffers?: boolean;
  } = {},
): Read<ApiPrice> {
  return readTable(
    parseAnyCsv(text, file),
    API_PRICE_COLUMNS,
    (row): ApiPrice | string => {
      const { offer, paramsB } = row;
      if (!/^\d{4}-\d{2}-\d{2}$/.test(row.dated)) return '"Dated" is no day like 2026-01-31';
      if (!isOffer(offer)) return `"Offer" is none of those known: ${offer}`;
      if (paramsB === null) return "no parameter count is known to be disclosed";
      if (!row.sizeDisclosed && !keepGuessedSize) {
        return "the parameter count was never disclosed: the file has a guess";
      }
      const impossible = impossibleSize(row);
      if (impossible !== null) return impossible;
      if (offer !== "list" && !keepAllOffers) return `no list price: ${offer}`;
      return { ...row, paramsB, offer, repeated: false };
    },
    (rows, { leftOut, notes }) => {
      const seen = new Set<string>();
      return leaveOutTwoSizes(rows, ({ model }) => bareModelName(model), leftOut).map((row) => {
        const { provider, offer, inputDollarsPerMillionTokens, outputDollarsPerMillionTokens } =
          row;
        const prices = [inputDollarsPerMillionTokens, outputDollarsPerMillionTokens];
        const key = [bareModelName(row.model), provider, offer, ...prices].join("\n");
        const repeated = seen.has(key);
        seen.add(key);
        if (repeated) notes.add("an offer listed again under another identifier");
        if (!row.sizeDisclosed) notes.add("the parameter count is a guess");
        return { ...row, repeated };
      });
    },
  );
}

/** Whether a cell names a kind of offer. */
export function isOffer(text: string): text is OfferKind {
  return (OFFERS as readonly string[]).includes(text);
}

/**
 * One price for tokens in and out, in $ per thousand tokens, when for each token out there are
 * `inputPerOutput` tokens in.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const row = { inputDollarsPerMillionTokens: 1, outputDollarsPerMillionTokens: 5 };
 * assert.equal(blendedDollarsPerThousandTokens(row), 0.002); // (3 · 1 $ + 5 $) / 4 per million
 * assert.equal(blendedDollarsPerThousandTokens(row, { inputPerOutput: 0 }), 0.005);
 * ```
 * @throws {RangeError} when `inputPerOutput` is below 0 or no number.
 */
export function blendedDollarsPerThousandTokens(
  row: Pick<ApiPrice, "inputDollarsPerMillionTokens" | "outputDollarsPerMillionTokens">,
  { inputPerOutput = INPUT_PER_OUTPUT }: { inputPerOutput?: number } = {},
): number {
  if (!(inputPerOutput >= 0 && Number.isFinite(inputPerOutput))) {
    throw new RangeError(
      `Cannot blend prices: inputPerOutput is ${inputPerOutput}, need 0 or more; 3 is 3 tokens in ` +
        "for 1 out",
    );
  }
  const { inputDollarsPerMillionTokens: input, outputDollarsPerMillionTokens: output } = row;
  return blend(input, output, inputPerOutput) / 1000;
}
