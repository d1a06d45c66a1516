/** `deno task bench`: all measurements in one run, as the first table of bench/README.md. */
import { join } from "node:path";
import { number, oneOf, runCommand } from "../tasks/arguments.ts";
import { root } from "../tasks/jupyter/places.ts";
import { withBlocks } from "../tasks/readme/content.ts";
import { replaceFiles } from "../tasks/replace_files.ts";
import { medianOf, type Timing } from "./timing.ts";

/** The parts, loaded when they are wanted: each takes rounds and gives timings. */
const PARTS = {
  python: async (rounds: number) => (await import("./side_by_side.ts")).sideBySide(rounds),
  warm: async (rounds: number) => (await import("./warm.ts")).warmTimings(2 * rounds),
  page: async (rounds: number) => (await import("./page.ts")).pageTimings(3 * rounds),
  large: async (rounds: number, gigabytes: number) =>
    (await import("./large.ts")).largeTimings(rounds, gigabytes),
};
const NAMES = Object.keys(PARTS) as (keyof typeof PARTS)[];

await runCommand({
  name: "bench",
  usage: ["[options]"],
  about:
    "Measures this project, in its turn with the Python notebooks in bench/python, and writes " +
    "the table into bench/README.md. Nothing else should run on the machine meanwhile.",
  options: {
    only: {
      takes: "PART",
      is: oneOf(...NAMES, "coverage"),
      several: true,
      help: "python (side by side), warm (cells), page (controls), large (data:regress), or the " +
        "simulation of coverage, some minutes, which is in no other run; writes nothing",
    },
    rounds: { takes: "N", is: number({ least: 1 }), help: "of each measurement, default: 5" },
    gigabytes: { takes: "N", is: number({ above: 0 }), help: "of the large files, default: 1" },
  },
}, async ({ values: { only, rounds = 5, gigabytes = 1 } }) => {
  if (only.includes("coverage")) (await import("./coverage.ts")).printCoverage();
  const load = Deno.loadavg()[0].toFixed(1), rows: string[][] = [];
  for (const name of NAMES.filter((name) => only.length === 0 || only.includes(name))) {
    for (const timing of await PARTS[name](rounds, gigabytes)) {
      rows.push(cells(timing));
      console.error(rows.at(-1)!.join("  "));
    }
  }
  if (rows.length === 0) return 0;
  const head = [["what", "median", "range", "runs", "note"], Array(5).fill("---")];
  const date = new Date().toISOString().slice(0, 10);
  const table = [
    `${date}, ${navigator.hardwareConcurrency} processors (load ${load} before), ` +
    `${Deno.build.target}, Deno ${Deno.version.deno}:`,
    "",
    ...[...head, ...rows].map((row) => `| ${row.join(" | ")} |`),
  ].join("\n");
  console.log(table);
  if (only.length > 0) return 0;
  const readme = await Deno.readTextFile(join(root, "bench/README.md"));
  const text = withBlocks(readme, {
    timings: `<!-- deno-fmt-ignore-start -->\n${table}\n<!-- deno-fmt-ignore-end -->`,
  });
  replaceFiles(join(root, "bench"), new Map([["README.md", text]]));
  return 0;
});

/** A table's cells for what was measured: median, range, number of runs and note. */
function cells({ what, runs, note = "" }: Timing): string[] {
  const ms = (value: number) =>
    value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(2)} s`;
  const range = `${ms(Math.min(...runs))} to ${ms(Math.max(...runs))}`;
  return [what, ms(medianOf(runs)), range, String(runs.length), note];
}
