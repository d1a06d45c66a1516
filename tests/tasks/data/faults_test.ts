import assert from "node:assert/strict";
import { csvOf, leaderboardRow, perfRow, SIZES } from "./fake_rows.ts";
import { contents, type Fixture, fixture, refused } from "./fixture.ts";

const PRICES = "/data.json";
const HTML = { body: "<!doctype html><title>Log in</title>" };
const perfFile = "data/perf-df-pytorch-cuda-unquantized-1xA10.csv";
const gone = { status: 404, body: '{"message":"Not Found"}' };
const busy = {
  status: 500,
  headers: { "x-error-code": "ResponseNotReady" },
  body: '{"error":"The server is busier than usual"}',
};

type Fault = (own: Fixture) => void;

/** What goes wrong, in which source, what is said, and how it comes about. */
const FAULTS: [what: string, source: string, message: RegExp, fault: Fault][] = [
  // transport
  [
    "a gone source",
    "prices",
    /^Cannot download the price list: the server answered 404 \("Not Found"\), expected 200; the source has moved/,
    ({ server }) => server.on(PRICES, gone),
  ],
  [
    "no right to read",
    "llm-perf",
    /answered 401 \("GatedRepo: no access"\), expected 200; set HF_TOKEN/,
    ({ server }) =>
      server.on("/llm-perf-leaderboard", {
        status: 401,
        headers: { "x-error-code": "GatedRepo" },
        body: '{"error":"no access"}',
      }),
  ],
  [
    "enough requests where no token helps",
    "prices",
    /answered 403 \("API rate limit exceeded"\), expected 200; the server may have had enough/,
    ({ server }) =>
      server.on("/commits", { status: 403, body: '{"message":"API rate limit exceeded"}' }),
  ],
  [
    "a dataset that stays not ready",
    "leaderboard",
    /answered 500 \("ResponseNotReady: The server is busier than usual"\).* try again later/,
    ({ server }) => server.on("/rows", busy),
  ],
  [
    "a Retry-After of hours, which is not waited for",
    "prices",
    /answered 429, expected 200; try again in 7200 s/,
    ({ server }) => server.on(PRICES, { status: 429, headers: { "retry-after": "7200" } }),
  ],
  [
    "a truncated body",
    "prices",
    /the price list: the connection failed \(.*\); check the network/,
    ({ server }) => server.change(PRICES, (reply) => ({ ...reply, cutAfter: 700 })),
  ],
  [
    "a body cut where no length was announced",
    "prices",
    /found JSON that breaks off, expected JSON/,
    ({ server }) =>
      server.change(PRICES, (reply) => ({ ...reply, cutAfter: 700, announced: null })),
  ],
  [
    "a body cut against its listing",
    "llm-perf",
    /1xA10\.csv: found 700 bytes, expected the \d+ of the source's listing; .* try again/,
    ({ server }) =>
      server.change(perfFile, (reply) => ({ ...reply, cutAfter: 700, announced: null })),
  ],
  [
    "a length beyond all bounds",
    "prices",
    /found 5000000\.0 MB announced, expected at most 20\.0 MB/,
    ({ server }) => server.change(PRICES, (reply) => ({ ...reply, announced: 5e12 })),
  ],
  [
    "another content of the same length",
    "llm-perf",
    /A100\.csv: found another content than .* announced \(SHA-256\)/,
    ({ server }) =>
      server.change("unquantized-1xA100.csv", ({ body }) => ({
        body: (body as string).replace("float16", "float17"),
      })),
  ],
  // shape
  [
    "a page for people",
    "leaderboard",
    /the rows of .* from 0: found an HTML page, expected JSON/,
    ({ server }) => server.on("/rows", HTML),
  ],
  [
    "a pointer in the place of a table",
    "llm-perf",
    /^Cannot read data\/perf-df-.*\.csv.*: found/,
    ({ sources }) =>
      sources.perf.set(
        perfFile,
        "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 3\n",
      ),
  ],
  [
    "a renamed column",
    "leaderboard",
    /found no "CO₂ cost \(kg\)" among ".*CO2 cost.*", expected it; the source has renamed/,
    ({ sources }) => {
      sources.leaderboard = sources.leaderboard.map(({ "CO₂ cost (kg)": kg, ...row }) => ({
        ...row,
        "CO2 cost": kg,
      }));
    },
  ],
  [
    "a renamed column of raw files",
    "llm-perf",
    /no "report\.decode\.efficiency\.value" among/,
    ({ sources }) => {
      const renamed = (text: string) => text.replace("report.decode.efficiency.value", "energy");
      for (const [path, text] of sources.perf) sources.perf.set(path, renamed(text));
    },
  ],
  [
    "a renamed field, and with it perhaps the unit",
    "served",
    /served models, gpqa.*: found no "energy_per_token_joules" among .*energy_per_image_joules/,
    changeServed(({ energy_per_token_joules: joules, ...row }) => ({
      ...row,
      energy_per_image_joules: joules,
    })),
  ],
  [
    "a column of another type",
    "leaderboard",
    /row 1, "#Params \(B\)": found the string "0\.5 B", expected a number; .* its type/,
    changeLeaderboard((row) => ({ ...row, "#Params (B)": `${row["#Params (B)"]} B` })),
  ],
  [
    "a price list of another shape",
    "prices",
    /the price list: found object, expected list/,
    ({ sources }) => sources.prices = { providers: [] },
  ],
  [
    "a served task that is not there",
    "served",
    /found the tasks "gpqa, text-to-image", expected lm-arena-chat and sourcegraph-fim among them/,
    ({ sources }) => sources.served["index.json"] = { tasks: ["gpqa", "text-to-image"] },
  ],
  [
    "another task than named",
    "served",
    /gpqa: found the task "gpqa-2", expected gpqa/,
    ({ sources }) => sources.served["tasks/gpqa.json"] = { task: "gpqa-2", configurations: [] },
  ],
  [
    "a renamed table in a zip",
    "scores",
    /found no gpqa_diamond\.csv of at most 20 MB among ".*data\/gpqa\.csv.*", expected it/,
    ({ sources: { epoch } }) => {
      epoch["data/gpqa.csv"] = epoch["data/gpqa_diamond.csv"];
      delete epoch["data/gpqa_diamond.csv"];
    },
  ],
  [
    "a zip that is none",
    "scores",
    /benchmark_data\.zip: found no readable zip \(.*\), expected one/,
    ({ server }) => server.on(".zip", HTML),
  ],
  [
    "ratings of renamed categories",
    "scores",
    /found the categories "all", expected overall among them/,
    ({ sources }) => sources.ratings = sources.ratings.map((row) => ({ ...row, category: "all" })),
  ],
  [
    "a machine without files",
    "llm-perf",
    /found no measurements of T4 among its 7 files/,
    ({ sources }) => void sources.perf.delete("perf-df-unquantized-1xT4.csv"),
  ],
  [
    "a part of the dataset",
    "leaderboard",
    /found a part of the dataset only/,
    changePage((page) => ({ ...page, partial: true })),
  ],
  [
    "a cell that was cut short",
    "leaderboard",
    /found the column "Base Model" cut short/,
    changePage(({ rows, ...page }) => ({
      ...page,
      rows: rows.map((row) => ({ ...row, truncated_cells: ["Base Model"] })),
    })),
  ],
  [
    "rows that changed between two pages",
    "leaderboard",
    /found 140 rows at first and now 141, expected one whole state/,
    ({ server, sources }) => {
      sources.leaderboard = Array.from({ length: 140 }, (_, i) => leaderboardRow(`org/m-${i}`, 7));
      server.change("/rows", (reply) => {
        sources.leaderboard.push(leaderboardRow("org/late", 7));
        return reply;
      });
    },
  ],
  // values
  [
    "CO2 in grams",
    "leaderboard",
    /found kg 1\.00e\+3 times those before/,
    changeLeaderboard((row) => ({ ...row, "CO₂ cost (kg)": 1000 * Number(row["CO₂ cost (kg)"]) })),
  ],
  [
    "parameters, not billions of them",
    "leaderboard",
    /expected 0\.0001 to 10000; the source has changed its unit/,
    changeLeaderboard((row) => ({ ...row, "#Params (B)": 1e9 * Number(row["#Params (B)"]) })),
  ],
  [
    "another unit that the file tells",
    "llm-perf",
    /found "tokens\/Wh", expected "tokens\/kWh"/,
    changePerf((row) => ({ ...row, "report.decode.efficiency.unit": "tokens/Wh" })),
  ],
  [
    "numbers that became text",
    "llm-perf",
    /rows of no use \(\d+ because "Energy \(tokens\/kWh\)" is not a number\)/,
    changePerf((row) => ({ ...row, "report.decode.efficiency.value": "many tokens" })),
  ],
  [
    "served models that cannot be",
    "served",
    /served\.csv: found 20 of 60 rows of no use \(20 because more parameters are active than there/,
    changeServed((row) => ({ ...row, activated_params_billions: 1000 })),
  ],
  [
    "a source that lost more than half of its rows",
    "leaderboard",
    /found 9 rows \(9 of use\), expected at least half of the 20/,
    ({ sources }) => sources.leaderboard.length = 9,
  ],
  [
    "prices that all became text",
    "prices",
    /found 0 rows \(0 of use\)|header and no rows/,
    ({ sources }) => sources.prices = [{ id: "p", models: [model("m", "3 $", "3 $")] }],
  ],
];

for (const [what, source, message, fault] of FAULTS) {
  Deno.test(`${what}: ${source} is refused, and its tables stay`, () =>
    refused(source, message, fault));
}

Deno.test("a gzip bomb ends at the limit", async () => {
  const zeros = new Blob([new Uint8Array(60_000_000)]).stream();
  const zipped = zeros.pipeThrough(new CompressionStream("gzip"));
  const body = new Uint8Array(await new Response(zipped).arrayBuffer());
  assert(body.length < 100_000);
  const headers = { "content-encoding": "gzip" };
  const message = /the price list: found more than 20\.0 MB, expected at most/;
  await refused("prices", message, ({ server }) => server.on(PRICES, { headers, body }));
});

Deno.test("a slow drip ends at the time for a request, and for the run", async () => {
  const drip: Fault = ({ server }) => server.change(PRICES, (reply) => ({ ...reply, dripMs: 5 }));
  const request = { client: { requestMs: 100 } };
  await refused("prices", /the price list: it took longer than 0\.1 s/, drip, request);
  const message = /^Cannot refresh prices: it took longer than 0\.1 s in all/;
  await refused("prices", message, drip, { runMs: 100 });
});

Deno.test("a connection cut at any kilobyte leaves the data alone", async () => {
  await using own = await fixture();
  await own.refresh("llm-perf");
  const before = contents(own.folder);
  own.sources.revision = "b".repeat(40);
  const rows = SIZES.flatMap((size) => [1, 2, 3].map((n) => perfRow(`org/${n}-${size}b`, size)));
  own.sources.perf.set(perfFile, csvOf(rows));
  const { length } = csvOf(rows);
  assert(length > 5 * 1024);
  for (let cutAfter = 0; cutAfter < length; cutAfter += 1024) {
    const restore = own.server.change(perfFile, (reply) => ({ ...reply, cutAfter }));
    await assert.rejects(own.refresh("llm-perf", { client: { retries: 0 } }), /connection failed/);
    restore();
    assert.deepEqual(contents(own.folder), before);
  }
  await own.refresh("llm-perf");
  assert.notDeepEqual(contents(own.folder), before);
});

Deno.test("a price a hundred times the last one is refused until it is confirmed", async () => {
  const slip: Fault = ({ sources }) =>
    sources.prices = JSON.parse(
      JSON.stringify(sources.prices).replace(/(secret-1.*?)3,/, "$1300,"),
    );
  const flag = /Example\/secret-1 input 3 to 300 \$ per .* add --confirm-price Example\/secret-1$/;
  await refused("prices", flag, slip);
  await using own = await fixture();
  await own.refresh("prices");
  slip(own);
  await own.refresh("prices", { again: true, confirmedPrices: ["secret-1"] });
  assert.match(contents(own.folder)["prices.csv"], /^secret-1,Example,300,15,/m);
});

Deno.test("a price that cannot be leaves out its offer, counted, and no other", async () => {
  await using own = await fixture();
  own.sources.prices = [
    { id: "p", models: [model("good-7b", 1, 2), model("bad-7b", -1, 2), model("text-7b", "3", 2)] },
  ];
  await own.refresh("prices");
  assert.match(contents(own.folder)["prices.csv"], /\ngood-7b,p,1,2,[^\n]*\n$/);
  assert.match(own.printed.at(-2)!, /models with a price that is none: 0 to 10000 \$ .* \(2\)$/);
});

/** A model of the price list. */
function model(id: string, input_mtok: unknown, output_mtok: unknown) {
  return { id, prices: { input_mtok, output_mtok } };
}

type Fields = Record<string, string | number | boolean | null>;

function changeLeaderboard(change: (row: Fields) => Fields): Fault {
  return ({ sources }) => sources.leaderboard = sources.leaderboard.map(change);
}

/** Changes each configuration of a task. */
function changeServed(change: (row: Fields) => Fields): Fault {
  return ({ sources: { served } }) => {
    const { configurations } = served["tasks/gpqa.json"] as { configurations: Fields[] };
    served["tasks/gpqa.json"] = { task: "gpqa", configurations: configurations.map(change) };
  };
}

/** Changes each row of the raw files. */
function changePerf(change: (row: Record<string, string>) => Record<string, string>): Fault {
  return ({ sources: { perf } }) => {
    const rows = SIZES.map((size) => change(perfRow(`org/model-${size}b`, size)));
    for (const path of perf.keys()) if (path.includes("unquantized")) perf.set(path, csvOf(rows));
  };
}

/** Changes a page of rows. */
function changePage(change: (page: { rows: object[] }) => object): Fault {
  return ({ server }) =>
    server.change("/rows", (reply) => ({
      body: JSON.stringify(change(JSON.parse(String(reply.body)))),
    }));
}
