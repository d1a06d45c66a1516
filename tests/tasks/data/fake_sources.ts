import { strToU8, zipSync } from "fflate";
import { formatCsv } from "../../../lib/read/csv.ts";
import { parquetWriteBuffer } from "../../parquet_writer.ts";
import CASES from "../../cases/fake_sources.json" with { type: "json" };
import { FakeServer } from "./fake_server.ts";

export type Fields = Record<string, string | number | boolean | null>;

/** What the fake sources hold; change it, and the answers change. */
export type FakeSources = {
  leaderboard: Fields[];
  /** Raw LLM-Perf files and its list of models, by path. */
  perf: Record<string, string>;
  prices: unknown;
  /** The index and tasks of the leaderboard of served models, by path. */
  served: Record<string, { task: string; configurations: Fields[] } | { tasks: string[] }>;
  /** LMArena's ratings, and Epoch's tables by their names in the zip. */
  ratings: Fields[];
  epoch: Record<string, string>;
  revision: string;
};

/** Sizes in billions that the fake models have. */
export const SIZES = [0.5, 1, 1.5, 2, 3, 4, 6, 7, 8, 9, 13, 14, 20, 30, 34, 40, 56, 70, 72, 110];

/** A row of the leaderboard for a model of a size; CO2 grows as size to the power of 0.8. */
export function leaderboardRow(model: string, paramsB: number, co2Kg = 0.2 * paramsB ** 0.8) {
  const own = { "fullname": model, "#Params (B)": paramsB, "CO₂ cost (kg)": co2Kg };
  return { ...CASES.leaderboard, ...own, "Base Model": model } as Fields;
}

/** A raw row of LLM-Perf, by column; energy falls as size to the power of 0.9. */
export function perfRow(model: string, paramsB: number, more: Record<string, string> = {}) {
  const energy = { "report.decode.efficiency.value": String(Math.round(1e6 / paramsB ** 0.9)) };
  return { ...CASES.perf, "config.backend.model": model, ...energy, ...more };
}

/** A configuration of the leaderboard of served models; energy grows as size to the power of 0.8. */
function servedRow(paramsB: number, requests: number): Fields {
  return {
    ...CASES.served,
    activated_params_billions: paramsB,
    avg_batch_size: requests - 0.25,
    energy_per_token_joules: 0.36 * paramsB ** 0.8 / requests ** 0.5,
    max_num_seqs: requests,
    model_id: `org/model-${paramsB}b`,
    output_throughput_tokens_per_sec: 50 * requests,
    total_params_billions: paramsB,
  };
}

export function csvOf(rows: readonly Record<string, string>[]): string {
  const header = Object.keys(rows[0]);
  return formatCsv([header, ...rows.map((row) => header.map((name) => row[name] ?? ""))]);
}

