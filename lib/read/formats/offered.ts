import type { AnyTable } from "../any_table.ts";
import { type CsvRecord, normalHeader } from "../csv.ts";
import { numberIn } from "../decimal_mark.ts";
import { type Read, tally } from "../left_out.ts";
import { modelSizeB } from "../model_size.ts";
import { ReadError } from "../read_error.ts";
import { cellsOf, type Extras, leftOutBy, needed, otherSize } from "./columns.ts";
import type { Format } from "./format.ts";
import { PRICE_OF } from "./names.ts";
import { billionsIn } from "./sizes.ts";
import { dollarsPerMillion, type PriceUnit, priceUnit, snake, unitNamed } from "./units.ts";

/** A price as somebody wrote it, in our units. */
export type Offered = {
  line: number;
  model: string;
  provider: string;
  /** "SLM" or "LLM" of the study's list; "" where the file does not say. */
  type: string;
  /** null where neither the file nor the model's name says. */
  paramsB: number | null;
  sizeInName: boolean;
  /** In $ for a million tokens that come out. */
  output: number;
  /** The same of tokens that go in; null where the file has one price. */
  input: number | null;
};

type PriceColumn = { at: number; name: string; unit: PriceUnit };

/**
 * Reads prices of tokens from a table, of a known format or by the usual names of its columns. A price
 * without a unit in its header needs `--unit`: a factor of 1,000 is soon overlooked.
 *
 * @throws {ReadError} when it has no price, none with a unit, or no models.
 */
export function offered(table: AnyTable, format: Format | null, extras: Extras): Read<Offered> {
  const { file, decimal } = table;
  const cells = cellsOf(table, format, {
    model: extras.model,
    paramsB: extras.paramsB?.toString(),
  });
  const [output, input] = priceColumns(table, format, extras.unit);
  if (!cells.has("model")) {
    throw needed(file, "no name of a model", "the model that has the price", "--model NAME");
  }
  const header = table.header.map(normalHeader), leftOut = tally(), notes = tally();
  const skipped = Object.entries(format?.skip ?? {});
  const rows = table.records
    .filter(({ cells }) => !skipped.some(([name, text]) => cells[header.indexOf(name)] === text))
    .flatMap((record): Offered[] => {
      const row = rowOf(record);
      if (typeof row !== "string") return [row];
      leftOut.add(row);
      return [];
    });
  return { rows, leftOut: leftOut.list(), notes: notes.list() };

  /** The offer of a record, or why it is none. */
  function rowOf(record: CsvRecord): Offered | string {
    const why = leftOutBy(format, table, record);
    if (why !== null) return why;
    const out = price(record, output), into = input === undefined ? null : price(record, input);
    if (typeof out === "string") return out;
    const model = cells.text(record, "model");
    if (model === "") return `"${cells.name("model")}" is empty`;
    const size = cells.text(record, "paramsB"), name = cells.name("paramsB");
    const inFile = extras.paramsB ?? billionsIn(size, name, decimal);
    const other = extras.paramsB === undefined ? otherSize(model, inFile) : null;
    if (other !== null) notes.add(other);
    const known = inFile !== null && inFile > 0 ? inFile : null;
    return {
      line: record.line,
      model,
      provider: cells.text(record, "provider") || (format?.provider ?? "unknown"),
      type: cells.text(record, "type"),
      paramsB: known ?? modelSizeB(model),
      sizeInName: known === null,
      output: out,
      input: typeof into === "string" ? null : into,
    };
  }

  /** A cell in $ for a million tokens, or why it is no price. */
  function price({ cells }: CsvRecord, { at, name, unit }: PriceColumn): number | string {
    const text = cells[at].trim().replace(/^\$\s*/, ""), value = numberIn(text, decimal);
    if (value === null) return text === "" ? `"${name}" is empty` : `"${name}" is not a number`;
    if (value === 0) return "free: a price of 0";
    return value > 0 ? dollarsPerMillion(value, unit) : `no price: "${name}" is below 0`;
  }
}

/** The columns of the price of tokens out and, where there is one, of tokens in. */
function priceColumns(table: AnyTable, format: Format | null, asked?: string): PriceColumn[] {
  const header = table.header.map(normalHeader);
  const known = Object.entries(format?.price ?? {}).map(([name, unit]) => ({
    at: header.indexOf(name),
    name,
    unit,
  })).filter(({ at }) => at >= 0);
  if (known.length > 0) return known;
  const given = asked === undefined ? null : unitNamed(asked);
  const priced = header.map((name, at) => ({ at, name, key: snake(name), unit: priceUnit(name) }))
    .filter(({ key, unit }) =>
      PRICE_OF.any.test(key) || (unit !== null && /put|completion/.test(key))
    );
  const output = priced.filter(({ key }) => PRICE_OF.output.test(key));
  const input = priced.filter(({ key }) => PRICE_OF.input.test(key) && !/cache/.test(key));
  const plain = priced.filter((column) =>
    !output.includes(column) && !PRICE_OF.input.test(column.key)
  );
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
      `only the columns ${header.slice(0, 20).map((name) => `"${name}"`).join(", ")}`,
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
  return [first, ...input.slice(0, 1)].map(({ at, name, unit }) => {
    const inHeader = unit ?? given as PriceUnit | null;
    if (inHeader !== null) return { at, name, unit: inHeader };
    throw refuse(
      `"${name}", which names no unit`,
      'say it: --unit "$ per million tokens", or $ per 1000 tokens, $ per token, ' +
        "cents per million tokens",
    );
  });
}
