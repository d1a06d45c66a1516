/** Times `cold_start.ts` as a process of its own, from the start of Deno to its end. */
import { deno, measure, row, type Timing } from "./timing.ts";

/** The program is run once beforehand, so that Deno's cache is filled and nothing is downloaded. */
export async function coldStartTiming(times = 9): Promise<Timing> {
  const once = () => deno("run", "-A", "bench/cold_start.ts");
  await once();
  return await measure("cold start: load all data, fit, render three figures as SVG", times, once);
}

if (import.meta.main) console.log(row(await coldStartTiming()));
