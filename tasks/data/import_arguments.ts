import { parseArgs } from "node:util";
import type { Assignment } from "../../lib/read/formats/columns.ts";
import { UNIT_NAMES, unitNamed } from "../../lib/read/formats/units.ts";
import { nearest } from "../../lib/read/nearest.ts";
import { parseNumber } from "../../lib/read/number.ts";
import { TaskError } from "../task_error.ts";
import { type ImportOptions, KINDS } from "./import_file.ts";

export const HELP = `Usage: deno task data:import <folder>
       deno task data:import <file.csv|.json|.jsonl|.parquet, .gz too> [options]

A folder: copies leaderboard.csv, input-A10.csv, input-A100.csv, input-T4.csv, input-32vCPU.csv and
financier.csv into data/, with only the columns that the analyses use. Every row is kept.

A file: your own data; docs/your_own_data.md shows examples.
  --as KIND             llm-perf (energy), leaderboard, prices (one price, as the study's) or offers
                        (prices in and out); not needed for the output of CodeCarbon, ML.ENERGY,
                        Optimum-Benchmark, AI Energy Score, nor for the lists of LiteLLM, OpenRouter,
                        models.dev and llm-prices
  --hardware NAME       what was measured on: names the file and its rows
  --model NAME          the model, --params BILLIONS its size, --tokens N the tokens generated in
                        each row, --concurrency N the requests at once, where the file does not say
  --unit UNIT           of the energy or price, where its header does not say: "J per token",
                        "kWh", "$ per million tokens"
  --map "theirs=ours"   a column of the file is this column of ours; may be repeated
  --fill "ours=value"   a column that the file has not, the same in each row; may be repeated
  --where "theirs=text" only the rows whose column holds this; may be repeated
  --sum                 rows of one model are ranks of one run: their energy is added up
  --delimiter SIGN, --decimal SIGN   where the file can be read in two ways
  --append              add the measurements to those of this hardware that are there
  --replace             put the file in the place of one that is there
  --confirm             take values although no model is known to cost or need so much or so little
  --dry-run             check and report, write nothing

Measurements are written to data/own/input-<hardware>.csv, those that say how many requests were
served at once to data/own/served-<hardware>.csv; the energy notebook draws them beside today's rows
and compares them with its fit. All is checked first; if anything is wrong, nothing is changed.`;

/** What the command line asks for. */
export type Asked = { help: true } | { help: false; path: string; options: ImportOptions };

const text = { type: "string" } as const, flag = { type: "boolean" } as const;
const list = { type: "string", multiple: true } as const;
const OPTIONS = {
  "help": { type: "boolean", short: "h" },
  ...{ "as": text, "hardware": text, "model": text, "params": text, "tokens": text },
  ...{ "concurrency": text, "unit": text, "delimiter": text, "decimal": text },
  ...{ "map": list, "fill": list, "where": list },
  ...{ "sum": flag, "append": flag, "replace": flag, "confirm": flag, "dry-run": flag },
} as const;

/**
 * Reads the command line of `data:import`.
 *
 * @throws {TaskError} for what it cannot mean.
 */
export function parseImportArguments(args: readonly string[]): Asked {
  const { values, positionals } = parsed(args);
  if (values.help) return { help: true };
  if (positionals.length !== 1) {
    throw new TaskError(
      `data:import needs one folder or file, found: ${positionals.join(" ") || "none"}`,
    );
  }
  const as = KINDS.find((kind) => kind === values.as);
  if (values.as !== undefined && as === undefined) {
    const near = nearest(values.as, KINDS);
    throw new TaskError(
      `--as takes ${KINDS.join(", ")}, found: ${values.as}` +
        (near === null ? "" : `; perhaps ${near}`),
    );
  }
  if (values.unit !== undefined && unitNamed(values.unit) === null) {
    throw new TaskError(`--unit takes ${UNIT_NAMES.join(", ")}, found: ${values.unit}`);
  }
  const { decimal } = values;
  if (decimal !== undefined && decimal !== "." && decimal !== ",") {
    throw new TaskError(`--decimal takes "." or ",", found: ${decimal}`);
  }
  const assignments = (option: "map" | "fill" | "where") =>
    (values[option] ?? []).map((text) => assignment(text, option));
  return {
    help: false,
    path: positionals[0],
    options: {
      as: as ?? null,
      mapping: assignments("map"),
      fill: assignments("fill").map(({ theirs, ours }) => ({ theirs: ours, ours: theirs })),
      where: assignments("where"),
      extras: {
        model: values.model,
        hardware: values.hardware,
        paramsB: amount(values.params, "params"),
        tokens: amount(values.tokens, "tokens"),
        concurrency: amount(values.concurrency, "concurrency"),
        unit: values.unit,
        sum: values.sum,
      },
      delimiter: values.delimiter === "\\t" ? "\t" : values.delimiter,
      decimal,
      replace: values.replace ?? false,
      append: values.append ?? false,
      confirm: values.confirm ?? false,
      dryRun: values["dry-run"] ?? false,
    },
  };
}

/** The command line taken apart. */
function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new TaskError(error instanceof Error ? error.message : String(error));
  }
}

/** "left=right", split at the last sign before a value and the first one of a name. */
function assignment(text: string, option: "map" | "fill" | "where"): Assignment {
  // a column of theirs may have "=" in its name, ours has not
  const at = option === "map" ? text.lastIndexOf("=") : text.indexOf("=");
  if (at > 0 && at < text.length - 1) {
    return { theirs: text.slice(0, at).trim(), ours: text.slice(at + 1).trim() };
  }
  const takes = {
    map: "their column=our column",
    fill: "our column=value",
    where: "their column=text",
  };
  throw new TaskError(`--${option} takes "${takes[option]}", found: ${text}`);
}

/** A number above 0, if one was given. */
function amount(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const value = parseNumber(text);
  if (value !== null && value > 0) return value;
  throw new TaskError(`--${option} takes a number above 0, found: ${text}`);
}
