import { nearest } from "../nearest.ts";
import { numberIn } from "../number.ts";
import { ReadError } from "../read_error.ts";
import { type Amount, amountsOf, fieldsOf, oneAmount, type OwnRow, taken } from "./fields.ts";
import type { Field, Source } from "./format.ts";
import { energyUnit, joulesPerToken, rounded, snake, type Unit } from "./units.ts";

/** Parts of a run's energy by their name: not taken for the whole. */
const PARTS = /(^|_)(cpu|gpu|ram|dram|memory|prefill|prompt|load|idle|baseline|std|min|max)(_|$)/;

/**
 * Reads measurements from a table: the energy of a token, or that of a run beside its tokens. Where the load
 * is known a row is one of served.csv, else one of LLM-Perf's files, for each hardware.
 */
export function measured(source: Source, asked?: string): OwnRow[] {
  const { table: { file, decimal }, format } = source, fields = fieldsOf(source);
  const { name, unit } = energyColumn(source, asked), ofRun = unit.tokens === null;
  if (ofRun) {
    fields.need(
      "tokens",
      `energy in ${unit.name} and no number of tokens`,
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
    const cell = fields.cell(record, name), energy = numberIn(cell, decimal);
    const tokens = ofRun ? fields.number(record, "tokens") : 1, loadText = text("concurrency");
    const load = fields.number(record, "concurrency"), served = loadText !== "";
    const odd = notAbove0(cell, energy, name) ??
      (ofRun ? notAbove0(text("tokens"), tokens, fields.name("tokens")) : null) ??
      (served ? notAbove0(loadText, load, fields.name("concurrency")) : null);
    if (odd !== null) return odd;
    const model = text("model");
    // ["NVIDIA A10G"], as JSON and Python write a list of one
    const hardware = text("hardware").replace(/^\[(.*)\]$/, (_, list) => list.replace(/["']/g, ""));
    if (model === "") return `"${fields.name("model")}" is empty: give it with --model`;
    if (hardware === "") return `"${fields.name("hardware")}" is empty: give it with --hardware`;
    checkHardware(hardware, file);
    const size = fields.sizeOf(record);
    if (typeof size === "string") return size;
    const joules = joulesPerToken(energy!, unit, tokens!);
    const task = text("task") || text("experiment") || file.replace(/^.*[/\\]|\.[a-z.]+$/gi, "");
    return {
      file: `${served ? "served" : "input"}-${hardware}.csv`,
      line: record.line,
      cells: {
        ...Object.fromEntries(fields.written.map((field) => [field, text(field)])),
        hardware,
        task,
        paramsB: String(size.paramsB),
        gpus: /^[1-9]\d*$/.test(text("gpus")) ? text("gpus") : "1",
        concurrency: String(load),
        maxConcurrency: text("maxConcurrency") || String(Math.ceil(load ?? 1)),
        joulesPerToken: String(joules),
        tokensPerKWh: String(rounded(3.6e6 / joules)),
      },
    };
  });
}

function notAbove0(cell: string, value: number | null, name: string): string | null {
  if (value !== null) return value > 0 ? null : `"${name}" is not above 0`;
  return cell === "" ? `"${name}" is empty` : `"${name}" is not a number`;
}

/** Refuses a name that no file can have. */
function checkHardware(name: string, file: string): void {
  // deno-lint-ignore no-control-regex
  if (!/[/\\:*?"<>|\x00-\x1f]|^\./.test(name)) return;
  throw new ReadError({
    file,
    found: `the hardware's name ${JSON.stringify(name)}`,
    expected: "a name that a file can have too",
    mend: 'give another with --hardware "RTX 4090"',
  });
}

/** The column of energy and its unit: the format's, or the one whose header says a unit of energy. */
function energyColumn(source: Source, asked = ""): Amount {
  const { table, format } = source, [known] = amountsOf(table, format?.energy, energyUnit);
  if (known !== undefined) return taken(source, known, energyUnit(asked));
  const all = table.header.map((name) => ({ name, unit: energyUnit(name) }));
  const narrowed = (columns: typeof all, are: (column: (typeof all)[0]) => boolean) =>
    columns.some(are) ? columns.filter(are) : columns;
  const withUnit = all.filter(({ unit }) => unit !== null);
  const whole = narrowed(withUnit, ({ name }) => !PARTS.test(snake(name)));
  const ofTokens = narrowed(whole, ({ unit }) => unit!.tokens !== null);
  const bare = all.filter(({ name }) => /energ|consum|joule|watt/i.test(name)).slice(0, 1);
  const near = nearest("Energy (tokens/kWh)", table.header) ?? "…";
  // "energy per 1000 tokens" in J is J for 1000 tokens
  const said = (name: string): Unit | null => energyUnit(`${name} ${asked}`) ?? energyUnit(asked);
  // a bare "joules" may well be those of a token
  const own = (ofTokens.length > 0 ? ofTokens : bare).map(({ name, unit }) => {
    const told = said(name);
    return { name, unit: unit?.tokens === null && told?.of === unit.of ? told : unit };
  });
  return oneAmount(source, own, said, {
    expected: "one column of energy, with its unit",
    ours: "Energy (J per token)",
    units: '"J per token" (also Wh per 1000 tokens, kWh per million tokens, tokens per kWh, ' +
      "or kWh, Wh, J beside a column of tokens)",
    none: `perhaps --map "${near}=Energy (J per token)"; also Energy (tokens/kWh), ` +
      "(kWh per million tokens), (Wh per 1000 tokens), or kWh, Wh, J beside a column of tokens; " +
      "a table of another kind is one --as leaderboard, prices or offers",
  });
}
