/** `deno task bench`: all measurements in one run, as the first table of bench/README.md. */
import { number, oneOf, runCommand } from "../tasks/arguments.ts";
import { withBlocks } from "../tasks/readme/content.ts";
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
const README = new URL("README.md", import.meta.url);

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
      help: "python (side by side), warm (cells), page (controls), large (data:regress): on the " +
        "screen alone; or coverage, a simulation of some minutes that is in no other run",
    },
    rounds: { takes: "N", is: number({ least: 1 }), help: "of each measurement, default: 5" },
    gigabytes: { takes: "N", is: number({ above: 0 }), help: "of the large files, default: 1" },
  },
}, async ({ values: { only, rounds = 5, gigabytes = 1 } }) => {
  if (only.includes("coverage")) (await import("./coverage.ts")).simulateCoverage();
  const parts = NAMES.filter((name) => only.length === 0 || only.includes(name));
  if (parts.length === 0) return 0;
  const date = new Date().toISOString().slice(0, 10), load = Deno.loadavg()[0].toFixed(1);
  const lines = [
    `${date}, ${navigator.hardwareConcurrency} processors (load ${load} before), ` +
    `${Deno.build.target}, Deno ${Deno.version.deno}:`,
    "",
    line(["what", "median", "range", "runs", "note"]),
    line(Array(5).fill("---")),
  ];
  console.log(lines.join("\n"));
  for (const name of parts) {
    const measured = (await PARTS[name](rounds, gigabytes)).map(described);
    console.log(measured.join("\n"));
    lines.push(...measured);
  }
  if (only.length > 0) return 0;
  const timings = ["<!-- deno-fmt-ignore-start -->", ...lines, "<!-- deno-fmt-ignore-end -->"];
  const text = withBlocks(Deno.readTextFileSync(README), { timings: timings.join("\n") });
  Deno.writeTextFileSync(README, text);
  return 0;
});

function described({ what, runs, note = "" }: Timing): string {
  const ms = (value: number) =>
    value < 1000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(2)} s`;
  const range = `${ms(Math.min(...runs))} to ${ms(Math.max(...runs))}`;
  return line([what, ms(medianOf(runs)), range, String(runs.length), note]);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
