/** `deno task readme`: redraws the READMEs' figures and rewrites the computed sentences. */
import { type Asked, type Command, runCommand } from "./arguments.ts";
import { ensureEnvironment } from "./jupyter/environment.ts";

const ROOT = new URL("../", import.meta.url);
const README = new URL("README.md", ROOT);
const FIGURES = new URL("docs/figures/", ROOT);

/** Wide enough for a column of text. */
const ALONE = 700;

const COMMAND = {
  name: "readme",
  usage: ["[--check]"],
  about:
    `Runs the notebooks, redraws the figures of README.md and bench/README.md, and rewrites the sentences
and verdicts that they computed.`,
  options: { check: { help: "write nothing, and end with status 1 where something would change" } },
} as const satisfies Command;

async function write({ values }: Asked<typeof COMMAND>): Promise<number> {
  await ensureEnvironment();
  let changed = 0;
  for (const [file, text] of await filesOf()) {
    if (await Deno.readTextFile(file).catch(() => "") === text) continue;
    const name = file.href.slice(ROOT.href.length);
    console.log(values.check ? `${name} is not what the notebooks say` : name);
    if (!values.check) await Deno.writeTextFile(file, text);
    changed++;
  }
  if (changed === 0) console.log("README.md and its figures are what the notebooks say");
  return values.check && changed > 0 ? 1 : 0;
}

/** The files as they should be. */
async function filesOf(): Promise<[URL, string][]> {
  // loaded here, so that --help need not wait for what runs and draws notebooks
  const { openDocument } = await import("../lib/show/dom.ts");
  const { runAll } = await import("./notebook/run.ts");
  const { serialize } = await import("../lib/plot/serialize.ts");
  const { coverageFigure } = await import("../bench/coverage.ts");
  const { readmeOf, withBlocks } = await import("./readme/content.ts");
  const { figures, blocks } = readmeOf(await runAll());
  const coverage = coverageFigure({ document: await openDocument(), width: ALONE });
  figures["coverage.svg"] = serialize(coverage) + "\n";
  return [
    ...Object.entries(figures).map(([name, svg]): [URL, string] => [new URL(name, FIGURES), svg]),
    [README, withBlocks(await Deno.readTextFile(README), blocks)],
  ];
}

if (import.meta.main) await runCommand(COMMAND, write);
