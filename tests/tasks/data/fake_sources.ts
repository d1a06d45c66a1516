import { createHash } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import {
  csvOf,
  type LeaderboardRow,
  leaderboardRow,
  perfRow,
  servedTasks,
  SIZES,
} from "./fake_rows.ts";
import { FakeServer, type Reply, type Seen } from "./fake_server.ts";

/** What the fake sources hold; change it, and the answers change. */
export type FakeSources = {
  leaderboard: LeaderboardRow[];
  /** Raw LLM-Perf files and its list of models, by path. */
  perf: Map<string, string>;
  prices: unknown;
  /** The index and tasks of the leaderboard of served models, by path. */
  served: Record<"index.json" | `tasks/${string}.json`, unknown>;
  /** LMArena's ratings, and Epoch's tables by their names in the zip. */
  ratings: LeaderboardRow[];
  epoch: Record<string, string>;
  revision: string;
};

/** The sources as they are at first: 20 models in each. */
export function fakeSources(): FakeSources {
  const name = (size: number) => `org/model-${size}b`;
  const cuda = (machine: string) => `data/perf-df-pytorch-cuda-unquantized-${machine}.csv`;
  const cpu = (backend: string) => `data/perf-df-${backend}-cpu-unquantized-32vCPU-C7i.csv`;
  const rows = SIZES.map((size) => perfRow(name(size), size));
  const gptq = SIZES.slice(0, 5).map((size) =>
    perfRow(name(size), size, {
      "config.name": "4bit-gptq-exllama-v2-eager",
      "config.backend.attn_implementation": "eager",
      "config.backend.quantization_scheme": "gptq",
      "config.backend.quantization_config.bits": "4.0",
      "config.backend.quantization_config.version": "2.0",
    })
  );
  const failed = { "config.name": "x", "config.backend.model": name(1), "report.traceback": "OOM" };
  const listed = SIZES.map((size) => ({
    "Model": name(size),
    "Architecture": "LlamaForCausalLM",
    "Average ⬆️": "20.5",
    "#Params (B)": String(Math.floor(size)),
  }));
  const price = (input: number, output: unknown) => ({ input_mtok: input, output_mtok: output });
  return {
    leaderboard: SIZES.map((size) => leaderboardRow(name(size), size)),
    perf: new Map([
      [cuda("1xA10"), csvOf([...rows, { ...perfRow(name(2), 2), ...failed }])],
      ["data/perf-df-pytorch-cuda-gptq-1xA10.csv", csvOf(gptq)],
      [cuda("1xA100"), csvOf(rows)],
      ["perf-df-unquantized-1xT4.csv", csvOf(rows)],
      [cpu("pytorch"), csvOf(rows)],
      [cpu("openvino"), csvOf([failed])],
      ["data/perf-df-pytorch-rocm-unquantized-1xMI250.csv", csvOf(rows)],
      ["llm-df.csv", csvOf(listed)],
    ]),
    prices: [{
      id: "example",
      name: "Example",
      models: [
        ...SIZES.map((size) => ({
          id: `model-${size}b`,
          prices: price(size / 10, { base: size / 5, tiers: [] }),
        })),
        { id: "gpt-4", prices: price(30, 60) },
        { id: "secret-1", prices: price(3, 15) },
        { id: "embed-1", prices: { input_mtok: 0.1 } },
        {
          id: "mixtral-8x7b",
          prices: [
            { prices: price(0.7, 0.7) },
            { constraint: { start_date: "2026-01-01" }, prices: price(0.6, 0.6) },
            { constraint: { start_date: "2999-01-01" }, prices: price(9, 9) },
          ],
        },
      ],
    }],
    served: {
      "index.json": {
        tasks: ["gpqa", "image-chat", "lm-arena-chat", "sourcegraph-fim", "text-to-image"],
      },
      ...servedTasks(),
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
    epoch: {
      "data/epoch_capabilities_index.csv": "Model version,ECI Score,Notes\nm-1,150.5,a\nm-2,,b\n",
      "data/gpqa_diamond.csv": "Model version,mean_score,stderr\nm-1,0.75,0.02\n",
      "data/other.csv": "a\n1\n",
    },
    revision: "a".repeat(40),
  };
}

/** A server that plays the dataset viewer, the Hub and GitHub over some sources. */
export function fakeSourceServer(sources: FakeSources): FakeServer {
  const json = (value: unknown): Reply => ({ body: JSON.stringify(value) });
  const commit = { committer: { date: "2026-02-01T08:00:00Z" } };
  return new FakeServer(({ path, query }) => {
    const perf = `/optimum-benchmark/llm-perf-leaderboard/resolve/${sources.revision}/`;
    const served = `/ml-energy/leaderboard/${sources.revision}/public/data/`;
    const [, inPerf] = path.split(perf), [, inServed] = path.split(served);
    const text = sources.perf.get(inPerf), task = sources.served[inServed as "index.json"];
    if (text !== undefined) return { body: text };
    if (task !== undefined) return json(task);
    if (path.endsWith("/rows")) {
      const ratings = query.get("config") === "text" && query.get("split") === "latest";
      return json(pageOf(ratings ? sources.ratings : sources.leaderboard, query));
    }
    if (path.endsWith("/benchmark_data.zip")) {
      const files = Object.entries(sources.epoch).map(([name, text]) => [name, strToU8(text)]);
      return { body: zipSync(Object.fromEntries(files), { mtime: "2026-01-31" }) };
    }
    if (path.endsWith("/commits")) return json([{ sha: sources.revision, commit }]);
    if (path.endsWith("/data.json")) return json(sources.prices);
    if (path.startsWith("/huggingface.co/api/datasets/")) {
      return json({ sha: sources.revision, siblings: Array.from(sources.perf, listedFile) });
    }
    return null;
  });
}

/** A page of rows, as the dataset viewer gives them. */
function pageOf(rows: readonly LeaderboardRow[], query: Seen["query"]) {
  const offset = Number(query.get("offset")), length = Math.min(Number(query.get("length")), 100);
  return {
    features: Object.keys(rows[0]).map((name) => ({ name })),
    rows: rows.slice(offset, offset + length)
      .map((row, i) => ({ row_idx: offset + i, row, truncated_cells: [] as string[] })),
    num_rows_total: rows.length,
    partial: false,
  };
}

/** A file, as the Hub lists it. */
function listedFile([rfilename, text]: [string, string]) {
  const bytes = new TextEncoder().encode(text);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { rfilename, size: bytes.length, lfs: { sha256 } };
}
