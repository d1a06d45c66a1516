import { joinReads, type Read } from "./left_out.ts";
import { type Measurement, measurementFiles, parseLlmPerf } from "./measurements.ts";
import { isShipped, LATEST, readShipped } from "./shipped.ts";

/**
 * Loads the newer states of LLM-Perf's tables that `deno task data:update llm-perf` brought; no row in a
 * fresh clone.
 *
 * @throws {ReadError} when a file is no such table.
 */
export function loadLatestLlmPerf(folder: URL = LATEST): Read<Measurement> {
  const files = readShipped(latestMeasurementFiles(folder), folder);
  return joinReads(files.map(({ text, file }) => parseLlmPerf(text, { file })));
}

/** The tables that `loadLatestLlmPerf` reads, in the folder `LATEST`; none in a fresh clone. */
export function latestMeasurementFiles(folder: URL = LATEST): string[] {
  return measurementFiles().filter((name) => isShipped(name, folder));
}
