import { HARDWARE, measurementsTable } from "../../../lib/tables/measurements.ts";
import { unusable } from "../source_error.ts";
import { hubDataset } from "./hub.ts";
import { measurements, readLlmList } from "./llm_perf_columns.ts";
import { csvOf, sentIn, type Source } from "./source.ts";

const DATASET = "optimum-benchmark/llm-perf-leaderboard";
const LIST = "llm-df.csv";

/** Our hardware by LLM-Perf's machine. */
const MACHINES: Readonly<Record<string, string>> = {
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
const NAME = /^(data\/)?perf-df-(?:([a-z]+)-(?:cuda|cpu|rocm)-)?([a-z]+)-(.+)\.csv$/;

/** LLM-Perf: the rows of several backends and subsets put together for each machine, in our columns. */
export const LLM_PERF: Source = {
  name: "llm-perf",
  help: `latest/${measurementsTable.files[0]} and ${HARDWARE.slice(1).join(", ")} from ${DATASET}`,
  table: measurementsTable,
  page: `https://huggingface.co/datasets/${DATASET}`,
  async open(client) {
    const { revision, paths, text } = await hubDataset(client, DATASET);
    return {
      revision,
      async read({ leftOut }) {
        const listed = readLlmList(await text(LIST), LIST);
        const files = perfFiles(paths), texts: Record<string, string> = {};
        for (const hardware of HARDWARE) {
          const own = files.filter((file) => file.hardware === hardware);
          if (own.length === 0) {
            const found = `no measurements of ${hardware} among its ${paths.length} files`;
            throw unusable(DATASET, found, "them");
          }
          const rows = [];
          for (const { path } of own) {
            rows.push(...measurements(path, sentIn(await text(path), path), listed, leftOut));
          }
          texts[`input-${hardware}.csv`] = csvOf(rows, measurementsTable.columns);
        }
        const others = files.filter(({ hardware }) => hardware === undefined).length;
        if (others > 0) leftOut.add("files of machines without a table here", others);
        return texts;
      },
    };
  },
};

/**
 * The files to read among all of a repository: for each backend, subset and machine the newest kind. One
 * of a machine that no shipped table is for has no hardware.
 */
export function perfFiles(all: readonly string[]): { path: string; hardware?: string }[] {
  const files = all.flatMap((path) => {
    const [name, folder, backend, subset, machine] = NAME.exec(path) ?? [];
    if (name === undefined) return [];
    const age = folder !== undefined ? 0 : backend !== undefined ? 1 : 2;
    const key = `${backend ?? "pytorch"} ${subset} ${machine}`;
    return [{ key, age, path, hardware: MACHINES[machine] }];
  });
  // of one key the last counts
  const newest = new Map(files.sort((a, b) => b.age - a.age).map((file) => [file.key, file]));
  return [...newest.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}
