import assert from "node:assert/strict";
import { csvOf, perfRow, SIZES } from "./fake_rows.ts";
import { contents, type Fixture, fixture } from "./fixture.ts";
import { refused } from "./refused.ts";

const parquet = "/0000.parquet", list = "/data.json";

Deno.test("a gone source is refused", () =>
  refused(
    "prices",
    /^Cannot download the price list: the server answered 404 \("Not Found"\), expected 200; the source has moved/,
    ({ server }) => server.on(list, { status: 404, body: '{"message":"Not Found"}' }),
  ));

Deno.test("an unauthorised answer names HF_TOKEN", () =>
  refused(
    "llm-perf",
    /answered 401 \("GatedRepo: no access"\), expected 200; set HF_TOKEN/,
    ({ server }) =>
      server.on("/llm-perf-leaderboard", {
        status: 401,
        headers: { "x-error-code": "GatedRepo" },
        body: '{"error":"no access"}',
      }),
  ));

Deno.test("a server that has had enough is not answered with HF_TOKEN where it takes none", () =>
  refused(
    "prices",
    /answered 403 \("API rate limit exceeded"\), expected 200; the server may have had enough/,
    ({ server }) =>
      server.on("/commits", { status: 403, body: '{"message":"API rate limit exceeded"}' }),
  ));

Deno.test("a dataset that stays not ready is refused in the end", () =>
  refused(
    "leaderboard",
    /answered 500 \("ResponseNotReady: The server is busier/,
    ({ server }) =>
      server.before(({ path }) =>
        path.startsWith("/datasets-server")
          ? {
            status: 500,
            headers: { "x-error-code": "ResponseNotReady" },
            body: '{"error":"The server is busier than usual"}',
          }
          : null
      ),
  ));

Deno.test("a server error in plain text is quoted", () =>
  refused(
    "leaderboard",
    /answered 500 \("Internal Server Error"\)/,
    ({ server }) => server.on("/splits", { status: 500, body: "Internal Server Error" }),
  ));

Deno.test("a Retry-After of hours is not waited for", () =>
  refused(
    "prices",
    /answered 429, expected 200; try again in 7200 s/,
    ({ server }) => server.on(list, { status: 429, headers: { "retry-after": "7200" } }),
  ));

Deno.test("a truncated body is refused, with a length and without", async () => {
  for (const announced of [undefined, null]) {
    await refused(
      "leaderboard",
      /open-llm-leaderboard\/contents, 0000\.parquet: (the connection failed|found 700 bytes, expected)/,
      ({ server }) => server.change(parquet, (reply) => ({ ...reply, cutAfter: 700, announced })),
    );
  }
});

Deno.test("a body longer than announced is refused", () =>
  refused(
    "leaderboard",
    /0000\.parquet: found more than .* bytes, expected the \d+ bytes of the source's listing/,
    ({ server }) =>
      server.change(parquet, ({ body }) => ({
        body: new Uint8Array([...body as Uint8Array, ...new Uint8Array(5000)]),
      })),
  ));

Deno.test("a wrong Content-Length is refused", async () => {
  for (const [announced, message] of [[300, /found 300 bytes, expected/], [99_000, /connection/]]) {
    await refused(
      "leaderboard",
      message as RegExp,
      ({ server }) =>
        server.change(parquet, (reply) => ({ ...reply, announced: announced as number })),
    );
  }
});

Deno.test("a length beyond all bounds is refused before anything is read", () =>
  refused(
    "leaderboard",
    /found 5000000\.0 MB announced, expected at most 100\.0 MB/,
    ({ server }) => server.change(parquet, (reply) => ({ ...reply, announced: 5e12 })),
  ));

Deno.test("another content of the same length is refused by its SHA-256", () =>
  refused(
    "llm-perf",
    /A100\.csv: found another content than .* announced \(SHA-256\)/,
    ({ server }) =>
      server.change("unquantized-1xA100.csv", ({ body }) => ({
        body: (body as string).replace("float16", "float17"),
      })),
  ));

Deno.test("a gzip bomb ends at the limit", async () => {
  const zeros = new Blob([new Uint8Array(60_000_000)]).stream();
  const zipped = zeros.pipeThrough(new CompressionStream("gzip"));
  const body = new Uint8Array(await new Response(zipped).arrayBuffer());
  assert(body.length < 100_000);
  await refused(
    "prices",
    /the price list: found more than 20\.0 MB, expected at most/,
    ({ server }) => server.on(list, { headers: { "content-encoding": "gzip" }, body }),
  );
});

Deno.test("a slow drip ends at the time for a request, and for the run", async () => {
  const drip = ({ server }: Fixture) =>
    void server.change(list, (reply) => ({ ...reply, dripMs: 5 }));
  await refused("prices", /the price list: it took longer than 0\.1 s/, drip, {
    client: { requestMs: 100 },
  });
  await refused("prices", /^Cannot refresh prices: it took longer than 0\.1 s in all/, drip, {
    runMs: 100,
  });
});

Deno.test("a body that stands still ends after a while", () =>
  refused(
    "prices",
    /the price list: no byte came for 0\.05 s/,
    ({ server }) => server.change(list, (reply) => ({ ...reply, dripMs: 400 })),
    { client: { stallMs: 50 } },
  ));

Deno.test("a connection cut at any kilobyte leaves the data alone", async () => {
  await using own = await fixture();
  await own.refresh("llm-perf");
  const before = contents(own.folder);
  own.sources.revision = "b".repeat(40);
  const file = "data/perf-df-pytorch-cuda-unquantized-1xA10.csv";
  const rows = SIZES.flatMap((size) => [1, 2, 3].map((n) => perfRow(`org/${n}-${size}b`, size)));
  own.sources.perf.set(file, csvOf(rows));
  const length = own.sources.perf.get(file)!.length;
  assert(length > 5 * 1024);
  for (let cutAfter = 0; cutAfter < length; cutAfter += 1024) {
    const restore = own.server.change(file, (reply) => ({ ...reply, cutAfter }));
    await assert.rejects(own.refresh("llm-perf", { client: { retries: 0 } }), /connection failed/);
    restore();
    assert.deepEqual(contents(own.folder), before);
  }
  await own.refresh("llm-perf");
  assert.notDeepEqual(contents(own.folder), before);
});
