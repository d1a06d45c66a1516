/**
 * `deno task data:regress <file>`: fits two columns of a CSV or parquet file that is too large to be read
 * into memory, and draws them in bins.
 */
import { parseArgs } from "node:util";
import { ReadError } from "../lib/read/read_error.ts";
import { TaskError } from "./task_error.ts";
import { describeRegression, drawRegression } from "./big/report.ts";
import { regressFile } from "../lib/big/regress_file.ts";

const HELP = `Usage: deno task data:regress <file.csv|.parquet> --x COLUMN --y COLUMN [options]

Fits y on x as a straight line, a power law and an exponential, without loading the file into memory:
DuckDB goes through it. Rows without a number above 0 in both columns are counted out.

  --x COLUMN      default: #Params (B)
  --y COLUMN      default: CO₂ cost (kg)
  --level SHARE   of the intervals, default: 0.95
  --figure FILE   draws the rows in bins, and the fits, as SVG
  --linear        linear axes in the figure; both are logarithmic otherwise`;

const OPTIONS = {
  "help": { type: "boolean", short: "h" },
  "x": { type: "string", default: "#Params (B)" },
  "y": { type: "string", default: "CO₂ cost (kg)" },
  "level": { type: "string", default: "0.95" },
  "figure": { type: "string" },
  "linear": { type: "boolean", default: false },
} as const;

/** Reads the command line. */
function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new TaskError(error instanceof Error ? error.message : String(error));
  }
}

/** Runs the task and gives its exit status. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parse(args);
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    if (positionals.length !== 1) {
      throw new TaskError(
        `data:regress needs one file, found: ${positionals.join(" ") || "none"}`,
      );
    }
    // paths are meant from where the command was typed, which `deno task` leaves for the project's
    const typedIn = Deno.env.get("INIT_CWD") ?? Deno.cwd();
    const from = (path: string) => path.startsWith("/") ? path : `${typedIn}/${path}`;
    const path = from(positionals[0]), scale = values.linear ? "linear" : "log";
    console.log(`Going through ${positionals[0]} …`);
    const start = performance.now();
    const regression = await regressFile(path, {
      x: values.x,
      y: values.y,
      level: Number(values.level),
      bins: values.figure === undefined ? undefined : { xScale: scale, yScale: scale },
    });
    console.log(describeRegression(regression));
    console.log(`\n${((performance.now() - start) / 1000).toFixed(1)} s`);
    if (values.figure !== undefined) {
      Deno.writeTextFileSync(from(values.figure), await drawRegression(regression, scale));
      console.log(`Wrote ${values.figure}`);
    }
    return 0;
  } catch (error) {
    if (error instanceof TaskError) console.error(`${error.message}\n\n${HELP}`);
    else if (error instanceof ReadError || error instanceof RangeError) {
      console.error(error.message);
    } else throw error;
    return 1;
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
