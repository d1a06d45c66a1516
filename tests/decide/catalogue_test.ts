import assert from "node:assert/strict";
import { parseApiPrices } from "../../lib/read/api_prices.ts";
import { parseLeaderboard } from "../../lib/read/evaluations.ts";
import { parseServed } from "../../lib/read/served.ts";
import { catalogue, catalogueTable } from "../../lib/decide/catalogue.ts";
import { data } from "./decision_fixture.ts";

const scores = "fullname,Type,Precision,Architecture,MoE,#Params (B),Average ⬆️,CO₂ cost (kg)\n";
const prices =
  "Model,Provider,Input ($/1M tokens),Output ($/1M tokens),Dated,Params (B),Active params (B)," +
  "Size source,Size disclosed,Open weights\n";
const served =
  "Model,Task,GPU,GPUs,Precision,Architecture,Params (B),Active params (B),Max concurrency," +
  "Mean concurrency,Energy (J/token),Throughput (tokens/s),Median inter-token latency (ms)," +
  "Mean output (tokens)\n";
const rows = (given: { scores?: string; prices?: string; served?: string; own?: string }) => ({
  evaluations: given.scores ? parseLeaderboard(scores + given.scores).rows : [],
  measurements: [],
  prices: given.prices ? parseApiPrices(prices + given.prices).rows : [],
  served: [
    ...given.served ? parseServed(served + given.served, { source: "ML.ENERGY" }).rows : [],
    ...given.own ? parseServed(served + given.own, { source: "own" }).rows : [],
  ],
});
const evaluation = (name: string, score: number, paramsB: number) =>
  `${name},🟢 pretrained,bfloat16,X,False,${paramsB},${score},1\n`;

Deno.test("catalogue() joins what the tables know of one model", () => {
  const [entry, ...others] = catalogue(rows({
    scores: evaluation("meta-llama/Meta-Llama-3.1-8B-Instruct", 28, 8.03),
    prices: "meta.llama3-1-8b-instruct-v1:0,AWS,0.2,0.3,2026-01-01,8,8,x,True,True\n" +
      "llama-v3p1-8b-instruct,Fireworks,0.1,0.1,2026-01-01,8,8,x,True,True\n",
    served: "meta-llama/Llama-3.1-8B-Instruct,lm-arena-chat,H100,1,bfloat16,X,8,8,8,8,1,1,1,1\n",
  }));
  assert.deepEqual(others, []);
  assert.deepEqual(entry, {
    key: "llama-3.1-8b-instruct",
    model: "meta-llama/Meta-Llama-3.1-8B-Instruct",
    paramsB: 8.03,
    activeParamsB: 8.03,
    scorePercent: 28,
    openWeights: true,
    offers: [
      { provider: "AWS", input: 0.2, output: 0.3 },
      { provider: "Fireworks", input: 0.1, output: 0.1 },
    ],
    tables: ["scores", "served", "prices"],
  });
});

Deno.test("catalogue() keeps a variant apart, and takes the mean of several scores", () => {
  const entries = catalogue(rows({
    scores: evaluation("a/X-7B", 10, 7) + evaluation("a/X-7B", 14, 7) +
      evaluation("a/X-7B-FP8", 9, 7),
  }));
  assert.deepEqual(entries.map(({ key, scorePercent }) => [key, scorePercent]), [
    ["a/x-7b", 12],
    ["a/x-7b-fp8", 9],
  ]);
});

Deno.test("catalogue() knows the active parameters of a mixture of experts from where they are said", () => {
  const [known, unknown] = catalogue(rows({
    prices: "qwen3-30b-a3b,A,1,1,2026-01-01,30.5,3.3,x,True,True\n" +
      "mystery-8x7b,A,1,1,2026-01-01,46.7,,x,True,False\n",
  }));
  assert.deepEqual([known.paramsB, known.activeParamsB], [30.5, 3.3]);
  assert.equal(unknown.activeParamsB, null);
  assert.equal(unknown.openWeights, false);
});

Deno.test("catalogue() tells the user's own measurements from those of ML.ENERGY", () => {
  const measured = (name: string) => `${name},lm-arena-chat,H100,1,bfloat16,X,8,8,8,8,1,1,1,1\n`;
  const entries = catalogue(
    rows({ served: measured("a/A"), own: measured("a/A") + measured("b/B") }),
  );
  assert.deepEqual(entries.map(({ key, tables }) => [key, tables]), [
    ["a/a", ["served", "own"]],
    ["b/b", ["own"]],
  ]);
  const labels = (of: typeof entries) => catalogueTable(of).columns.map(({ label }) => label);
  assert.deepEqual(labels(entries), ["ML.ENERGY", "own measurements", "Models"]);
  assert.deepEqual(labels(catalogue(rows({ served: measured("a/A") }))), ["ML.ENERGY", "Models"]);
});

Deno.test("catalogueTable() counts each model once", () => {
  const { rows } = catalogueTable(data.entries);
  const counts = rows.map((row) => Number(row.at(-1)!.replaceAll(",", "")));
  const [total, ...groups] = counts.reverse();
  assert.equal(groups.reduce((sum, count) => sum + count), total);
  assert.equal(total, data.entries.length);
});

Deno.test("catalogue() of the shipped tables has each key once, and 100 models in two tables or more", () => {
  assert.equal(new Set(data.entries.map(({ key }) => key)).size, data.entries.length);
  assert(data.entries.filter(({ tables }) => tables.length > 1).length >= 100);
});
