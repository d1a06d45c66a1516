/** `deno task bench`: all measurements, as the rows of the table in bench/README.md. */
import { type Command, runCommand } from "../tasks/arguments.ts";

const COMMAND = {
  name: "bench",
  usage: [""],
  about:
    `Measures cold start, export, first display, warm rerun and live figures, and prints the rows of the
table in bench/README.md, which says what each is. It takes minutes; nothing else should run meanwhile.`,
  options: {},
} as const satisfies Command;

/** Runs all measurements, one after the other. */
async function bench(): Promise<number> {
  // loaded here, so that --help need not wait for what draws and drives browsers
  const { notebookNames } = await import("../tasks/notebook/names.ts");
  const { coldStartTiming } = await import("./cold_start_timing.ts");
  const { exportTiming } = await import("./export.ts");
  const { firstDisplayTimings } = await import("./first_display.ts");
  const { formTimings, redrawTimings } = await import("./redraw.ts");
  const { row } = await import("./timing.ts");
  const { rerunTimings } = await import("./warm_rerun.ts");
  console.log(
    `Deno ${Deno.version.deno}, ${navigator.hardwareConcurrency} processors, ${Deno.build.target}`,
  );
  console.log("\n| what | median | range | runs |\n| --- | --- | --- | --- |");
  console.log(row(await coldStartTiming()));
  console.log(row(await exportTiming()));
  for (const name of notebookNames) {
    for (const timing of await rerunTimings(name)) console.log(row(timing));
  }
  for (const timing of await firstDisplayTimings()) console.log(row(timing));
  for (const timing of [...await redrawTimings(), ...await formTimings()]) console.log(row(timing));
  return 0;
}

if (import.meta.main) await runCommand(COMMAND, bench);
