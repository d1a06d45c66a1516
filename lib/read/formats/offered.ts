import type { TextRecord } from "../csv.ts";
import { numberIn } from "../number.ts";
import { ReadError } from "../read_error.ts";
import { type Amount, amountsOf, fieldsOf, oneAmount, type OwnRow, taken } from "./fields.ts";
import type { Source } from "./format.ts";
import { dollarsPerMillion, priceAsked, priceUnit, rounded, saysOther, snake } from "./units.ts";

/** What a price is for by its name, where it says. */
const OUTPUT = /(^|_)(output|completion|out|generated|sortie)(_|$)/;
const INPUT = /(^|_)(input|prompt|in|entree|cached?)(_|$)/;
const ANY_PRICE = /(^|_)(price|cost|cout|usd|cents?|dollars?|prix)(_|$)/;

/**
 * Reads prices of tokens from a table, of a known format or by the usual names of its columns. A price
 * without a unit in its header needs `--unit`: a factor of 1,000 is soon overlooked. `as` is the study's
 * list, of one price for each model, or offers with the prices of tokens in and out.
 */
export function offered(source: Source, as: "prices" | "offers", asked?: string): OwnRow[] {
  const fields = fieldsOf(source), [output, input] = priceColumns(source, asked);
  /** A cell in $ for a million tokens, or why it is no price. */
  const priceIn = (record: TextRecord, { name, unit }: Amount): number | string => {
    const text = fields.cell(record, name).replace(/^\$\s*/, "");
    const value = numberIn(text, source.table.decimal);
    if (value === null) return text === "" ? `"${name}" is empty` : `"${name}" is not a number`;
    if (value === 0) return "free: a price of 0";
    return value > 0 ? dollarsPerMillion(value, unit) : `no price: "${name}" is below 0`;
  };
  fields.need("model", "no name of a model", "the model that has the price", "--model NAME");
  const today = new Date().toISOString().slice(0, 10);
  return fields.read((record) => {
    const price = priceIn(record, output), model = fields.text(record, "model");
    if (typeof price === "string") return price;
    if (model === "") return `"${fields.name("model")}" is empty`;
    const size = fields.sizeOf(record);
    if (typeof size === "string") return size;
    const inputPrice = input === undefined ? "" : priceIn(record, input);
    if (as === "offers" && typeof inputPrice === "string") {
      return "no price of tokens in: --as prices takes one price";
    }
    const type = fields.text(record, "type");
    return {
      file: as === "prices" ? "financier.csv" : "prices.csv",
      line: record.line,
      cells: {
        model,
        // the study's word for the price of an API
        type: /^[SL]LM$/.test(type) ? type : "LLM",
        provider: fields.text(record, "provider") || "unknown",
        paramsB: String(size.paramsB),
        dollarsPerThousandTokens: String(rounded(price / 1000)),
        inputDollarsPerMillionTokens: String(inputPrice),
        outputDollarsPerMillionTokens: String(price),
        dated: today,
        sizeSource: size.inName ? "the model's name" : "the file",
        sizeDisclosed: "True",
        openWeights: "False",
        offer: "list",
      },
    };
  });
}

/** The columns of the price of tokens out and, where there is one, of tokens in. */
function priceColumns(source: Source, asked = ""): Amount[] {
  const { table: { file, header }, format } = source, said = priceAsked(asked);
  const known = amountsOf(source.table, format?.price, priceUnit);
  if (known.length > 0) return known.map((amount) => taken(source, amount, said));
  const expected = "a price, with its unit";
  /** What a header says, in the money that `--unit` says where the header says none. */
  const unitOf = (name: string) => {
    const unit = priceUnit(name), same = said !== null && said.tokens === unit?.tokens;
    return same && priceAsked(name) === null ? said : unit;
  };
  const all = header.map((name) => ({ name, key: snake(name), unit: unitOf(name) }))
    .filter(({ name, key, unit }) =>
      ANY_PRICE.test(key) || (/put|completion/.test(key) && (unit !== null || saysOther(name)))
    );
  const priced = all.filter(({ name, unit }) => unit !== null || !saysOther(name));
  if (priced.length === 0 && all.length > 0) {
    const found = `"${all[0].name}", which is no price in $ for tokens`;
    const mend = "convert the prices to $ for tokens first";
    throw new ReadError({ file, line: 1, found, expected, mend });
  }
  const output = priced.filter(({ key }) => OUTPUT.test(key));
  const input = priced.filter(({ key }) => INPUT.test(key) && !/cache/.test(key));
  const plain = priced.filter(({ key }) => !OUTPUT.test(key) && !INPUT.test(key));
  const one = (columns: typeof priced) =>
    oneAmount(source, columns, () => said, {
      expected,
      ours: "Output ($ per million tokens)",
      units: '"$ per million tokens", or $ per 1000 tokens, $ per token, cents per million tokens',
      none: 'say which is the price: --map "…=Output ($ per million tokens)", or ' +
        "($ per 1000 tokens), ($ per token), (cents per million tokens)",
    });
  return [
    one(output.length > 0 ? output : plain),
    ...input.slice(0, 1).map((column) => one([column])),
  ];
}
