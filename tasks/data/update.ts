/** `deno task data:update`: refreshes the tables in data/ from their public sources. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ReadError } from "../../lib/read/read_error.ts";
import { DATA } from "../../lib/read/shipped.ts";
import { type Asked, type Command, number, refused, runCommand, typedIn } from "../arguments.ts";
import { TaskError } from "../task_error.ts";
import { refresh, SOURCES } from "./refresh.ts";
import { unusable } from "./unusable.ts";

const NAMES = SOURCES.map(({ name }) => name);

const COMMAND = {
  name: "data:update",
  usage: ["[source…] [options]"],
  about:
    `Downloads the newest state of the named sources (all without a name), checks it, shows what
changes, and replaces the tables: all files of a source or none of them. The study's own tables stay
as they are; newer states of them go to data/latest/, with a manifest of their own.

HF_TOKEN in the environment is sent to Hugging Face, and to nobody else.`,
  words: Object.fromEntries(SOURCES.map(({ name, help }) => [name, help])),
  options: {
    "dry-run": { help: "download and check, change nothing" },
    "again": { help: "also where the source is in the state that the tables have" },
    "confirm-price": {
      takes: "MODEL",
      several: true,
      help: "let a price differ tenfold from the last one",
    },
    "data": { takes: "FOLDER", help: "another folder than data/" },
    "server": {
      takes: "ADDRESS",
      is: {
        expected: "an http address",
        read: (text: string) => /^https?:\/\/[^/]/.test(text) ? text.replace(/\/+$/, "") : null,
      },
      help: "a mirror: folders named after the hosts, as http://127.0.0.1:8000",
    },
    "timeout": {
      takes: "SECONDS",
      is: number({ above: 0, most: 86_400 }),
      help: "for one file to come, default: 300",
    },
  },
} as const satisfies Command;

async function update({ values, words }: Asked<typeof COMMAND>): Promise<number> {
  const unknown = words.find((word) => !NAMES.includes(word));
  if (unknown !== undefined) {
    throw refused(COMMAND, `Found the source ${unknown}, expected ${NAMES.join(", ")}`);
  }
  const token = Deno.env.get("HF_TOKEN")?.trim() || null;
  if (token !== null && !/^[\w.~+/-]+=*$/.test(token)) {
    throw unusable(
      "HF_TOKEN",
      "characters that no token has",
      "letters, digits and _",
      "set it again",
    );
  }
  // whatever a server sends back, the token is never shown
  const shown = (text: string) => token === null ? text : text.replaceAll(token, "***");
  const folder = values.data === undefined
    ? DATA
    : pathToFileURL(resolve(typedIn(), values.data) + "/");
  let failed = 0;
  for (const source of SOURCES) {
    if (words.length > 0 && !words.includes(source.name)) continue;
    console.log(`${source.name}: looking at the source …`);
    try {
      await refresh(source, {
        folder,
        dryRun: values["dry-run"],
        again: values.again,
        confirmedPrices: values["confirm-price"],
        say: (line) => console.log(shown(line)),
        client: { token, mirror: values.server ?? null, requestMs: (values.timeout ?? 300) * 1000 },
      });
    } catch (error) {
      if (!(error instanceof TaskError || error instanceof ReadError)) throw error;
      console.error(`${source.name}: ${shown(error.message)}. Nothing was changed.`);
      failed++;
    }
  }
  return failed === 0 ? 0 : 1;
}

if (import.meta.main) await runCommand(COMMAND, update);
