import assert from "node:assert/strict";
import { leaderboardRow, parquetOf } from "./fake_rows.ts";
import { tagged } from "./fake_sources.ts";
import { refused } from "./refused.ts";

const parquet = "/0000.parquet";

Deno.test("a part of the dataset is refused, as parquet and as rows", async () => {
  for (const ending of ["/parquet", "/rows"]) {
    await refused("leaderboard", /found a part of the dataset only/, ({ server }) => {
      if (ending === "/rows") server.on("/parquet", { status: 404 });
      server.change(ending, (reply) => ({
        body: JSON.stringify({ ...JSON.parse(String(reply.body)), partial: true }),
      }));
    });
  }
});

Deno.test("a parquet with an absurd number of rows is refused", () =>
  refused(
    "leaderboard",
    /found 1000001 rows in \d+ bytes, expected at most 1000000/,
    ({ server }) => {
      const body = parquetOf([leaderboardRow("org/model-7b", 7)], 1_000_001);
      assert(body.length < 1e6); // so many equal rows take hardly any room
      server.on("/parquet", { status: 200, body: listing(server.servers.hub, body.length) });
      server.on(parquet, { body });
    },
  ));

Deno.test("a parquet that is none is refused", () =>
  refused("leaderboard", /found no readable parquet/, ({ server }) => {
    server.on("/parquet", { body: listing(server.servers.hub, 50) });
    server.on(parquet, { body: "x".repeat(50) });
  }));

Deno.test("a parquet file elsewhere than on the Hub is refused", () =>
  refused(
    "leaderboard",
    /found "0000\.parquet" at .* expected an address of/,
    ({ server }) => server.on("/parquet", { body: listing("https://example.org", 50) }),
  ));

Deno.test("rows that changed between two pages are refused", () =>
  refused(
    "leaderboard",
    /found 140 rows at first and now 141, expected one state/,
    ({ server, sources }) => {
      sources.leaderboard = Array.from({ length: 140 }, (_, i) => leaderboardRow(`org/m-${i}`, 7));
      server.on("/parquet", { status: 404 });
      server.before(({ query }) => {
        if (query.get("offset") === "100") sources.leaderboard.push(leaderboardRow("org/late", 7));
        return null;
      });
    },
  ));

for (const column of ["fullname", "Base Model"]) {
  Deno.test(`a cell of ${column} that the viewer cut short is refused`, () =>
    refused("leaderboard", RegExp(`found the column "${column}" cut short`), ({ server }) => {
      server.on("/parquet", { status: 404 });
      server.change("/rows", (reply) => {
        const page = JSON.parse(String(reply.body));
        page.rows[3].truncated_cells = [column];
        return tagged(JSON.stringify(page));
      });
    }));
}

/** The dataset viewer's list with one parquet file. */
function listing(hub: string, size: number): string {
  return JSON.stringify({
    parquet_files: [{
      dataset: "d",
      config: "default",
      split: "train",
      url: `${hub}/datasets/open-llm-leaderboard/contents/resolve/x/0000.parquet`,
      filename: "0000.parquet",
      size,
    }],
    pending: [],
    failed: [],
    partial: false,
  });
}
