import type { TextTable } from "../csv.ts";
import { numberIn } from "../number.ts";
import type { Read } from "../left_out.ts";
import { nearest } from "../nearest.ts";
import { ReadError } from "../read_error.ts";
import { quoted } from "../table.ts";
import { type Amount, amountsOf, fieldsOf, type OwnRow, type Said } from "./fields.ts";
import type { Format } from "./format.ts";
import { type Field, NAMES, PARTS } from "./names.ts";
import { type EnergyUnit, energyUnit, isTotal, joulesPerToken, rounded, snake } from "./units.ts";

/**
 * Reads measurements of energy from a table: of a known format, or with columns by their usual names, and
 * with what the user says. Energy is that of a token, or that of a run beside its tokens. Where the load is
 * known a row is one of served.csv, else one of LLM-Perf's files, for each hardware.
 *
 * @throws {ReadError} for what neither the file nor the user says: which column has the energy, its
 * unit, the tokens, the model, the hardware.
 */
export function measured(table: TextTable, format: Format | null, said: Said): Read<OwnRow> {
  const { file, decimal } = table, fields = fieldsOf(table, format, said);
  const { at, name, unit } = energyColumn(table, format, said.unit);
  if (isTotal(unit)) {
    fields.need(
      "tokens",
      `energy in ${unit} and no number of tokens`,
      format?.tokens ?? "the number of tokens that each row's energy generated",
      "--tokens N",
    );
  }
  fields.need("model", "no name of a model", "the model that ran", "--model NAME");
  fields.need(
    "hardware",
    "measurements, and no name for what they were taken on",
    "the hardware, which names their file and their rows",
    '--hardware "RTX 4090"',
  );
  return fields.read((record) => {
    const text = (field: Field) => fields.text(record, field);
    const energy = above0(record.cells[at], numberIn(record.cells[at], decimal), name);
    if (typeof energy === "string") return energy;
    const tokens = isTotal(unit)
      ? above0(text("tokens"), fields.number(record, "tokens"), fields.name("tokens"))
      : 1;
    if (typeof tokens === "string") return tokens;
    const model = text("model");
    // ["NVIDIA A10G"], as JSON and Python write a list of one
    const hardware = text("hardware").replace(/^\[(.*)\]$/, (_, list) => list.replace(/["']/g, ""));
    if (model === "") return `"${fields.name("model")}" is empty: give it with --model`;
    if (hardware === "") return `"${fields.name("hardware")}" is empty: give it with --hardware`;
    // deno-lint-ignore no-control-regex
    if (/[/\\:*?"<>|\x00-\x1f]|^\./.test(hardware)) {
      throw new ReadError({
        file,
        found: `the hardware's name ${JSON.stringify(hardware)}`,
        expected: "a name that a file can have too",
        mend: 'give another with --hardware "RTX 4090"',
      });
    }
    const { paramsB } = fields.sizeOf(record);
    if (paramsB === null) {
      return fields.number(record, "paramsB") === null && text("paramsB") !== ""
        ? `"${fields.name("paramsB")}" is not a number`
        : "the file gives no parameters and the model's name no size";
    }
    const joules = joulesPerToken(energy, unit, tokens);
    const load = fields.number(record, "concurrency"), served = load !== null && load > 0;
    const task = text("task") || text("experiment") || file.replace(/^.*[/\\]|\.[a-z.]+$/gi, "");
    return {
      file: `${served ? "served" : "input"}-${hardware}.csv`,
      line: record.line,
      cells: {
        ...Object.fromEntries((Object.keys(NAMES) as Field[]).map((name) => [name, text(name)])),
        hardware,
        task,
        paramsB: String(paramsB),
        gpus: /^[1-9]\d*$/.test(text("gpus")) ? text("gpus") : "1",
        concurrency: String(load),
        maxConcurrency: text("maxConcurrency") || String(Math.ceil(load ?? 1)),
        joulesPerToken: String(joules),
        tokensPerKWh: String(rounded(3.6e6 / joules)),
      },
    };
  });
}

/** A number above 0, or why it is none. */
function above0(cell: string, value: number | null, name: string): number | string {
  if (value !== null) return value > 0 ? value : `"${name}" is not above 0`;
  return cell.trim() === "" ? `"${name}" is empty` : `"${name}" is not a number`;
}

const ONE_COLUMN = "one column of energy, with its unit";

/** The column of energy and its unit: the format's, or the one whose header says a unit of energy. */
function energyColumn(table: TextTable, format: Format | null, asked = ""): Amount<EnergyUnit> {
  const header = table.header;
  const [known] = amountsOf(table, format?.energy);
  if (known !== undefined) return known;
  const all = header.flatMap((name, at) => {
    const unit = energyUnit(name);
    return unit === null ? [] : [{ at, name, unit }];
  });
  const narrowed = (columns: typeof all, are: (column: (typeof all)[0]) => boolean) =>
    columns.some(are) ? columns.filter(are) : columns;
  const whole = narrowed(all, ({ name }) => !PARTS.test(snake(name)));
  const [first, ...others] = narrowed(whole, ({ unit }) => !isTotal(unit));
  if (first !== undefined && others.length === 0) return first;
  const refuse = (found: string, mend: string) =>
    new ReadError({ file: table.file, line: 1, found, expected: ONE_COLUMN, mend });
  if (first !== undefined) {
    throw refuse(
      `the columns ${quoted([first, ...others].map(({ name }) => name))}`,
      `say which: --map "${first.name}=Energy (J per token)"`,
    );
  }
  const bare = header.findIndex((name) => /energ|consum|joule|watt/i.test(name));
  const unit = energyUnit(asked);
  if (bare >= 0 && unit !== null) return { at: bare, name: header[bare], unit };
  if (bare >= 0) {
    throw refuse(
      `"${header[bare]}", which names no unit`,
      `say it: --unit "J per token" (also Wh per 1000 tokens, kWh per million tokens, tokens per kWh, ` +
        "or kWh, Wh, J beside a column of tokens)",
    );
  }
  const near = nearest("Energy (tokens/kWh)", header) ?? "…";
  throw refuse(
    `only the columns ${quoted(header.slice(0, 20))}`,
    `perhaps --map "${near}=Energy (J per token)"; also Energy (tokens/kWh), (kWh per million tokens), ` +
      "(Wh per 1000 tokens), or kWh, Wh, J beside a column of tokens",
  );
}

/** Whether a table has energy and a model under their usual names, so that it needs no `--as`. */
export function looksMeasured({ header }: TextTable): boolean {
  const names = header.map(snake);
  return header.some((name) => energyUnit(name) !== null && !PARTS.test(snake(name))) &&
    NAMES.model.some((name) => names.includes(name));
}
