/** `deno task data:update`: refreshes the tables in data/ from their public sources. */
import { parseArgs } from "node:util";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ReadError } from "../../lib/read/read_error.ts";
import { DATA } from "../../lib/read/shipped.ts";
import { SourceError } from "./http/source_error.ts";
import { mirroredServers } from "./http/servers.ts";
import { TaskError } from "../task_error.ts";
import { refresh, type Source, SOURCES } from "./refresh.ts";

const HELP = `Usage: deno task data:update [leaderboard] [llm-perf] [prices] [served] [options]

Downloads the newest state of the named sources (all four without a name), checks it, shows what
changes, and replaces the tables: all files of a source or none of them. The study's own tables stay
as they are; newer states of them go to data/latest/, with a manifest of their own.

  leaderboard   latest/leaderboard.csv from open-llm-leaderboard/contents, Hugging Face
  llm-perf      latest/input-A10.csv, -A100, -T4, -32vCPU from optimum-benchmark/llm-perf-leaderboard
  prices        prices.csv, list prices of APIs, from pydantic/genai-prices
  served        served.csv, models as they are served, from ml-energy/leaderboard

  --dry-run                download and check, change nothing
  --confirm-price <model>  let a price differ a hundredfold from the last one; may be repeated
  --data <folder>          another folder than data/
  --server <address>       a mirror: folders named after the hosts, as http://127.0.0.1:8000
  --timeout <seconds>      for one source, 1800 by default
  --help

HF_TOKEN in the environment is sent to Hugging Face, and to nobody else. Copies of what was
downloaded are kept in .cache/data_update, or in the folder that DATA_UPDATE_CACHE names.`;

/** The command line, taken apart. */
function parse(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      "dry-run": { type: "boolean" },
      "confirm-price": { type: "string", multiple: true },
      data: { type: "string" },
      server: { type: "string" },
      timeout: { type: "string", default: "1800" },
      help: { type: "boolean", short: "h" },
    },
  });
  const unknown = positionals.find((name) => !(SOURCES as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`There is no source ${unknown}; there are ${SOURCES.join(", ")}`);
  }
  const seconds = Number(values.timeout);
  if (!(seconds > 0 && seconds <= 86_400)) {
    throw new TypeError(`--timeout is ${values.timeout}, need seconds from 1 to 86400`);
  }
  const named = SOURCES.filter((source) => positionals.includes(source));
  return { values, seconds, sources: named.length === 0 ? [...SOURCES] : named };
}

/** Refreshes what the command line names, one source after the other; gives the exit status. */
export async function main(args: string[]): Promise<number> {
  let failed = 0;
  try {
    const { values, seconds, sources } = parse(args);
    if (values.help) {
      console.log(HELP);
      return 0;
    }
    for (const source of sources) failed += await one(source, values, seconds);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n\n${HELP}`);
    return 1;
  }
  return failed === 0 ? 0 : 1;
}

/** Refreshes one source; a failure is one sentence on the error stream and counts as 1. */
async function one(
  source: Source,
  values: ReturnType<typeof parse>["values"],
  seconds: number,
): Promise<number> {
  const folder = values.data === undefined
    ? DATA
    // meant from where the command was typed, which `deno task` leaves for the project's folder
    : pathToFileURL(resolve(Deno.env.get("INIT_CWD") ?? Deno.cwd(), values.data) + "/");
  const token = Deno.env.get("HF_TOKEN")?.trim() || null;
  // whatever a server sends back, the token is never shown
  const shown = (text: string) => token === null ? text : text.replaceAll(token, "***");
  console.log(`${source}: looking at the source …`);
  try {
    await refresh(source, {
      folder,
      cacheFolder: Deno.env.get("DATA_UPDATE_CACHE") ||
        fileURLToPath(new URL("../../.cache/data_update", import.meta.url)),
      dryRun: values["dry-run"],
      confirmedPrices: values["confirm-price"],
      runMs: seconds * 1000,
      say: (line) => console.log(shown(line)),
      client: {
        token: checkedToken(token),
        ...(values.server === undefined ? {} : { servers: mirroredServers(values.server) }),
      },
    });
    return 0;
  } catch (error) {
    const checked = error instanceof SourceError || error instanceof ReadError;
    if (!checked && !(error instanceof TaskError)) throw error;
    console.error(
      shown(`${source}: ${error.message}.${checked ? " Nothing was changed." : ""}`),
    );
    return 1;
  }
}

/** A token that may stand in a header; one that is none is not shown either. */
function checkedToken(token: string | null): string | null {
  if (token === null || /^[\w.~+/-]+=*$/.test(token)) return token;
  throw new SourceError(
    "Cannot use HF_TOKEN: found characters that no token has, expected letters, digits and " +
      "underscores; set it again, or unset it",
  );
}

if (import.meta.main) Deno.exit(await main(Deno.args));
