/** `deno task readme`: redraws the READMEs' figures and rewrites the computed sentences. */
import { parseArgs } from "node:util";
import { openDocument } from "../lib/show/dom.ts";
import { ensureEnvironment } from "./jupyter/environment.ts";
import { runAll } from "./notebook/run_all.ts";
import { serialize } from "../lib/plot/serialize.ts";
import { coverageFigure, coverageRows } from "./readme/coverage.ts";
import { withBlocks } from "./readme/blocks.ts";
import { readmeOf } from "./readme/of_notebooks.ts";
import { runTask } from "./task_error.ts";

const ROOT = new URL("../", import.meta.url);
const README = new URL("README.md", ROOT);
const FIGURES = new URL("docs/figures/", ROOT);

/** Wide enough for a column of text. */
const ALONE = 700;

const HELP = `deno task readme

Redraws the figures of README.md and bench/README.md, and rewrites the computed sentences.`;

async function write(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { help: { type: "boolean", short: "h" } } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  await ensureEnvironment();
  const { figures, blocks } = await readmeOf(await runAll());
  const coverage = coverageRows(await Deno.readTextFile(new URL("bench/README.md", ROOT)));
  const options = { document: await openDocument(), width: ALONE };
  figures["coverage.svg"] = serialize(coverageFigure(coverage, options)) + "\n";
  await Deno.mkdir(FIGURES, { recursive: true });
  for (const [name, svg] of Object.entries(figures)) {
    await Deno.writeTextFile(new URL(name, FIGURES), svg);
    console.log(`docs/figures/${name}  ${Math.round(svg.length / 1000)} kB`);
  }
  await Deno.writeTextFile(README, withBlocks(await Deno.readTextFile(README), blocks));
  console.log("README.md");
  return 0;
}

if (import.meta.main) await runTask(() => write(Deno.args));
