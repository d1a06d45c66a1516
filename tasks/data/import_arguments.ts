import { parseArgs } from "node:util";
import type { Assignment } from "../../lib/read/formats/map_columns.ts";
import { nearest } from "../../lib/read/nearest.ts";
import { parseNumber } from "../../lib/read/number.ts";
import { TaskError } from "../task_error.ts";
import { type ImportOptions, KINDS } from "./import_file.ts";

export const HELP = `Usage: deno task data:import <folder>
       deno task data:import <file.csv|.json|.parquet> [options]

A folder: copies leaderboard.csv, input-A10.csv, input-A100.csv, input-T4.csv, input-32vCPU.csv and
financier.csv into data/, with only the columns that the analyses use. Every row is kept.

A file: your own data; docs/your_own_data.md shows examples.
  --as KIND             leaderboard, llm-perf or prices; not needed for the output of CodeCarbon,
                        AI Energy Score and ML.ENERGY, which is recognised
  --hardware NAME       what was measured on: the name of the line in the energy figure
  --map "theirs=ours"   a column of the file is this column of ours; may be repeated. Energy may be
                        tokens/kWh, or Energy (kWh per million tokens), (Wh per 1000 tokens),
                        (Wh per token) or (J per token)
  --fill "ours=value"   a column that the file has not, the same in each row; may be repeated
  --where "theirs=text" only the rows whose column holds this; may be repeated
  --model NAME          the model, --params BILLIONS its size, --tokens N the tokens generated in
                        each row, for files that do not say them
  --append              add the measurements to those of this hardware that are there
  --replace             put the file in the place of one that is there
  --dry-run             check and report, write nothing

Measurements are written to data/own/input-<hardware>.csv, those of ML.ENERGY, which have several
requests at once, to data/own/served-<hardware>.csv; the energy notebook reads them among today's
rows. All is checked first; if anything is wrong, nothing is changed.`;

/** What the command line asks for. */
export type Asked = { help: true } | { help: false; path: string; options: ImportOptions };

const OPTIONS = {
  "help": { type: "boolean", short: "h" },
  "as": { type: "string" },
  "hardware": { type: "string" },
  "map": { type: "string", multiple: true },
  "fill": { type: "string", multiple: true },
  "where": { type: "string", multiple: true },
  "model": { type: "string" },
  "params": { type: "string" },
  "tokens": { type: "string" },
  "append": { type: "boolean" },
  "replace": { type: "boolean" },
  "dry-run": { type: "boolean" },
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
  const assignments = (option: "map" | "fill" | "where") =>
    (values[option] ?? []).map((text) => assignment(text, option));
  const fill = assignments("fill").map(({ theirs, ours }) => ({ theirs: ours, ours: theirs }));
  return {
    help: false,
    path: positionals[0],
    options: {
      as: as ?? null,
      mapping: assignments("map"),
      fill,
      where: assignments("where"),
      extras: {
        model: values.model,
        hardware: values.hardware,
        paramsB: amount(values.params, "params"),
        tokens: amount(values.tokens, "tokens"),
      },
      replace: values.replace ?? false,
      append: values.append ?? false,
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
  throw new TaskError(
    `--${option} takes ${
      option === "map"
        ? '"their column=our column"'
        : option === "fill"
        ? '"our column=value"'
        : '"their column=text"'
    }, found: ${text}`,
  );
}

/** A number above 0, if one was given. */
function amount(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const value = parseNumber(text);
  if (value !== null && value > 0) return value;
  throw new TaskError(`--${option} takes a number above 0, found: ${text}`);
}
