import assert from "node:assert/strict";
import { type ClientOptions, HUGGING_FACE, openClient } from "../../../tasks/data/http.ts";
import { cut, drip, FakeServer } from "./fake_server.ts";

const TOKEN = "hf_notARealToken";

/** What a server that is asked for a file gives to a client that is fast in what it waits for. */
async function asked(server: FakeServer, url = "/a.csv", options: Partial<ClientOptions> = {}) {
  const said: string[] = [], say = (line: string) => void said.push(line);
  const fast = { mirror: server.url, token: TOKEN, pauseMs: 1, mostBytes: 100_000, say };
  const client = openClient({ ...fast, ...options });
  const bytes = await client.bytes(new URL(url, HUGGING_FACE).href, "a.csv");
  return { text: new TextDecoder().decode(bytes), said };
}

function status(status: number, headers = {}, said?: Record<string, string>) {
  return () =>
    said ? Response.json(said, { status, headers }) : new Response("", { status, headers });
}

const OTHER = "https://api.github.com/a.csv";
const zeros = new Blob([new Uint8Array(60_000_000)]).stream();
const bomb = new Uint8Array(
  await new Response(zeros.pipeThrough(new CompressionStream("gzip"))).arrayBuffer(),
);

/** A reply that stays, from where, what is said of it, and how often it was asked for. */
const REFUSED: [reply: () => Response, url: string, message: RegExp, times: number][] = [
  [status(404), OTHER, /answered 404, expected 200; the source has moved: look for its new/, 1],
  [
    status(401, { "x-error-code": "GatedRepo" }, { error: "no access" }),
    "/a.csv",
    /answered 401 \("GatedRepo: no access"\), expected 200; set HF_TOKEN to a token/,
    1,
  ],
  [
    status(403, {}, { message: "rate limit exceeded" }),
    OTHER,
    /answered 403 \("rate limit exceeded"\), expected 200; the server may have had enough/,
    1,
  ],
  [status(422), OTHER, /answered 422, expected 200; the source has changed/, 1],
  [
    status(500, { "x-error-code": "ResponseNotReady" }),
    OTHER,
    /answered 500 \("ResponseNotReady"\), expected 200; try again later/,
    5,
  ],
  // a wait of hours is not waited for, by a number or a date
  [status(429, { "retry-after": "7200" }), "/a.csv", /try again in 7200 s, or set HF_TOKEN$/, 1],
  [
    status(429, { "retry-after": "Sat, 31 Jan 2105 12:00:30 GMT" }),
    OTHER,
    /try again in \d{10} s$/,
    1,
  ],
  [
    () => new Response(cut("whole", 2)),
    OTHER,
    /the connection failed \(.*\); check the network/,
    5,
  ],
  [
    () => new Response(bomb, { headers: { "content-encoding": "gzip" } }),
    OTHER,
    /found more than 0\.1 MB, expected no more/,
    1,
  ],
  [status(302, { location: "/huggingface.co/a.csv" }), "/a.csv", /the connection failed/, 105],
  [status(302, { location: "file:///etc/passwd" }), OTHER, /the connection failed/, 5],
];

for (const [reply, url, message, times] of REFUSED) {
  Deno.test(`a download is refused: ${message.source}`, async () => {
    await using server = new FakeServer(reply);
    await assert.rejects(asked(server, url), message);
    assert.equal(server.seen.length, times);
  });
}

Deno.test("a client tries again after a server error, a cut and a busy server", async () => {
  for (const fault of [status(500), status(503), () => new Response(cut("whole", 2))]) {
    await using server = new FakeServer();
    server.on("/a.csv", fault, () => new Response("whole"));
    assert.equal((await asked(server)).text, "whole");
    assert.equal(server.seen.length, 2);
  }
});

Deno.test("a client waits as long as Retry-After asks for, and says so", async () => {
  await using server = new FakeServer();
  server.on("/a.csv", status(429, { "retry-after": "1" }), () => new Response("whole"));
  const start = performance.now(), { text, said } = await asked(server);
  assert.equal(text, "whole");
  assert(performance.now() - start >= 1000);
  assert.match(said[0], /^ {2}Cannot download a\.csv: the server answered 429.*; trying again$/);
});

Deno.test("a client sends the token to Hugging Face, and to no other server", async () => {
  await using other = new FakeServer(() => new Response("from the other"));
  await using server = new FakeServer(() => new Response("x"));
  const hosts = [
    "huggingface.co",
    "huggingface.co:8443",
    "huggingface.co.evil.example",
    "epoch.ai",
  ];
  for (const host of hosts) await asked(server, `https://${host}/../a`);
  const sent = server.seen.map(({ path, headers }) => [path, headers.get("authorization")]);
  assert.deepEqual(sent, [
    ["/huggingface.co/a", `Bearer ${TOKEN}`],
    ...hosts.slice(1).map((host) => [`/${host}/a`, null]),
  ]);
  server.on("/a.csv", status(302, { location: `${other.url}/signed?key=1` }));
  assert.equal((await asked(server)).text, "from the other");
  assert.equal(other.seen[0].headers.get("authorization"), null);
});

Deno.test("a client says how far a long transfer is, and ends a slow one", async () => {
  await using server = new FakeServer(() => new Response("x".repeat(21)));
  const { said } = await asked(server, "/a.csv", { silenceMs: -1 });
  assert.match(said[0], /^ {2}a\.csv: 0\.0 MB so far$/);
  server.on("/a.csv", () => new Response(drip("x".repeat(100), 5)));
  const slow = asked(server, "/a.csv", { requestMs: 100 });
  await assert.rejects(slow, /^TaskError: Cannot download a\.csv: it took longer than 0\.1 s/);
});

Deno.test("a client that cannot reach a server asks once more, and says so in one line", async () => {
  const nobody = { url: "http://127.0.0.1:9" } as FakeServer, said: string[] = [];
  const message = /^TaskError: Cannot download a\.csv: the connection failed \(.*\); check the/;
  const say = (line: string) => void said.push(line);
  await assert.rejects(asked(nobody, "/a.csv", { say }), message);
  assert.equal(said.length, 1);
});
