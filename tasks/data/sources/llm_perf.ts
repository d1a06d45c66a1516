import { HARDWARE, measurementsTable } from "../../../lib/tables/measurements.ts";
import { unusable } from "../unusable.ts";
import { measurements, readLlmList } from "./llm_perf_columns.ts";
import { type Dataset, hubDataset } from "./repositories.ts";
import { sentCsv, type Source } from "./source.ts";

const DATASET = "optimum-benchmark/llm-perf-leaderboard";
const LIST = "llm-df.csv";

/**
 * `perf-df-{backend}-{hardware}-{subset}-{machine}.csv`, under `data/` or, before, at the root; the
 * oldest ones, `perf-df-{subset}-{machine}.csv`, are of pytorch
 * (huggingface/llm-perf-backend, llm_perf/update_llm_perf_leaderboard.py).
 */
const NAME = /^(data\/)?perf-df-(?:([a-z]+)-(?:cuda|cpu|rocm)-)?([a-z]+)-(.+)\.csv$/;

/** LLM-Perf: the rows of several backends and subsets put together for each machine. */
export const LLM_PERF: Source<Dataset> = {
  name: "llm-perf",
  help: `latest/${measurementsTable.files[0]} and ${HARDWARE.slice(1).join(", ")} from ${DATASET}`,
  table: measurementsTable,
  page: `https://huggingface.co/datasets/${DATASET}`,
  open: (client) => hubDataset(client, DATASET),
  async read({ paths, text }, { leftOut }) {
    const listed = readLlmList(await text(LIST), LIST);
    const files = Map.groupBy(perfFiles(paths), ({ hardware }) => hardware);
    const tables: ReturnType<typeof measurements>[] = [];
    for (const hardware of HARDWARE) {
      if (!files.has(hardware)) {
        const found = `no measurements of ${hardware} among its ${paths.length} files`;
        throw unusable(DATASET, found, "them");
      }
      const rows = [];
      for (const { path } of files.get(hardware)!) {
        rows.push(...measurements(sentCsv(await text(path), path), listed, leftOut));
      }
      tables.push(rows);
    }
    const others = files.get(undefined)?.length ?? 0;
    if (others > 0) leftOut.add("files of machines without a table here", others);
    return tables;
  },
};

/**
 * The files to read among all of a repository: for each backend, subset and machine the newest kind. One
 * of a machine that no shipped table is for has no hardware.
 */
export function perfFiles(all: readonly string[]) {
  const files = all.flatMap((path) => {
    const [name, folder, backend, subset, machine] = NAME.exec(path) ?? [];
    if (name === undefined) return [];
    const age = folder !== undefined ? 0 : backend !== undefined ? 1 : 2;
    const key = `${backend ?? "pytorch"} ${subset} ${machine}`;
    const own = machine.replace(/^1x|-C7i$/g, "");
    return [{ key, age, path, hardware: HARDWARE.find((one) => one === own) }];
  });
  // of one key the last counts
  const newest = new Map(files.sort((a, b) => b.age - a.age).map((file) => [file.key, file]));
  return [...newest.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}
