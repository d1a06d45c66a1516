import type { AnyTable } from "../any_table.ts";
import { type CsvRecord, normalHeader } from "../csv.ts";
import { numberIn } from "../decimal_mark.ts";
import { type Read, tally } from "../left_out.ts";
import { modelSizeB } from "../model_size.ts";
import { nearest } from "../nearest.ts";
import { ReadError } from "../read_error.ts";
import { cellsOf, type Extras, leftOutBy, needed, otherSize } from "./columns.ts";
import type { Format } from "./format.ts";
import { type Field, NAMES, PARTS } from "./names.ts";
import { billionsIn } from "./sizes.ts";
import { type EnergyUnit, energyUnit, isTotal, kWhPerMillionTokens, snake } from "./units.ts";
import { unitNamed } from "./units.ts";

/** A measurement as somebody wrote it, in our units. */
export type Measured = {
  /** Line of the file, as an editor counts it; of a JSON or parquet file, the row's number plus 1. */
  line: number;
  model: string;
  paramsB: number;
  hardware: string;
  /** Requests at once, the mean; null where nobody says. */
  concurrency: number | null;
  kWhPerMillionTokens: number;
  /** The number as it stands in the file, and its unit. */
  energy: { value: number; unit: EnergyUnit };
  /** Whose energy it is; "" where nobody says. */
  counts: string;
  /** What else the file says. */
  other: (field: Field) => string;
};

/**
 * Reads measurements of energy from a table: of a known format, or with columns by their usual names, and
 * with what the user says. Energy is that of a token, or that of a run beside its tokens.
 *
 * @throws {ReadError} for what neither the file nor the user says: which column has the energy, its
 * unit, the tokens, the model, the hardware.
 */
export function measured(table: AnyTable, format: Format | null, extras: Extras): Read<Measured> {
  const { file, decimal } = table;
  const cells = cellsOf(table, format, {
    model: extras.model,
    hardware: extras.hardware ?? undefined,
    tokens: extras.tokens?.toString(),
    paramsB: extras.paramsB?.toString(),
    concurrency: extras.concurrency?.toString(),
  });
  const { at, name, unit } = energyColumn(table, format, extras.unit);
  if (isTotal(unit) && !cells.has("tokens")) {
    throw needed(
      file,
      `energy in ${unit} and no number of tokens`,
      format?.tokens ?? "the number of tokens that each row's energy generated",
      "--tokens N",
    );
  }
  if (!cells.has("model")) {
    throw needed(file, "no name of a model", "the model that ran", "--model NAME");
  }
  if (!cells.has("hardware") && format?.hardware === undefined) {
    throw needed(
      file,
      "measurements, and no name for what they were taken on",
      "the hardware, which names their file and their rows",
      '--hardware "RTX 4090"',
    );
  }
  const leftOut = tally(), notes = tally();
  const rows = table.records.flatMap((record): Measured[] => {
    const row = rowOf(record);
    if (typeof row !== "string") return [row];
    leftOut.add(row);
    return [];
  });
  return { rows, leftOut: leftOut.list(), notes: notes.list() };

  /** The measurement of a record, or why it is none. */
  function rowOf(record: CsvRecord): Measured | string {
    const why = leftOutBy(format, table, record);
    if (why !== null) return why;
    const value = amount(record.cells[at], name);
    if (typeof value === "string") return value;
    const tokens = isTotal(unit) ? amount(text("tokens"), cells.name("tokens")) : 1;
    if (typeof tokens === "string") return tokens;
    const model = text("model"), hardware = plainName(text("hardware")) || format?.hardware;
    if (model === "") return `"${cells.name("model")}" is empty: give it with --model`;
    if (!hardware) return `"${cells.name("hardware")}" is empty: give it with --hardware`;
    const size = text("paramsB");
    const inFile = extras.paramsB ?? billionsIn(size, cells.name("paramsB"), decimal);
    if (inFile === null && size !== "") return `"${cells.name("paramsB")}" is not a number`;
    const paramsB = inFile !== null && inFile > 0 ? inFile : modelSizeB(model);
    if (paramsB === null) return "the file gives no parameters and the model's name no size";
    if (inFile === 0 || inFile === null) notes.add("size read from the model's name");
    const other = extras.paramsB === undefined ? otherSize(model, inFile) : null;
    if (other !== null) notes.add(other);
    const concurrency = numberIn(text("concurrency"), decimal);
    return {
      line: record.line,
      model,
      paramsB,
      hardware,
      concurrency: concurrency !== null && concurrency > 0 ? concurrency : null,
      kWhPerMillionTokens: kWhPerMillionTokens(value, unit, tokens),
      energy: { value, unit },
      counts: text("counts") || (format?.counts === undefined ? "" : `${format.counts} alone`),
      other: text,
    };

    function text(field: Field): string {
      return cells.text(record, field);
    }
  }

  /** A number above 0, or why it is none. */
  function amount(cell: string, name: string): number | string {
    const value = numberIn(cell, decimal);
    if (value === null) {
      return cell.trim() === "" ? `"${name}" is empty` : `"${name}" is not a number`;
    }
    return value > 0 ? value : `"${name}" is not above 0`;
  }
}

