import type { TextRecord, TextTable } from "../csv.ts";
import { numberIn } from "../number.ts";
import type { Read } from "../left_out.ts";
import { ReadError } from "../read_error.ts";
import { quoted } from "../table.ts";
import { type Amount, amountsOf, fieldsOf, type OwnRow, type Said } from "./fields.ts";
import type { Format } from "./format.ts";
import { PRICE_OF } from "./names.ts";
import {
  dollarsPerMillion,
  energyUnit,
  type PriceUnit,
  priceUnit,
  rounded,
  snake,
} from "./units.ts";

/**
 * Reads prices of tokens from a table, of a known format or by the usual names of its columns. A price
 * without a unit in its header needs `--unit`: a factor of 1,000 is soon overlooked. `as` is the study's
 * list, of one price for each model, or offers with the prices of tokens in and out.
 *
 * @throws {ReadError} when it has no price, none with a unit, or no models.
 */
export function offered(
  table: TextTable,
  format: Format | null,
  said: Said,
  as: "prices" | "offers",
): Read<OwnRow> {
  const fields = fieldsOf(table, format, said);
  const [output, input] = priceColumns(table, format, said.unit);
  fields.need("model", "no name of a model", "the model that has the price", "--model NAME");
  const today = new Date().toISOString().slice(0, 10);
  return fields.read((record) => {
    const price = priceIn(record, output), model = fields.text(record, "model");
    if (typeof price === "string") return price;
    if (model === "") return `"${fields.name("model")}" is empty`;
    const { paramsB, inName } = fields.sizeOf(record);
    if (paramsB === null) return "no parameters are given and the model's name says no size";
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
        paramsB: String(paramsB),
        dollarsPerThousandTokens: String(rounded(price / 1000)),
        inputDollarsPerMillionTokens: String(inputPrice),
        outputDollarsPerMillionTokens: String(price),
        dated: today,
        sizeSource: inName ? "the model's name" : "the file",
        sizeDisclosed: "True",
        openWeights: "False",
        offer: "list",
      },
    };
  });

  /** A cell in $ for a million tokens, or why it is no price. */
  function priceIn({ cells }: TextRecord, { at, name, unit }: Amount<PriceUnit>): number | string {
    const text = cells[at].trim().replace(/^\$\s*/, ""), value = numberIn(text, table.decimal);
    if (value === null) return text === "" ? `"${name}" is empty` : `"${name}" is not a number`;
    if (value === 0) return "free: a price of 0";
    return value > 0 ? dollarsPerMillion(value, unit) : `no price: "${name}" is below 0`;
  }
}

/** The columns of the price of tokens out and, where there is one, of tokens in. */
function priceColumns(
  table: TextTable,
  format: Format | null,
  asked = "",
): Amount<PriceUnit>[] {
  const header = table.header;
  const known = amountsOf(table, format?.price);
  if (known.length > 0) return known;
  const priced = header.map((name, at) => ({ at, name, key: snake(name), unit: priceUnit(name) }))
    .filter(({ key, unit }) =>
      PRICE_OF.any.test(key) || (unit !== null && /put|completion/.test(key))
    );
  const output = priced.filter(({ key }) => PRICE_OF.output.test(key));
  const input = priced.filter(({ key }) => PRICE_OF.input.test(key) && !/cache/.test(key));
  const plain = priced.filter(({ key }) => !PRICE_OF.output.test(key) && !PRICE_OF.input.test(key));
  const [first, second] = output.length > 0 ? output : plain;
  const refuse = (found: string, mend: string) =>
    new ReadError({ file: table.file, line: 1, found, expected: "a price, with its unit", mend });
  const foreign = header.find((name) =>
    /€|£|¥|\b(eur|euros?|gbp|cny|rmb)\b/i.test(name.replaceAll("_", " "))
  );
  if (foreign !== undefined) {
    throw refuse(`"${foreign}", which is no price in $`, "convert the prices to $ first");
  }
  if (first === undefined) {
    throw refuse(
      `only the columns ${quoted(header.slice(0, 20))}`,
      'say which is the price: --map "…=Output ($ per million tokens)", or ($ per 1000 tokens), ' +
        "($ per token), (cents per million tokens)",
    );
  }
  if (second !== undefined && output.length !== 1) {
    throw refuse(
      `the columns "${first.name}" and "${second.name}"`,
      `say which is the price of tokens out: --map "${first.name}=Output ($ per million tokens)"`,
    );
  }
  return [first, ...input.slice(0, 1)].map(({ at, name, ...column }) => {
    const unit = column.unit ?? (energyUnit(asked) === null ? priceUnit(asked) : null);
    if (unit !== null) return { at, name, unit };
    throw refuse(
      `"${name}", which names no unit`,
      'say it: --unit "$ per million tokens", or $ per 1000 tokens, $ per token, ' +
        "cents per million tokens",
    );
  });
}
