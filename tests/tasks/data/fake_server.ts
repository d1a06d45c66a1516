import { mirroredServers, type Servers } from "../../../tasks/data/http/servers.ts";

/** An answer, and what goes wrong with it on the way. */
export type Reply = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Bytes of the body after which the connection is cut. */
  cutAfter?: number;
  /** The Content-Length to send; null for none. */
  announced?: number | null;
  /** One byte of the body in each of so many milliseconds. */
  dripMs?: number;
};

/** A request as it came in. */
export type Seen = { path: string; query: URLSearchParams; headers: Headers };

/** Answers a request, or gives null for one that it does not know. */
export type Route = (request: Seen) => Reply | null | Promise<Reply | null>;

/**
 * A server on 127.0.0.1 that speaks HTTP/1.1 over plain sockets, so that it can also speak it wrongly:
 * cut, lie about lengths, drip.
 */
export class FakeServer implements AsyncDisposable {
  readonly seen: Seen[] = [];
  readonly #listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  readonly #open = new Set<Deno.Conn>();
  readonly #routes: Route[] = [];
  readonly #loop: Promise<void>;

  constructor(...routes: Route[]) {
    this.#routes = routes;
    this.#loop = this.#serve();
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#listener.addr as Deno.NetAddr).port}`;
  }

  get servers(): Servers {
    return mirroredServers(this.url);
  }

  /** Puts a route before those that are there; gives a function that takes it away. */
  before(route: Route): () => void {
    this.#routes.unshift(route);
    return () => void this.#routes.splice(this.#routes.indexOf(route), 1);
  }

  /** Answers the path that ends so with these replies in turn, the last one for ever. */
  on(ending: string, ...replies: Reply[]): () => void {
    let n = 0;
    return this.before(({ path }) =>
      path.endsWith(ending) ? replies[Math.min(n++, replies.length - 1)] : null
    );
  }

  /** Changes the answers to the path that ends so. */
  change(ending: string, change: (reply: Reply) => Reply): () => void {
    let own = false;
    return this.before(async (request) => {
      if (own || !request.path.endsWith(ending)) return null;
      own = true;
      try {
        return change(await this.#answer(request));
      } finally {
        own = false;
      }
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    for (const connection of this.#open) close(connection);
    await this.#loop;
  }

  async #serve(): Promise<void> {
    const handled: Promise<void>[] = [];
    for await (const connection of this.#listener) {
      this.#open.add(connection);
      handled.push(
        this.#handle(connection).catch(() => {}).finally(() => {
          this.#open.delete(connection);
          close(connection);
        }),
      );
    }
    await Promise.all(handled);
  }

  async #handle(connection: Deno.Conn): Promise<void> {
    const request = await readRequest(connection);
    if (request === null) return;
    this.seen.push(request);
    await send(connection, await this.#answer(request));
  }

  async #answer(request: Seen): Promise<Reply> {
    for (const route of this.#routes) {
      const reply = await route(request);
      if (reply !== null) return reply;
    }
    return { status: 404, body: JSON.stringify({ error: `no ${request.path}` }) };
  }
}

/** Reads the head of a request. */
async function readRequest(connection: Deno.Conn): Promise<Seen | null> {
  let text = "";
  const chunk = new Uint8Array(8192);
  while (!text.includes("\r\n\r\n")) {
    const n = await connection.read(chunk);
    if (n === null) return null;
    text += new TextDecoder("latin1").decode(chunk.subarray(0, n));
  }
  const [first, ...lines] = text.split("\r\n\r\n")[0].split("\r\n");
  const url = new URL(first.split(" ")[1], "http://127.0.0.1");
  const headers = new Headers(
    lines.map((line): [string, string] => {
      const at = line.indexOf(":");
      return [line.slice(0, at), line.slice(at + 1).trim()];
    }),
  );
  return { path: decodeURIComponent(url.pathname), query: url.searchParams, headers };
}

/** Sends a reply with all its faults. */
async function send(connection: Deno.Conn, reply: Reply): Promise<void> {
  const body = typeof reply.body === "string"
    ? new TextEncoder().encode(reply.body)
    : reply.body ?? new Uint8Array();
  const { status = 200, announced = body.length, cutAfter, dripMs, headers = {} } = reply;
  const head = [
    `HTTP/1.1 ${status} X`,
    "connection: close",
    ...(announced === null ? [] : [`content-length: ${announced}`]),
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ].join("\r\n") + "\r\n\r\n";
  await write(connection, new TextEncoder().encode(head));
  const sent = body.subarray(0, cutAfter ?? body.length);
  if (dripMs === undefined) return await write(connection, sent);
  for (const byte of sent) {
    await new Promise((resolve) => setTimeout(resolve, dripMs));
    await write(connection, new Uint8Array([byte]));
  }
}

async function write(connection: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await connection.write(bytes.subarray(at));
}

/** Closes a connection that may be closed already. */
function close(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch {
    // closed already
  }
}