/** The sources as they are at first: 20 models in each. */
export function fakeSources(): FakeSources {
  const name = (size: number) => `org/model-${size}b`;
  const raw = SIZES.map((size) => perfRow(name(size), size));
  const gptq = raw.slice(0, 5)
    .map((row) => ({ ...row, "config.backend.quantization_scheme": "gptq" }));
  const failed = { "config.name": "x", "config.backend.model": name(1), "report.traceback": "OOM" };
  const task = (task: string) => ({
    task,
    configurations: SIZES.map((size, i) => servedRow(size, 8 << (i % 4))),
  });
  return {
    leaderboard: SIZES.map((size) => leaderboardRow(name(size), size)),
    perf: {
      "data/perf-df-pytorch-cuda-unquantized-1xA10.csv": csvOf([...raw, { ...raw[3], ...failed }]),
      "data/perf-df-pytorch-cuda-gptq-1xA10.csv": csvOf(gptq),
      "data/perf-df-pytorch-cuda-unquantized-1xA100.csv": csvOf(raw),
      "perf-df-unquantized-1xT4.csv": csvOf(raw),
      "data/perf-df-pytorch-cpu-unquantized-32vCPU-C7i.csv": csvOf(raw),
      "data/perf-df-openvino-cpu-unquantized-32vCPU-C7i.csv": csvOf([failed]),
      "data/perf-df-pytorch-rocm-unquantized-1xMI250.csv": csvOf(raw),
      "llm-df.csv": csvOf(SIZES.map((size) => {
        return { ...CASES.listed, "Model": name(size), "#Params (B)": `${Math.floor(size)}` };
      })),
    },
    prices: [{
      id: "example",
      name: "Example",
      models: [
        ...SIZES.map((size) => ({
          id: `model-${size}b`,
          prices: { input_mtok: size / 10, output_mtok: { base: size / 5, tiers: [] } },
        })),
        ...CASES.otherPrices,
      ],
    }],
    served: {
      "index.json": CASES.index,
      "tasks/lm-arena-chat.json": task("lm-arena-chat"),
      "tasks/gpqa.json": task("gpqa"),
      "tasks/sourcegraph-fim.json": task("sourcegraph-fim"),
    },
    ratings: ["overall", "hard_prompts", "creative_writing"].flatMap((category) =>
      SIZES.map((size) => ({
        model_name: `model-${size}b`,
        rating: 1000 + size,
        rating_lower: 990 + size,
        rating_upper: 1010 + size,
        category,
        leaderboard_publish_date: "2026-01-31",
      }))
    ),
    epoch: { ...CASES.epoch },
    revision: "a".repeat(40),
  };
}

/** A server that plays the Hub, GitHub and Epoch over some sources. */
export function fakeSourceServer(sources: FakeSources): FakeServer {
  return new FakeServer(({ path }) => {
    const { revision, perf, served, epoch } = sources;
    const datasets: Record<string, Record<string, string | Uint8Array<ArrayBuffer>>> = {
      "optimum-benchmark/llm-perf-leaderboard": perf,
      "open-llm-leaderboard/contents": {
        "data/train-00000-of-00001.parquet": parquetOf(sources.leaderboard),
      },
      "lmarena-ai/leaderboard-dataset": {
        "text/full-00000-of-00001.parquet": parquetOf([]),
        "text/latest-00000-of-00001.parquet": parquetOf(sources.ratings),
      },
    };
    const [, listed] = /^\/huggingface\.co\/api\/datasets\/(.+)$/.exec(path) ?? [];
    const [, dataset, file] =
      /^\/huggingface\.co\/datasets\/([^/]+\/[^/]+)\/resolve\/([^/]+\/.+)$/.exec(path) ?? [];
    const body = datasets[dataset]?.[file.replace(`${revision}/`, "")];
    if (body !== undefined) return new Response(body);
    if (listed in datasets) {
      const siblings = Object.entries(datasets[listed])
        .map(([rfilename, body]) => ({ rfilename, size: new Blob([body]).size }));
      return Response.json({ sha: revision, siblings });
    }
    const task = served[path.split(`/ml-energy/leaderboard/${revision}/public/data/`)[1]];
    if (task !== undefined) return Response.json(task);
    if (path.endsWith("/benchmark_data.zip")) {
      const files = Object.entries(epoch).map(([name, text]) => [name, strToU8(text)]);
      return new Response(
        zipSync(Object.fromEntries(files), { mtime: "2026-01-31" }) as Uint8Array<ArrayBuffer>,
      );
    }
    const commit = { committer: { date: "2026-02-01T08:00:00Z" } };
    if (path.endsWith("/commits")) return Response.json([{ sha: revision, commit }]);
    return path.endsWith("/data.json") ? Response.json(sources.prices) : null;
  });
}

function parquetOf(rows: readonly Fields[]): Uint8Array<ArrayBuffer> {
  const names = Object.keys(rows[0] ?? { none: null });
  const columns = names.map((name) => ({
    name,
    data: rows.map((row) => row[name] ?? null),
    type: rows.some((row) => typeof row[name] === "number") ? "DOUBLE" as const : undefined,
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData: columns }));
}
