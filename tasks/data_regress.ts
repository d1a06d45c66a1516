/**
 * `deno task data:regress`: fits columns of a table that is too large to be read into memory, or lives in a
 * database, and draws its rows in bins.
 */
import { basename, dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Category } from "../lib/big/model.ts";
import { type EngineName, isEngine } from "../lib/big/dialect.ts";
import { parseFrom } from "../lib/big/from.ts";
import { type LargeQuestion, regressFile, regressionScriptFor } from "../lib/big/regress_file.ts";
import {
  checkErrors,
  type LargeOptions,
  type LargeRegression,
  regressionOf,
} from "../lib/big/regression.ts";
import { readResult } from "../lib/big/result.ts";
import { ReadError } from "../lib/read/read_error.ts";
import { askClient } from "./big/client.ts";
import { describeRegression } from "./big/report.ts";
import { replaceFiles } from "./replace_files.ts";
import { TaskError } from "./task_error.ts";

const HELP = `Usage: deno task data:regress --from runs.parquet --x COLUMN --y COLUMN [options]

Fits y on x as a straight line, a power law and an exponential, or on several predictors as a power law,
where the rows are: nothing but sums leaves the database. Rows without a number above 0 are counted out.

  --engine NAME       duckdb (default: in this process), postgres (psql), spark (spark-sql)
  --from WHERE        a file (.csv, .parquet), a table (runs, lab.runs), or a query (SELECT …)
  --x COLUMN          default: #Params (B)
  --x2 COLUMN         one more quantity that y grows with; may be given again
  --is "COLUMN = V"   one more predictor: whether the column has the value; may be given again
  --y COLUMN          default: CO₂ cost (kg)
  --cluster COLUMN    rows of one value are dependent: standard errors are clustered
  --errors KIND       classical, HC1, cluster (CR1), CR2, best (CR2 below 50 clusters, else CR1);
                      default: best with --cluster, else classical
  --level SHARE       of the intervals, default: 0.95
  --figure FILE       draws the rows in bins, and the fits, as SVG
  --linear            linear axes in the figure; both are logarithmic otherwise
  --sql               prints the script for the database's client, and runs nothing
  --moments FILE      takes what that script printed (- for standard input) in place of a table
  -- ARGUMENTS        of psql or spark-sql: -- -d lab, or -- --master yarn`;

const OPTIONS = {
  "help": { type: "boolean", short: "h" },
  "engine": { type: "string" },
  "from": { type: "string" },
  "x": { type: "string" },
  "x2": { type: "string", multiple: true },
  "is": { type: "string", multiple: true },
  "y": { type: "string" },
  "cluster": { type: "string" },
  "errors": { type: "string" },
  "level": { type: "string" },
  "figure": { type: "string" },
  "linear": { type: "boolean" },
  "sql": { type: "boolean" },
  "moments": { type: "string" },
} as const;

type Values = ReturnType<typeof parse>["values"];

/** Reads the command line: the options, and what follows `--`. */
function parse(args: readonly string[]) {
  const end = args.indexOf("--"), own = end < 0 ? args : args.slice(0, end);
  try {
    const { values, positionals } = parseArgs({
      args: [...own],
      options: OPTIONS,
      allowPositionals: true,
    });
    if (positionals.length > 0) {
      throw new TaskError(`found ${positionals.join(" ")} without an option; a table is --from`);
    }
    return { values, clientArgs: end < 0 ? [] : args.slice(end + 1) };
  } catch (error) {
    throw new TaskError(error instanceof Error ? error.message : String(error));
  }
}

/** Where paths start: `deno task` keeps the folder in which the command was typed. */
const typedIn = Deno.env.get("INIT_CWD") ?? Deno.cwd();

