/** `deno task bench`: all measurements in one run, as the first table of bench/README.md. */
import { join } from "node:path";
import { number, oneOf, runCommand } from "../tasks/arguments.ts";
import { root } from "../tasks/jupyter/places.ts";
import { withBlocks } from "../tasks/readme/content.ts";
import { replaceFiles } from "../tasks/replace_files.ts";
import { alternating, cells, deno, medianOf, row, type Timing } from "./timing.ts";

const PARTS = ["python", "cold", "warm", "redraw"] as const;

await runCommand({
  name: "bench",
  usage: ["[options]"],
  about:
    "Measures this project, in its turn with the Python notebooks in bench/python, and writes the " +
    "table into\nbench/README.md. Nothing else should run on the machine meanwhile.",
  options: {
    only: {
      takes: "PART",
      is: oneOf(...PARTS),
      several: true,
      help:
        "python (side by side), cold (start), warm (cells) or redraw (in the page); writes nothing",
    },
    rounds: { takes: "N", is: number({ least: 1 }), help: "of each measurement, default: 5" },
  },
}, async ({ values: { only, rounds = 5 } }) => {
  const wants = (part: typeof PARTS[number]) => only.length === 0 || only.includes(part);
  const rows: string[][] = [], load = Deno.loadavg()[0].toFixed(1);
  const add = (timing: Timing, times = "") => {
    rows.push([...cells(timing), times]);
    console.error(rows.at(-1)!.join("  "));
  };
  if (wants("python")) {
    const { sideBySide } = await import("./side_by_side.ts");
    for (const [ours, python] of await sideBySide(rounds)) {
      add(ours, `${(medianOf(python.runs) / medianOf(ours.runs)).toFixed(1)} times as fast`);
      add(python);
    }
  }
  if (wants("cold")) {
    const run = () => deno("run", "-A", "bench/cold_start.ts");
    await run(); // fills Deno's cache
    const what = "cold start: load all data, fit, render three figures as SVG";
    for (const timing of await alternating(2 * rounds, { what, run })) add(timing);
  }
  if (wants("warm")) {
    const { warmTimings } = await import("./warm.ts");
    for (const timing of await warmTimings(2 * rounds)) add(timing);
  }
  if (wants("redraw")) {
    const { formTimings, redrawTimings } = await import("./redraw.ts");
    for (const timing of await redrawTimings(3 * rounds)) add(timing);
    for (const timing of await formTimings(3 * rounds)) add(timing);
  }
  const head = [["what", "median", "range", "runs", "beside Python"], Array(5).fill("---")];
  const date = new Date().toISOString().slice(0, 10);
  const table = [
    `${date}, ${navigator.hardwareConcurrency} processors (load ${load} before), ` +
    `${Deno.build.target}, Deno ${Deno.version.deno}:`,
    "",
    ...[...head, ...rows].map(row),
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
