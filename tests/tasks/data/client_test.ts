import assert from "node:assert/strict";
import { type Client, type ClientOptions, openClient } from "../../../tasks/data/http/client.ts";
import { retryAfter } from "../../../tasks/data/http/refusal.ts";
import { mayHaveToken, mirroredServers, PUBLIC_SERVERS } from "../../../tasks/data/http/servers.ts";
import { FakeServer, type Reply } from "./fake_server.ts";

const TOKEN = "hf_notARealToken";

/** A client of a server, fast in what it waits for. */
function clientOf(server: FakeServer, options: Partial<ClientOptions> = {}): Client {
  return openClient({
    servers: server.servers,
    token: TOKEN,
    retries: 2,
    backoffMs: 1,
    signal: new AbortController().signal,
    ...options,
  });
}

/** The text of a file of the hub. */
async function textOf(client: Client, path = "/a.csv"): Promise<string> {
  const request = { url: client.servers.hub + path, what: "a.csv", maxBytes: 1000 };
  return new TextDecoder().decode((await client.get(request)).bytes);
}

/** Lets the clock that measures durations run so many times as fast. */
function clockTimes(speed: number): Disposable {
  const now = performance.now;
  performance.now = () => speed * now.call(performance);
  return { [Symbol.dispose]: () => void (performance.now = now) };
}

Deno.test("get() tries again after a server error, a cut and a busy server", async () => {
  const faults: Reply[] = [
    { status: 500, headers: { "x-error-code": "ResponseNotReady" }, body: '{"error":"wait"}' },
    { status: 503, body: "busy" },
    { body: "whole", cutAfter: 2 },
  ];
  for (const fault of faults) {
    await using server = new FakeServer();
    server.on("/a.csv", fault, { body: "whole" });
    assert.equal(await textOf(clientOf(server)), "whole");
    assert.equal(server.seen.length, 2);
  }
});

Deno.test("get() waits as long as Retry-After asks for", async () => {
  await using server = new FakeServer();
  server.on("/a.csv", { status: 429, headers: { "retry-after": "1" } }, { body: "whole" });
  const printed: string[] = [];
  const start = performance.now();
  const say = (line: string) => void printed.push(line);
  assert.equal(await textOf(clientOf(server, { say })), "whole");
  assert(performance.now() - start >= 1000);
  assert.match(printed[0], /^ {2}Cannot download a\.csv: the server answered 429.* again in 1 s$/);
});

Deno.test("get() does not try again what would stay the same", async () => {
  for (const status of [401, 403, 404, 422]) {
    await using server = new FakeServer();
    server.on("/a.csv", { status });
    await assert.rejects(textOf(clientOf(server)), { name: "SourceError", status });
    assert.equal(server.seen.length, 1);
  }
});

Deno.test("get() tries no more often than it may", async () => {
  await using server = new FakeServer();
  server.on("/a.csv", { status: 500 });
  await assert.rejects(textOf(clientOf(server)), /answered 500/);
  assert.equal(server.seen.length, 3);
});

Deno.test("get() sends the token to Hugging Face, and to no other server", async () => {
  await using server = new FakeServer(() => ({ body: "x" }));
  const client = clientOf(server);
  for (const base of Object.values(client.servers)) {
    await client.get({ url: `${base}/a`, what: "a", maxBytes: 9 });
  }
  assert.deepEqual(
    server.seen.map(({ path, headers }) => [path, headers.get("authorization")]),
    [
      ["/datasets-server.huggingface.co/a", `Bearer ${TOKEN}`],
      ["/huggingface.co/a", `Bearer ${TOKEN}`],
      ["/api.github.com/a", null],
      ["/raw.githubusercontent.com/a", null],
    ],
  );
});

Deno.test("get() follows a redirect to another host without the token", async () => {
  await using other = new FakeServer(() => ({ body: "from the other" }));
  await using server = new FakeServer();
  server.on("/a.csv", { status: 302, headers: { location: `${other.url}/signed?key=1` } });
  assert.equal(await textOf(clientOf(server)), "from the other");
  assert.equal(server.seen[0].headers.get("authorization"), `Bearer ${TOKEN}`);
  assert.equal(other.seen[0].headers.get("authorization"), null);
});