/** The fits that the command asks for, or null where it only prints the script. */
async function regress(
  values: Values,
  clientArgs: readonly string[],
): Promise<LargeRegression | null> {
  const options: LargeOptions = { errors: checkErrors(values.errors), level: levelOf(values) };
  if (values.moments !== undefined) return regressionOf(await given(values), options);
  if (values.from === undefined) {
    throw new TaskError("data:regress needs --from, or --moments; --help tells more");
  }
  const engine = engineOf(values), where = parseFrom(values.from);
  // Spark finds files in its own way, on other machines too
  const from = where.kind === "file" && engine !== "spark"
    ? resolve(typedIn, where.path)
    : values.from;
  const question: LargeQuestion = {
    x: [values.x ?? "#Params (B)", ...(values.x2 ?? [])],
    categories: (values.is ?? []).map(categoryOf),
    y: values.y ?? "CO₂ cost (kg)",
    cluster: values.cluster ?? null,
    scale: values.linear ? "linear" : "log",
  };
  if (values.sql) {
    console.log(await regressionScriptFor(engine, from, question));
    return null;
  }
  if (question.cluster === null && /^(best|cluster|CR2)$/.test(options.errors ?? "")) {
    throw new TaskError(`--errors ${options.errors} needs --cluster, the column of the clusters`);
  }
  if (engine === "duckdb") {
    if (clientArgs.length > 0) throw new TaskError("arguments after -- are for psql or spark-sql");
    return await regressFile(from, { ...question, ...options });
  }
  const script = await regressionScriptFor(engine, from, question);
  const text = await askClient(engine, script, { args: clientArgs, cwd: typedIn });
  return regressionOf(
    readResult(text, `the result of ${engine === "spark" ? "spark-sql" : "psql"}`),
    options,
  );
}

/** A result that a client printed before. */
async function given(values: Values) {
  const path = values.moments!;
  const asked = (["engine", "from", "x", "x2", "is", "y", "cluster", "linear", "sql"] as const)
    .filter((name) => values[name] !== undefined);
  if (asked.length > 0) {
    throw new TaskError(
      `--moments takes no --${asked.join(", no --")}: the result says what was asked`,
    );
  }
  if (path === "-") return readResult(await new Response(Deno.stdin.readable).text(), "the input");
  try {
    return readResult(await Deno.readTextFile(resolve(typedIn, path)), path);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound || error instanceof Deno.errors.IsADirectory)) {
      throw error;
    }
    throw new TaskError(`--moments ${path}: no such file`);
  }
}

function engineOf({ engine = "duckdb" }: Values): EngineName {
  if (isEngine(engine)) return engine;
  throw new TaskError(`--engine ${engine}: need duckdb, postgres or spark`);
}

function levelOf({ level = "0.95" }: Values): number {
  const value = Number(level);
  if (value > 0 && value < 1) return value;
  throw new TaskError(`--level ${level}: need a share between 0 and 1, such as 0.95`);
}

/** `hardware = H100`, as reports write it. */
function categoryOf(text: string): Category {
  const [, column, value] = /^(.+?) = (.+)$/s.exec(text) ?? [];
  if (column !== undefined) return { column, value };
  throw new TaskError(`--is ${text}: need a column and a value, as in --is "hardware = H100"`);
}

/** Runs the task and gives its exit status. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const { values, clientArgs } = parse(args);
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    const start = performance.now(), regression = await regress(values, clientArgs);
    if (regression === null) return 0;
    console.log(describeRegression(regression));
    console.log(`\n${((performance.now() - start) / 1000).toFixed(1)} s`);
    if (values.figure !== undefined) {
      const { drawRegression } = await import("./big/figure.ts");
      const path = resolve(typedIn, values.figure), svg = await drawRegression(regression);
      replaceFiles(dirname(path), new Map([[basename(path), svg]]));
      console.log(`Wrote ${values.figure}`);
    }
    return 0;
  } catch (error) {
    const said = [TaskError, ReadError, RangeError].some((kind) => error instanceof kind);
    if (!said) throw error;
    console.error((error as Error).message);
    return 1;
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
