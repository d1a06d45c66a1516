import { measurementFiles } from "./measurements.ts";
import { isShipped, LATEST } from "./shipped.ts";

/** The newer states of LLM-Perf's tables that `deno task data:update llm-perf` brought; none in a fresh clone. */
export function latestMeasurementFiles(folder: URL = LATEST): string[] {
  return measurementFiles().filter((name) => isShipped(name, folder));
}
