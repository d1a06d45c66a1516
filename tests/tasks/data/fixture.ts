import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { ReadError } from "../../../lib/read/read_error.ts";
import { refresh, type RefreshOptions, SOURCES } from "../../../tasks/data/refresh.ts";
import { TaskError } from "../../../tasks/task_error.ts";
import { fakeSources, fakeSourceServer } from "./fake_sources.ts";

/** A data folder of one's own, a server with the sources, and what was printed. */
export type Fixture = Awaited<ReturnType<typeof fixture>>;

/** Makes a fixture: the tables that are not refreshed are those of the project. */
export async function fixture() {
  const base = await Deno.makeTempDir({ prefix: "data_update_" });
  const folder = pathToFileURL(`${base}/data/`);
  await Deno.mkdir(folder);
  const sources = fakeSources(), server = fakeSourceServer(sources), printed: string[] = [];
  return {
    folder,
    /** Where newer states of the study's tables are. */
    latest: new URL("latest/", folder),
    sources,
    server,
    printed,
    refresh: (name: string, { client, ...options }: Partial<RefreshOptions> = {}) =>
      refresh(SOURCES.find((source) => source.name === name)!, {
        folder,
        say: (line) => void printed.push(line),
        now: () => new Date("2026-02-03T04:05:06Z"),
        ...options,
        client: { mirror: server.url, pauseMs: 1, ...client },
      }),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await Deno.remove(base, { recursive: true });
    },
  };
}

/** The files of a folder and of latest/ in it with their bytes as text, sorted by name. */
export function contents(folder: URL): Record<string, string> {
  const files = Array.from(Deno.readDirSync(folder))
    .filter(({ name }) => name !== ".update.lock").flatMap(({ name, isDirectory }) => {
      if (!isDirectory) return [[name, Deno.readTextFileSync(new URL(name, folder))]];
      return Object.entries(contents(new URL(`${name}/`, folder)))
        .map(([inner, text]) => [`${name}/${inner}`, text]);
    });
  return Object.fromEntries(files.sort(([a], [b]) => a < b ? -1 : 1));
}

/** Refreshes once, lets a fault happen, and asserts one clear sentence and untouched data. */
export async function refused(
  source: string,
  message: RegExp,
  fault: (own: Fixture) => void,
  options: Partial<RefreshOptions> = {},
): Promise<void> {
  await using own = await fixture();
  await own.refresh(source);
  const before = contents(own.folder);
  own.sources.revision = "b".repeat(40);
  fault(own);
  await assert.rejects(own.refresh(source, options), (error) => {
    assert(error instanceof TaskError || error instanceof ReadError, String(error));
    assert.match(error.message, message);
    assert.match(error.message, /found|answered|took|failed/);
    assert(!error.message.includes("\n"), error.message);
    return true;
  });
  assert.deepEqual(contents(own.folder), before);
}
