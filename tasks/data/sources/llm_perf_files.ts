import type { HubFile } from "./hub.ts";

/** What a file's name says of the measurements in it. */
export type PerfFile = HubFile & {
  backend: string;
  subset: string;
  machine: string;
  /** Our hardware: A10, A100, T4, 32vCPU. */
  hardware: string;
};

/** LLM-Perf's machines and our names of them, in the order of the shipped files. */
export const MACHINES: Readonly<Record<string, string>> = {
  "1xA10": "A10",
  "1xA100": "A100",
  "1xT4": "T4",
  "32vCPU-C7i": "32vCPU",
};

/**
 * `perf-df-{backend}-{hardware}-{subset}-{machine}.csv`, under `data/` or, before, at the root; the
 * oldest ones, `perf-df-{subset}-{machine}.csv`, are of pytorch
 * (huggingface/llm-perf-backend, llm_perf/update_llm_perf_leaderboard.py).
 */
const NAME = /^(data\/)?perf-df-(?:([a-z]+)-(cuda|cpu|rocm)-)?([a-z]+)-(.+)\.csv$/;

/**
 * The files to read among all of a repository: for each backend, subset and machine the newest kind.
 * `skipped` are measurements of machines that no shipped table is for.
 */
export function perfFiles(files: readonly HubFile[]): { files: PerfFile[]; skipped: string[] } {
  const best = new Map<string, { rank: number; file: PerfFile }>();
  const skipped: string[] = [];
  for (const file of files) {
    const match = NAME.exec(file.path);
    if (match === null) continue;
    const [, folder, backend, , subset, machine] = match;
    const hardware = MACHINES[machine];
    if (hardware === undefined) {
      skipped.push(file.path);
      continue;
    }
    const rank = folder !== undefined ? 0 : backend !== undefined ? 1 : 2;
    const of = { ...file, backend: backend ?? "pytorch", subset, machine, hardware };
    const key = [of.backend, subset, machine].join(" ");
    const other = best.get(key);
    if (other === undefined || rank < other.rank) best.set(key, { rank, file: of });
  }
  const chosen = Array.from(best.values(), ({ file }) => file);
  return { files: chosen.sort((a, b) => a.path < b.path ? -1 : 1), skipped };
}