Deno.test("get() follows a relative redirect on the same host with the token", async () => {
  await using server = new FakeServer();
  server.on("/huggingface.co/b.csv", { body: "moved" });
  server.on("/huggingface.co/a.csv", {
    status: 307,
    headers: { location: "/huggingface.co/b.csv" },
  });
  assert.equal(await textOf(clientOf(server)), "moved");
  assert.equal(server.seen[1].headers.get("authorization"), `Bearer ${TOKEN}`);
});

Deno.test("get() gives up a circle of redirects, and one to no web address", async () => {
  for (
    const [location, message] of [
      ["/huggingface.co/a.csv", /found more than 5 redirects/],
      ["file:///etc/passwd", /redirects to file:\/\/, expected an https address/],
      ["http://", /redirects to no address/],
    ] as const
  ) {
    await using server = new FakeServer();
    server.on("/a.csv", { status: 302, headers: { location } });
    await assert.rejects(textOf(clientOf(server)), message);
  }
});

Deno.test("get() never shows the token, even when the server repeats it", async () => {
  await using server = new FakeServer();
  server.on("/a.csv", { status: 500, body: JSON.stringify({ error: `no right for ${TOKEN}` }) });
  const printed: string[] = [];
  const say = (line: string) => void printed.push(line);
  await assert.rejects(textOf(clientOf(server, { say })), (error: Error) => {
    assert.match(error.message, /no right for \*\*\*/);
    assert(![error.message, error.stack, ...printed].join("\n").includes(TOKEN));
    return true;
  });
});

Deno.test("get() says how far a long transfer is", async () => {
  await using server = new FakeServer();
  server.on("/a.csv", { body: "x".repeat(21), dripMs: 5 });
  const printed: string[] = [];
  using _fast = clockTimes(50);
  await textOf(clientOf(server, { say: (line) => void printed.push(line) }));
  assert.match(printed[0], /^ {2}a\.csv: \d+ bytes of 21 bytes$/);
});

Deno.test("get() ends at once when the run is over", async () => {
  await using server = new FakeServer();
  server.on("/a.csv", { status: 429, headers: { "retry-after": "60" } });
  const run = new AbortController();
  const work = textOf(clientOf(server, { signal: run.signal }));
  setTimeout(() => run.abort(new Error("over")), 30);
  await assert.rejects(work, /^Error: over$/);
});

Deno.test("get() says when nobody listens there", async () => {
  const client = openClient({
    servers: mirroredServers("http://127.0.0.1:9"),
    retries: 0,
    signal: new AbortController().signal,
  });
  await assert.rejects(
    textOf(client),
    /^SourceError: Cannot download a\.csv: the connection failed/,
  );
});

Deno.test("retryAfter() reads seconds and dates", () => {
  const now = Date.parse("2026-01-31T12:00:00Z");
  assert.equal(retryAfter("120", now), 120);
  assert.equal(retryAfter("Sat, 31 Jan 2026 12:00:30 GMT", now), 30);
  assert.equal(retryAfter("Sat, 31 Jan 2026 11:00:00 GMT", now), 0);
  assert.equal(retryAfter("soon", now), null);
  assert.equal(retryAfter(null, now), null);
});

Deno.test("mayHaveToken() is strict about the host", () => {
  const may = (url: string) => mayHaveToken(new URL(url), PUBLIC_SERVERS);
  assert(may("https://huggingface.co/api/datasets/a"));
  assert(may("https://datasets-server.huggingface.co/rows?dataset=a"));
  for (
    const url of [
      "http://huggingface.co/a",
      "https://huggingface.co.evil.example/a",
      "https://evil.example/huggingface.co/a",
      "https://huggingface.co:8443/a",
      "https://huggingface.co@evil.example/a",
      "https://user:x@huggingface.co/a",
      "https://cdn-lfs.huggingface.co/a",
      "https://raw.githubusercontent.com/a",
    ]
  ) {
    assert(!may(url), url);
  }
});

Deno.test("mirroredServers() needs an address", () => {
  assert.equal(mirroredServers("http://127.0.0.1:1/x/").hub, "http://127.0.0.1:1/x/huggingface.co");
  assert.throws(() => mirroredServers("localhost"), /^TypeError: Cannot use the server localhost/);
});
