import assert from "node:assert/strict";
import {
  type Client,
  type ClientOptions,
  isHuggingFace,
  mirroredServers,
  openClient,
  SERVERS,
} from "../../../tasks/data/http.ts";
import { retryAfter } from "../../../tasks/data/source_error.ts";
import { FakeServer, type Reply } from "./fake_server.ts";

const TOKEN = "hf_notARealToken";

/** A client of a server, fast in what it waits for, and what it said. */
function clientOf({ servers }: FakeServer, options: Partial<ClientOptions> = {}) {
  const said: string[] = [], { signal } = new AbortController();
  const say = (line: string) => void said.push(line);
  const fast = { servers, token: TOKEN, retries: 2, backoffMs: 1, signal, say, ...options };
  return { client: openClient(fast), said };
}

/** The text of a file of the hub. */
async function textOf({ client }: { client: Client }): Promise<string> {
  return new TextDecoder().decode(await client.bytes(`${client.servers.hub}/a.csv`, "a.csv"));
}

Deno.test("a client tries again after a server error, a cut and a busy server", async () => {
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

Deno.test("a client waits as long as Retry-After asks for, and says so", async () => {
  await using server = new FakeServer();
  server.on("/a.csv", { status: 429, headers: { "retry-after": "1" } }, { body: "whole" });
  const start = performance.now(), own = clientOf(server);
  assert.equal(await textOf(own), "whole");
  assert(performance.now() - start >= 1000);
  assert.match(
    own.said[0],
    /^ {2}Cannot download a\.csv: the server answered 429.*; trying again$/,
  );
});

Deno.test("a client does not ask again for what would stay the same, and not for ever", async () => {
  for (const [status, times] of [[401, 1], [403, 1], [404, 1], [422, 1], [500, 3]]) {
    await using server = new FakeServer();
    server.on("/a.csv", { status });
    await assert.rejects(textOf(clientOf(server)), RegExp(`answered ${status}`));
    assert.equal(server.seen.length, times);
  }
});

Deno.test("a client sends the token to Hugging Face, and to no other server", async () => {
  await using other = new FakeServer(() => ({ body: "from the other" }));
  await using server = new FakeServer(() => ({ body: "x" }));
  const { client } = clientOf(server);
  for (const base of Object.values(client.servers)) await client.bytes(`${base}/a`, "a");
  const sent = server.seen.map(({ path, headers }) => [path, headers.get("authorization")]);
  assert.deepEqual(sent, [
    ["/datasets-server.huggingface.co/a", `Bearer ${TOKEN}`],
    ["/huggingface.co/a", `Bearer ${TOKEN}`],
    ["/api.github.com/a", null],
    ["/raw.githubusercontent.com/a", null],
    ["/epoch.ai/a", null],
  ]);
  server.on("/a.csv", { status: 302, headers: { location: `${other.url}/signed?key=1` } });
  assert.equal(await textOf({ client }), "from the other");
  assert.equal(other.seen[0].headers.get("authorization"), null);
});

Deno.test("isHuggingFace() is strict about the host", () => {
  assert(isHuggingFace("https://huggingface.co/api/datasets/a", SERVERS));
  assert(isHuggingFace("https://datasets-server.huggingface.co/rows?dataset=a", SERVERS));
  for (
    const url of [
      "http://huggingface.co/a",
      "https://huggingface.co.evil.example/a",
      "https://evil.example/huggingface.co/a",
      "https://huggingface.co:8443/a",
      "https://huggingface.co@evil.example/a",
      "https://user:x@huggingface.co/a",
      "https://cdn-lfs.huggingface.co/a",
    ]
  ) assert(!isHuggingFace(url, SERVERS), url);
});

Deno.test("a client gives up a circle of redirects, and one to no web address", async () => {
  for (const location of ["/huggingface.co/a.csv", "file:///etc/passwd", "http://"]) {
    await using server = new FakeServer();
    server.on("/a.csv", { status: 302, headers: { location } });
    const once = clientOf(server, { retries: 0 });
    await assert.rejects(textOf(once), /the connection failed/);
  }
});

Deno.test("a client says how far a long transfer is", async () => {
  await using server = new FakeServer();
  server.on("/a.csv", { body: "x".repeat(21) });
  const own = clientOf(server, { silenceMs: -1 });
  await textOf(own);
  assert.match(own.said[0], /^ {2}a\.csv: \d+ bytes of 21 bytes$/);
});

Deno.test("a client ends at once when the run is over", async () => {
  await using server = new FakeServer();
  server.on("/a.csv", { status: 429, headers: { "retry-after": "60" } });
  const run = new AbortController();
  const work = textOf(clientOf(server, { signal: run.signal }));
  setTimeout(() => run.abort(new Error("over")), 30);
  await assert.rejects(work, /^Error: over$/);
});

Deno.test("a client says in one line when nobody listens there", async () => {
  const nobody = { servers: mirroredServers("http://127.0.0.1:9") } as FakeServer;
  const message = /^SourceError: Cannot download a\.csv: the connection failed \(.*\); check the/;
  await assert.rejects(textOf(clientOf(nobody, { retries: 0 })), message);
});

Deno.test("retryAfter() reads seconds and dates", () => {
  const now = Date.parse("2026-01-31T12:00:00Z");
  const of = (asked: string) => retryAfter(new Headers({ "retry-after": asked }), now);
  assert.deepEqual(["120", "Sat, 31 Jan 2026 12:00:30 GMT", "soon"].map(of), [120, 30, 0]);
  assert.equal(of("Sat, 31 Jan 2026 11:00:00 GMT"), 0);
});

Deno.test("mirroredServers() needs an address", () => {
  assert.equal(mirroredServers("http://127.0.0.1:1/x/").hub, "http://127.0.0.1:1/x/huggingface.co");
  assert.throws(() => mirroredServers("localhost"), /^TaskError: Cannot use the server localhost/);
});
