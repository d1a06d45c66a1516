import assert from "node:assert/strict";
import { compareStates } from "../../../tasks/data/compare.ts";
import { cut } from "./fake_server.ts";
import { csvOf, type Fields, perfRow, SIZES } from "./fake_sources.ts";
import { contents, type Fixture, fixture, refused } from "./fixture.ts";

const perfFile = "data/perf-df-pytorch-cuda-unquantized-1xA10.csv";

type Fault = (own: Fixture) => void;

/** What goes wrong, in which source, what is said, and how it comes about. */
const FAULTS: [what: string, source: string, message: RegExp, fault: Fault][] = [
  [
    "a body cut against its listing",
    "llm-perf",
    /1xA10\.csv: found 700 bytes, expected the \d+ of the source's listing; .* try again/,
    ({ server, sources: { perf } }) =>
      server.on(perfFile, () => new Response(perf[perfFile].slice(0, 700))),
  ],
  [
    "a page for people",
    "served",
    /served models, index\.json: found an HTML page, expected JSON; .* the network wants a login/,
    ({ server }) => server.on("index.json", () => new Response("<!doctype html>")),
  ],
  [
    "JSON that breaks off",
    "prices",
    /the price list: found text that is none or breaks off, expected JSON/,
    ({ server, sources: { prices } }) =>
      server.on("/data.json", () => new Response(JSON.stringify(prices).slice(0, 700))),
  ],
  [
    "a pointer in the place of a table",
    "llm-perf",
    /^Cannot read data\/perf-df-.*\.csv.*: found/,
    ({ sources }) =>
      sources.perf[perfFile] = "version https://git-lfs.github.com/spec/v1\nsize 3\n",
  ],
  [
    "a Parquet file that is none",
    "leaderboard",
    /data\/train-00000-of-00001\.parquet: found no readable Parquet \(.*\), expected one/,
    ({ server, sources }) => {
      const siblings = [{ rfilename: "data/train-00000-of-00001.parquet", size: 9 }];
      server.on("/contents", () => Response.json({ sha: sources.revision, siblings }));
      server.on(".parquet", () => new Response("<!doctype"));
    },
  ],
  [
    "a renamed column",
    "leaderboard",
    /found no "CO₂ cost \(kg\)" among ".*CO2 cost.*", expected it; the source has renamed/,
    changeLeaderboard(({ "CO₂ cost (kg)": kg, ...row }) => ({ ...row, "CO2 cost": kg })),
  ],
  [
    "a column of another type",
    "leaderboard",
    /20 of 20 rows of no use \(20 because "#Params \(B\)" is not a number\), expected at most 5 %/,
    changeLeaderboard((row) => ({ ...row, "#Params (B)": `${row["#Params (B)"]} ?` })),
  ],
  [
    "another task than named",
    "served",
    /tasks\/gpqa\.json, task: found "gpqa-2", expected "gpqa"/,
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
    "a machine without files",
    "llm-perf",
    /found no measurements of T4 among its 7 files/,
    ({ sources }) => delete sources.perf["perf-df-unquantized-1xT4.csv"],
  ],
  [
    "a split without files",
    "scores",
    /found no text\/latest-….parquet among its 1 files, expected it/,
    ({ server, sources: { revision } }) =>
      server.on("/lmarena-ai/leaderboard-dataset", () =>
        Response.json({
          sha: revision,
          siblings: [{ rfilename: "text/full-00000-of-00001.parquet", size: 1 }],
        })),
  ],
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
    "a source that lost more than half of its rows",
    "leaderboard",
    /found 9 rows, expected at least half of the 20 before/,
    ({ sources }) => sources.leaderboard.length = 9,
  ],
];

for (const [what, source, message, fault] of FAULTS) {
  Deno.test(`${what}: ${source} is refused, and its tables stay`, () =>
    refused(source, message, fault));
}

Deno.test("a connection cut at any kilobyte leaves the data alone", async () => {
  await using own = await fixture();
  await own.refresh("llm-perf");
  const before = contents(own.folder);
  own.sources.revision = "b".repeat(40);
  const rows = SIZES.flatMap((size) => [1, 2, 3].map((n) => perfRow(`org/${n}-${size}b`, size)));
  const text = own.sources.perf[perfFile] = csvOf(rows);
  assert(text.length > 5 * 1024);
  for (let after = 0; after < text.length; after += 1024) {
    own.server.on(perfFile, () => new Response(cut(text, after)));
    await assert.rejects(own.refresh("llm-perf"), /connection failed/);
    assert.deepEqual(contents(own.folder), before);
  }
  own.server.on(perfFile, () => new Response(text));
  await own.refresh("llm-perf");
  assert.notDeepEqual(contents(own.folder), before);
});

Deno.test("a price of which one side is a hundred times the last one is refused until it is confirmed", async () => {
  const slip: Fault = ({ sources }) =>
    sources.prices = JSON.parse(
      JSON.stringify(sources.prices).replace(/(secret-1.*?)3,/, "$1300,"),
    );
  const flag =
    / Example secret-1 from 6\.71 to 67\.1 \$.* expected less than 10 times .* --confirm-price secret-1$/;
  await refused("prices", flag, slip);
  await using own = await fixture();
  await own.refresh("prices");
  slip(own);
  await own.refresh("prices", { again: true, confirmedPrices: ["secret-1"] });
  assert.match(contents(own.folder)["prices.csv"], /^secret-1,Example,300,15,/m);
});

Deno.test("a price that cannot be leaves out its offer, counted, and no other", async () => {
  await using own = await fixture();
  const model = (id: string, input_mtok: unknown) => ({
    id,
    prices: { input_mtok, output_mtok: 2 },
  });
  own.sources.prices = [
    { id: "p", models: [model("good-7b", 1), model("bad-7b", -1), model("text-7b", "3")] },
  ];
  await own.refresh("prices");
  assert.match(contents(own.folder)["prices.csv"], /\ngood-7b,p,1,2,[^\n]*\n$/);
  assert.match(own.printed.at(-2)!, /models with a price that is none: 0 to 10000 \$ .* \(2\)$/);
});

function changeLeaderboard(change: (row: Fields) => Fields): Fault {
  return ({ sources }) => sources.leaderboard = sources.leaderboard.map(change);
}

Deno.test("a source that brings a table of a new kind is told where to describe it", () => {
  assert.throws(
    () => compareStates("grid.csv", null, "Country,Code\n", []),
    /^TaskError: Cannot use grid\.csv: found a table of a new kind, .* its table in lib\/tables\/all\.ts `measures`/,
  );
});
