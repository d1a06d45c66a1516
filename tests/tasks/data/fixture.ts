import { pathToFileURL } from "node:url";
import { refresh, type RefreshOptions, type Source } from "../../../tasks/data/refresh.ts";
import { type FakeSources, fakeSources, fakeSourceServer } from "./fake_sources.ts";
import type { FakeServer } from "./fake_server.ts";

/** A data folder of one's own, a server with the sources, and what was printed. */
export type Fixture = AsyncDisposable & {
  folder: URL;
  /** Where newer states of the study's tables are. */
  latest: URL;
  cacheFolder: string;
  sources: FakeSources;
  server: FakeServer;
  printed: string[];
  refresh(source: Source, options?: Partial<RefreshOptions>): Promise<void>;
};

const data = new URL("../../../data/", import.meta.url);

/** Makes a fixture: the tables that are not refreshed are those of the project. */
export async function fixture(): Promise<Fixture> {
  const base = await Deno.makeTempDir({ prefix: "data_update_" });
  const folder = pathToFileURL(`${base}/data/`);
  await Deno.mkdir(folder);
  for (const name of ["financier.csv", "disclosed_sizes.csv", "model_families.csv"]) {
    await Deno.copyFile(new URL(name, data), new URL(name, folder));
  }
  const sources = fakeSources();
  const server = fakeSourceServer(sources);
  const printed: string[] = [];
  const cacheFolder = `${base}/cache`;
  return {
    folder,
    latest: new URL("latest/", folder),
    cacheFolder,
    sources,
    server,
    printed,
    refresh: (source, options = {}) =>
      refresh(source, {
        folder,
        cacheFolder: null,
        say: (line) => void printed.push(line),
        now: () => new Date("2026-02-03T04:05:06Z"),
        ...options,
        client: {
          servers: server.servers,
          retries: 2,
          backoffMs: 1,
          stallMs: 2000,
          ...options.client,
        },
      }),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await Deno.remove(base, { recursive: true });
    },
  };
}

/** The files of a folder and of latest/ in it with their bytes as text, sorted by name. */
export function contents(folder: URL): Record<string, string> {
  const names = Array.from(Deno.readDirSync(folder), ({ name }) => name)
    .filter((name) => name !== ".update.lock").sort();
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      const place = new URL(name, folder);
      if (!Deno.statSync(place).isDirectory) return [[name, Deno.readTextFileSync(place)]];
      if (name !== "latest") return [[name, "folder"]];
      return Object.entries(contents(new URL(`${name}/`, folder)))
        .map(([inner, text]) => [`${name}/${inner}`, text]);
    }),
  );
}
