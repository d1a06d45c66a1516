/** `deno task decide`: which model to run, from the tables in data/. */
import { parseArgs } from "node:util";
import type { Question } from "../lib/decide/question.ts";
import { ReadError } from "../lib/read/read_error.ts";
import { parseNumber } from "../lib/read/number.ts";
import { decide } from "../lib/decide/decide.ts";
import { decisionTable } from "../lib/decide/decision_exhibits.ts";
import { tableText } from "../lib/decide/text_table.ts";
import { loadDecisionData } from "../lib/decide/load_decision_data.ts";
import { formatCount, formatList } from "../lib/words/quantity.ts";
import { TaskError } from "./task_error.ts";

const HELP = `Usage: deno task decide [options]

Which model to run: small against large, what a month with each takes in kWh, kg of CO2e and $, with
95 % intervals, and what that rests on.

  --tokens N         tokens out a month, default: 50e6
  --tokens-in N      tokens in a month, default: three for each one out
  --score PERCENT    least acceptable score on the Open LLM Leaderboard, default: 25; any takes all
  --replace MODEL    a model to replace: its score is the least acceptable one
  --all              also models that nobody measured or offers
  --limit BILLIONS   small means at most so many parameters, default: 7
  --host WHERE       own or api, default: both
  --hardware NAME    H100 or B200 (a busy server), A100, A10, T4 or 32vCPU (one request at a
                     time), default: H100
  --concurrency N    requests at once of a busy server, default: 32
  --grid CODE|N      a country such as FR, WORLD, or g CO2e for a kWh, default: WORLD
  --kwh-price N      $ for a kWh, default: 0.13
  --gpu-hour N       $ for an hour of a GPU; without it only electricity counts
  --pue N            what the data centre draws for each kWh of the machine, default: 1.56
  --sort WHAT        energy, co2 or price, default: energy
  --json             everything as JSON, each number in full
  --help             this text

A question that the data cannot answer ends with status 1.`;

const OPTIONS = {
  "help": { type: "boolean", short: "h" },
  "json": { type: "boolean" },
  "all": { type: "boolean" },
  "tokens": { type: "string" },
  "tokens-in": { type: "string" },
  "score": { type: "string" },
  "replace": { type: "string" },
  "limit": { type: "string" },
  "host": { type: "string" },
  "hardware": { type: "string" },
  "concurrency": { type: "string" },
  "grid": { type: "string" },
  "kwh-price": { type: "string" },
  "gpu-hour": { type: "string" },
  "pue": { type: "string" },
  "sort": { type: "string" },
} as const;

/** What the command line calls the values of two settings. */
const HOSTS = { both: "own machine or API", own: "own machine", api: "API" } as const;
const SORTS = { energy: "energy", co2: "CO2", price: "price" } as const;

/** Reads the command line. */
function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    return values;
  } catch (error) {
    throw new TaskError(error instanceof Error ? error.message.split(". ")[0] : String(error));
  }
}

/**
 * The question that a command line asks.
 *
 * @throws {TaskError} for what it cannot mean.
 */
function questionOf(values: ReturnType<typeof parse>): Partial<Question> {
  const given: Record<string, unknown> = {
    tokensOut: amount(values.tokens, "tokens"),
    tokensIn: amount(values["tokens-in"], "tokens-in"),
    minScorePercent: values.score === "any" ? null : amount(values.score, "score"),
    replace: values.replace,
    candidates: values.all ? "all" : undefined,
    slmLimitB: amount(values.limit, "limit"),
    host: oneOf(values.host, HOSTS, "host"),
    hardware: values.hardware,
    concurrency: amount(values.concurrency, "concurrency"),
    grid: values.grid === undefined ? undefined : parseNumber(values.grid) ?? values.grid,
    dollarsPerKWh: amount(values["kwh-price"], "kwh-price"),
    dollarsPerGpuHour: amount(values["gpu-hour"], "gpu-hour"),
    pue: amount(values.pue, "pue"),
    sortBy: oneOf(values.sort, SORTS, "sort"),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** A number, if one was given. */
function amount(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  const value = parseNumber(text);
  if (value !== null) return value;
  throw new TaskError(`--${option} takes a number, found: ${text}`);
}

/** A value of a setting by its name on the command line. */
function oneOf<Names extends Record<string, string>>(
  text: string | undefined,
  names: Names,
  option: string,
): string | undefined {
  if (text === undefined) return undefined;
  if (Object.hasOwn(names, text.toLowerCase())) return names[text.toLowerCase()];
  throw new TaskError(`--${option} takes ${Object.keys(names).join(", ")}, found: ${text}`);
}

/** Runs the task and gives its exit status. */
function main(args: readonly string[]): number {
  try {
    const values = parse(args);
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    const question = questionOf(values);
    const decision = decide(loadDecisionData(), question);
    if (values.json) {
      console.log(JSON.stringify(decision, null, 2));
      return 0;
    }
    console.log([
      ...decision.sentences,
      tableText(decisionTable(decision)),
      "What these numbers take for granted",
      ...decision.assumptions.map(({ assumption, source }) => `- ${assumption} (${source})`),
      `\nModels that are no candidates: ${
        formatList(decision.leftOut.map(({ why, count }) => `${formatCount(count)} (${why})`))
      }.`,
    ].join("\n"));
    return 0;
  } catch (error) {
    if (error instanceof TaskError) console.error(`${error.message}\n\n${HELP}`);
    else if (error instanceof ReadError || error instanceof RangeError) {
      console.error(error.message);
    } else throw error;
    return 1;
  }
}

if (import.meta.main) Deno.exit(main(Deno.args));
