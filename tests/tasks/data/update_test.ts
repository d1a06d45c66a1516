import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { command } from "../command.ts";
import { contents, type Fixture, fixture } from "./fixture.ts";

const update = (own: Fixture, args: string[], env?: Record<string, string>) =>
  command("data:update", [...args, "--data", fileURLToPath(own.folder)], env);

const at = (own: Fixture) => ["--server", own.server.url];

Deno.test("data:update refreshes all sources, and none a second time", async () => {
  await using own = await fixture();
  const first = await update(own, at(own));
  assert.equal(first.code, 0, first.err);
  assert.match(first.out, /leaderboard\.csv: 0 → 20 rows\n {2}20 models added: org\/model-0\.5b,/);
  const written = Object.keys(contents(own.folder)).join(" ").replaceAll(
    /latest\/input-\w+\.csv/g,
    "…",
  );
  assert.equal(
    written,
    "… … … … latest/leaderboard.csv latest/manifest.json manifest.json prices.csv scores.csv served.csv",
  );
  const second = await update(own, [...at(own), "--dry-run"]);
  assert.equal(second.code, 0);
  assert.equal(second.out.match(/already at revision .*aaaaaaaaaa.*nothing to change/g)?.length, 5);
});

Deno.test("data:update ends with status 1 and one sentence when a source fails, and goes on", async () => {
  await using own = await fixture();
  const token = "hf_notARealToken";
  own.server.on(".parquet", () => Response.json({ error: `for ${token}` }, { status: 404 }));
  const env = { HF_TOKEN: token };
  const { code, out, err } = await update(own, ["leaderboard", "prices", ...at(own)], env);
  assert.equal(code, 1);
  assert.equal(
    err,
    "leaderboard: Cannot download data/train-00000-of-00001.parquet: the server answered 404 " +
      '("for ***"), expected 200; the source has moved: look for its new place. ' +
      "Nothing was changed.\n",
  );
  assert.match(out, /prices: prices\.csv now at revision/);
  assert.equal(own.server.seen[0].headers.get("authorization"), `Bearer ${token}`);
  assert(!(out + err).includes(token));
});

Deno.test("data:update goes through the proxy that the environment names", async () => {
  await using own = await fixture();
  const proxy = { HTTP_PROXY: own.server.url, NO_PROXY: "" };
  const { code, err } = await update(own, ["prices", "--server", "http://sources.invalid"], proxy);
  assert.equal(code, 0, err);
});

Deno.test("data:update says in one line what its arguments and the token may be", async () => {
  await using own = await fixture();
  for (
    const [args, message] of [
      [
        ["price"],
        /^error: Found the source price, expected leaderboard, llm-perf, prices, served,/,
      ],
      [["--timeout", "0"], /^error: --timeout takes a number above 0 .*, found "0"/],
      [["--server", "here"], /^error: --server takes an http address, found "here"/],
      [["prices"], /^error: Cannot use HF_TOKEN: found characters that no token has/],
    ] as const
  ) {
    const { code, err } = await update(own, [...args], { HF_TOKEN: "hf_half\nhf_other" });
    assert.equal(code, 1);
    assert.match(err, message);
    assert.equal(err.trim().split("\n").length, 1);
    assert(!err.includes("half") && !err.includes("hf_other"));
  }
});
