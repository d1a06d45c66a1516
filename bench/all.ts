/** `deno task bench`: all measurements, as the rows of the table in bench/README.md. */
import { notebookNames } from "../tasks/notebook/names.ts";
import { coldStartTiming } from "./cold_start_timing.ts";
import { exportTiming } from "./export.ts";
import { firstDisplayTimings } from "./first_display.ts";
import { formTimings, redrawTimings } from "./redraw.ts";
import { row } from "./timing.ts";
import { rerunTimings } from "./warm_rerun.ts";

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
