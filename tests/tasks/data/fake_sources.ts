import { createHash } from "node:crypto";
import {
  csvOf,
  type LeaderboardRow,
  leaderboardRow,
  parquetOf,
  perfRow,
  servedTasks,
  SIZES,
} from "./fake_rows.ts";
import { FakeServer, type Reply, type Route } from "./fake_server.ts";

/** What the fake sources hold; change it, and the answers change. */
export type FakeSources = {
  leaderboard: LeaderboardRow[];
  /** Raw LLM-Perf files and its list of models, by path. */
  perf: Map<string, string>;
  prices: unknown;
  /** The index and tasks of the leaderboard of served models, by path. */
  served: Record<"index.json" | `tasks/${string}.json`, unknown>;
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
  const failed = {
    "config.name": "x",
    "config.backend.model": name(1),
    "report.traceback": "OOM\n!",
  };
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
      [
        "llm-df.csv",
        csvOf(SIZES.map((size) => ({
          "Model": name(size),
          "Architecture": "LlamaForCausalLM",
          "Average ⬆️": "20.5",
          "#Params (B)": String(Math.floor(size)),
        }))),
      ],
    ]),
    prices: [{
      id: "example",
      name: "Example",
      api_pattern: "https://api\\.example\\.com",
      models: [
        ...SIZES.map((size) => ({
          id: `model-${size}b`,
          match: { equals: `model-${size}b` },
          prices: { input_mtok: size / 10, output_mtok: { base: size / 5, tiers: [] } },
        })),
        { id: "gpt-4", match: {}, prices: { input_mtok: 30, output_mtok: 60 } },
        { id: "secret-1", match: {}, prices: { input_mtok: 3, output_mtok: 15 } },
        { id: "embed-1", match: {}, prices: { input_mtok: 0.1 } },
        {
          id: "mixtral-8x7b",
          match: {},
          prices: [
            { prices: { input_mtok: 0.7, output_mtok: 0.7 } },
            {
              constraint: { start_date: "2026-01-01" },
              prices: { input_mtok: 0.6, output_mtok: 0.6 },
            },
            { constraint: { start_date: "2999-01-01" }, prices: { input_mtok: 9, output_mtok: 9 } },
          ],
        },
      ],
    }],
    served: {
      "index.json": {
        tasks: ["gpqa", "image-chat", "lm-arena-chat", "sourcegraph-fim", "text-to-image"],
        last_updated: "2026-02-01",
      },
      ...servedTasks(),
    },
    revision: "a".repeat(40),
  };
}

/** A server that plays the dataset viewer, the Hub and GitHub over some sources. */
export function fakeSourceServer(sources: FakeSources): FakeServer {
  const dataset = "open-llm-leaderboard/contents", split = { config: "default", split: "train" };
  const perf = "optimum-benchmark/llm-perf-leaderboard";
  const json = (value: unknown): Reply =>
    tagged(JSON.stringify(value), { "x-revision": sources.revision });
  const parquet = "resolve/refs%2Fconvert%2Fparquet/default/train/0000.parquet";
  const server: FakeServer = new FakeServer(
    under("/datasets-server.huggingface.co", ({ path, query }) => {
      if (path === "/splits") {
        return json({ splits: [{ dataset, ...split }], pending: [], failed: [] });
      }
      if (path === "/parquet") {
        return json({
          parquet_files: [{
            dataset,
            ...split,
            url: `${server.servers.hub}/datasets/${dataset}/${parquet}`,
            filename: "0000.parquet",
            size: parquetOf(sources.leaderboard).length,
          }],
          pending: [],
          failed: [],
          partial: false,
        });
      }
      if (path !== "/rows") return null;
      const offset = Number(query.get("offset")), length = Number(query.get("length"));
      return json({
        features: Object.keys(sources.leaderboard[0]).map((name, feature_idx) => ({
          feature_idx,
          name,
          type: { dtype: "string", _type: "Value" },
        })),
        rows: sources.leaderboard.slice(offset, offset + Math.min(length, 100))
          .map((row, i) => ({ row_idx: offset + i, row, truncated_cells: [] })),
        num_rows_total: sources.leaderboard.length,
        num_rows_per_page: 100,
        partial: false,
      });
    }),
    under("/huggingface.co", ({ path }) => {
      if (path.endsWith("0000.parquet")) return tagged(parquetOf(sources.leaderboard));
      if (path === `/api/datasets/${perf}`) return json({ id: perf, sha: sources.revision });
      if (path === `/api/datasets/${perf}/tree/${sources.revision}`) {
        return json(Array.from(sources.perf, ([path, text]) => {
          const bytes = new TextEncoder().encode(text);
          const oid = createHash("sha256").update(bytes).digest("hex");
          return {
            type: "file",
            oid: "0",
            size: bytes.length,
            path,
            lfs: { oid, size: bytes.length },
          };
        }));
      }
      const file = path.split(`/datasets/${perf}/resolve/${sources.revision}/`)[1];
      const text = sources.perf.get(file ?? "");
      return text === undefined ? null : tagged(text);
    }),
    under(
      "/api.github.com",
      ({ path }) =>
        path.endsWith("/commits")
          ? json([{
            sha: sources.revision,
            commit: { committer: { date: "2026-02-01T08:00:00Z" } },
          }])
          : null,
    ),
    under(
      "/raw.githubusercontent.com",
      ({ path }) => {
        const served = path.split(`/ml-energy/leaderboard/${sources.revision}/public/data/`)[1];
        if (served in sources.served) return json(sources.served[served as "index.json"]);
        return path.endsWith("/data.json") ? json(sources.prices) : null;
      },
    ),
  );
  return server;
}

/** A reply with an ETag of its content. */
export function tagged(body: string | Uint8Array, headers: Record<string, string> = {}): Reply {
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
  return { body, headers: { etag, ...headers } };
}

/** A route for the paths below a folder, which answers 304 to a tag that it would send. */
function under(folder: string, route: (request: Parameters<Route>[0]) => Reply | null): Route {
  return async (request) => {
    if (!request.path.startsWith(`${folder}/`)) return null;
    const reply = await route({ ...request, path: request.path.slice(folder.length) });
    const tag = reply?.headers?.etag;
    return tag !== undefined && request.headers.get("if-none-match") === tag
      ? { status: 304, headers: { etag: tag } }
      : reply;
  };
}
