import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LIB = new URL("../", import.meta.url), CACHE = new URL("../../.cache/", import.meta.url);

/** The folders whose modules a page may import. */
const FOLDERS = "read models tables settings stats words plot decide page".split(" ");

/** The page's entries: of live figures, and of the page that decides. */
type Entry = "lively_mount" | "decision_mount";

type PageBundle = { text: string; version: string };

const bundling: Partial<Record<Entry, Promise<PageBundle>>> = {};

/** An entry of lib/page/ as one script, built once for each state of its sources and kept in `.cache/`. */
export function pageBundle(entry: Entry): Promise<PageBundle> {
  return bundling[entry] ??= cached(entry).catch((error) => {
    delete bundling[entry]; // the next cell may have a network
    throw error;
  });
}

async function cached(entry: Entry): Promise<PageBundle> {
  const version = await versionOf(), file = new URL(`${entry}-${version}.js`, CACHE);
  await Deno.mkdir(CACHE, { recursive: true });
  // Three kernels export at once, and the bundler does not bear being installed by two of them.
  using lock = await Deno.open(new URL("page.lock", CACHE), { write: true, create: true });
  await lock.lock(true);
  try {
    return { version, text: await Deno.readTextFile(file) };
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  const text = inlined(await bundled(entry)), fresh = new URL(`${entry}.new`, CACHE);
  for (const name of readdirSync(CACHE)) { // of sources that are no more
    if (name.startsWith(`${entry}-`)) await Deno.remove(new URL(name, CACHE));
  }
  await Deno.writeTextFile(fresh, text);
  await Deno.rename(fresh, file);
  return { version, text };
}

async function versionOf(): Promise<string> {
  const sources = FOLDERS.flatMap((folder) =>
    readdirSync(new URL(folder, LIB), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
  );
  const files = ["../deno.lock", "core.ts", ...sources.sort()];
  const texts = await Promise.all(files.map((file) => Deno.readFile(new URL(file, LIB))));
  const hash = createHash("sha256").update(Deno.version.deno);
  files.forEach((file, i) => hash.update(file).update(texts[i]));
  return hash.digest("hex").slice(0, 16);
}

async function bundled(entry: Entry): Promise<string> {
  const options = ["--quiet", "--platform=browser", "--format=iife", "--minify"];
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["bundle", ...options, fileURLToPath(new URL(`page/${entry}.ts`, LIB))],
    cwd: fileURLToPath(new URL("../", LIB)),
    env: { NO_COLOR: "1" },
    stdout: "piped",
    stderr: "piped",
  }).output();
  const [text, said] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  if (code === 0 && text) return text;
  throw new Error(
    `Cannot build the script of the page: "deno bundle" ended with ${code} and said:\n` +
      `${said.trim()}\nIts bundler is downloaded once; see that the network is there.`,
  );
}

/** A script's text as it may stand in HTML: what would end it, or hide its end, is escaped. */
function inlined(text: string): string {
  return text.replaceAll(/<\/(script)/gi, "<\\/$1").replaceAll("<!--", "\\x3c!--");
}