/** `["NVIDIA A10G"]`, as JSON and Python write a list of one, without its signs. */
function plainName(text: string): string {
  return /^\[.*\]$/.test(text) ? text.replace(/[[\]"']/g, "") : text;
}

/** The column of energy and its unit: the format's, or the one whose header says a unit of energy. */
function energyColumn(
  table: AnyTable,
  format: Format | null,
  asked?: string,
): { at: number; name: string; unit: EnergyUnit } {
  const header = table.header.map(normalHeader),
    given = asked === undefined ? null : unitNamed(asked);
  const known = Object.entries(format?.energy ?? {}).map(([name, unit]) => ({
    at: header.indexOf(name),
    name,
    unit,
  })).filter(({ at }) => at >= 0);
  if (known.length > 0) return known[0];
  const all = header.flatMap((name, at) => {
    const unit = energyUnit(name);
    return unit === null ? [] : [{ at, name, unit }];
  });
  const whole = all.filter(({ name }) => !PARTS.test(snake(name)));
  const some = whole.length > 0 ? whole : all, of = some.filter(({ unit }) => !isTotal(unit));
  const found = of.length > 0 ? of : some;
  if (found.length === 1) return found[0];
  const refuse = (found: string, mend: string) =>
    new ReadError({
      file: table.file,
      line: 1,
      found,
      expected: "one column of energy, with its unit",
      mend,
    });
  if (found.length > 1) {
    const names = found.map(({ name }) => `"${name}"`).join(", ");
    throw refuse(
      `the columns ${names}`,
      `say which: --map "${found[0].name}=Energy (J per token)"`,
    );
  }
  const bare = header.findIndex((name) => /energ|consum|joule|watt/i.test(name));
  if (bare >= 0 && given !== null) {
    return { at: bare, name: header[bare], unit: given as EnergyUnit };
  }
  if (bare >= 0) {
    throw refuse(
      `"${header[bare]}", which names no unit`,
      `say it: --unit "J per token" (also Wh per 1000 tokens, kWh per million tokens, tokens per kWh, ` +
        "or kWh, Wh, J beside a column of tokens)",
    );
  }
  const near = nearest("Energy (tokens/kWh)", header) ?? "…";
  throw refuse(
    `only the columns ${header.slice(0, 20).map((name) => `"${name}"`).join(", ")}`,
    `perhaps --map "${near}=Energy (J per token)"; also Energy (tokens/kWh), (kWh per million tokens), ` +
      "(Wh per 1000 tokens), or kWh, Wh, J beside a column of tokens",
  );
}

/** Whether a table has energy and a model under their usual names, so that it needs no `--as`. */
export function looksMeasured({ header }: AnyTable): boolean {
  const names = header.map(snake);
  return header.some((name) => energyUnit(name) !== null && !PARTS.test(snake(name))) &&
    NAMES.model.some((name) => names.includes(name));
}
