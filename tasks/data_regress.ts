/**
 * `deno task data:regress`: fits columns of a table that is too large to be read into memory, or lives in a
 * database, and draws its rows in bins.
 */
import { basename, dirname, resolve } from "node:path";
import { parseFrom } from "../lib/big/from.ts";
import type { Asked as Question, Category } from "../lib/big/question.ts";
import { regressFile, regressionScriptFor } from "../lib/big/regress_file.ts";
import {
  errorsOf,
  type LargeOptions,
  type LargeRegression,
  regressionOf,
} from "../lib/big/regression.ts";
import { readResult } from "../lib/big/result.ts";
import { readText } from "../lib/read/text_file.ts";
import { type Asked, type Command, oneOf, refused, runCommand, typedIn } from "./arguments.ts";
import { askClient, CLIENTS } from "./big/client.ts";
import { describeRegression } from "./big/report.ts";
import { replaceFiles } from "./replace_files.ts";
import { TaskError } from "./task_error.ts";

const COMMAND = {
  name: "data:regress",
  usage: [
    "--from runs.parquet --x COLUMN --y COLUMN [options]",
    "--engine spark --from lab.runs [options] -- ARGUMENTS of spark-sql",
  ],
  about: "Fits y on x as a straight line, a power law and an exponential, or on several " +
    "predictors as a power law, where the rows are: nothing but sums leaves the database. Rows " +
    "without a number above 0 are counted out.",
  options: {
    engine: {
      takes: "NAME",
      is: oneOf("duckdb", "postgres", "spark"),
      help: "duckdb (default: in this process), postgres (psql), spark (spark-sql)",
    },
    from: {
      takes: "WHERE",
      help: "a file (.csv, .tsv, .json, .parquet), a table (runs, lab.runs), or a query (SELECT …)",
    },
    x: { takes: "COLUMN", help: "default: #Params (B)" },
    x2: { takes: "COLUMN", several: true, help: "one more quantity that y grows with" },
    is: {
      takes: '"COLUMN = V"',
      is: { expected: 'a column and a value, as in "hardware = H100"', read: categoryOf },
      several: true,
      help: "one more predictor: whether the column has the value",
    },
    y: { takes: "COLUMN", help: "default: CO₂ cost (kg)" },
    cluster: {
      takes: "COLUMN",
      help: "rows of one value are dependent: standard errors are clustered",
    },
    errors: {
      takes: "KIND",
      help: "classical, HC1, CR1, CR2; default: CR2 with --cluster, else classical",
    },
    figure: {
      takes: "FILE.svg",
      is: {
        expected: "a name that ends in .svg",
        read: (text) => /\.svg$/i.test(text) ? text : null,
      },
      help: "draws the rows in bins, and the fits",
    },
    linear: { help: "linear axes in the figure; both are logarithmic otherwise" },
    sql: { help: "prints the script for the database's client, and runs nothing" },
    moments: {
      takes: "FILE",
      help: "takes what that script printed (- for standard input) in place of a table",
    },
  },
  passesOn: "after --",
} as const satisfies Command;

/** What says which rows are fitted, and so does a result that was printed before. */
const OF_TABLE = ["engine", "from", "x", "x2", "is", "y", "cluster", "linear", "sql"] as const;

/** The fits that the command asks for, or null where it only prints the script. */
async function regress(
  { values, passedOn }: Asked<typeof COMMAND>,
): Promise<LargeRegression | null> {
  const { engine = "duckdb", from, x = "#Params (B)", y = "CO₂ cost (kg)", cluster } = values;
  const options = { errors: values.errors } as LargeOptions; // checked below
  if (values.moments !== undefined) {
    const given = OF_TABLE.filter((name) => [values[name]].flat().some(Boolean));
    if (given.length === 0) return regressionOf(await printed(values.moments), options);
    throw new TaskError(
      `--moments takes no --${given.join(", no --")}: the result says what was asked`,
    );
  }
  if (from === undefined) throw refused(COMMAND, "data:regress needs --from, or --moments");
  errorsOf(values.errors, cluster ?? null);
  const where = parseFrom(from);
  // Spark finds files in its own way, on other machines too
  const table = where.kind === "file" && engine !== "spark" ? resolve(typedIn(), where.path) : from;
  const scale = values.linear ? "linear" : "log";
  const question: Question = { x: [x, ...values.x2], categories: values.is, y, cluster, scale };
  if (values.sql) {
    console.log(await regressionScriptFor(engine, table, question));
    return null;
  }
  if (engine === "duckdb") {
    if (passedOn.length > 0) throw new TaskError("arguments after -- are for psql or spark-sql");
    const { notes, ...found } = await regressFile(table, { ...question, ...options });
    for (const note of notes) console.error(note);
    return found;
  }
  const script = await regressionScriptFor(engine, table, question);
  const text = await askClient(engine, script, { args: passedOn, cwd: typedIn() });
  return regressionOf(readResult(text, `the result of ${CLIENTS[engine].name}`), options);
}

/** A result that a client printed before. */
async function printed(path: string) {
  if (path === "-") return readResult(await new Response(Deno.stdin.readable).text(), "the input");
  const tooLarge = "a result is as large only with very many clusters: name a table with --from";
  return readResult(readText(resolve(typedIn(), path), tooLarge).text, path);
}

/** `hardware = H100`, as reports write it. */
function categoryOf(text: string): Category | null {
  const [, column, value] = /^(.+?) = (.+)$/s.exec(text) ?? [];
  return column === undefined ? null : { column, value };
}

await runCommand(COMMAND, async (asked) => {
  const start = performance.now(), regression = await regress(asked), { figure } = asked.values;
  if (regression === null) return 0;
  console.log(describeRegression(regression));
  console.log(`\n${((performance.now() - start) / 1000).toFixed(1)} s`);
  if (figure === undefined) return 0;
  const { drawRegression } = await import("./big/figure.ts");
  const path = resolve(typedIn(), figure), svg = await drawRegression(regression);
  replaceFiles(dirname(path), new Map([[basename(path), svg]]));
  console.log(`Wrote ${figure}`);
  return 0;
});
