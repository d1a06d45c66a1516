import { mirroredServers, type Servers } from "../../../tasks/data/http.ts";

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
  readonly #routes: Route[];
  readonly #loop = this.#serve();

  constructor(...routes: Route[]) {
    this.#routes = routes;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#listener.addr as Deno.NetAddr).port}`;
  }

  get servers(): Servers {
    return mirroredServers(this.url);
  }

  /** Answers the path that ends so with these replies in turn, the last one for ever. */
  on(ending: string, ...replies: Reply[]): () => void {
    let n = 0;
    return this.#before(({ path }) =>
      path.endsWith(ending) ? replies[Math.min(n++, replies.length - 1)] : null
    );
  }

  /** Changes the answers to the path that ends so. */
  change(ending: string, change: (reply: Reply) => Reply): () => void {
    let own = false;
    return this.#before(async (request) => {
      if (own || !request.path.endsWith(ending)) return null;
      own = true;
      try {
        return change(await this.#answer(request));
      } finally {
        own = false;
      }
    });
  }

  /** Puts a route before those that are there; gives a function that takes it away. */
  #before(route: Route): () => void {
    this.#routes.unshift(route);
    return () => void this.#routes.splice(this.#routes.indexOf(route), 1);
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
      const done = this.#handle(connection).catch(() => {});
      handled.push(done.finally(() => {
        this.#open.delete(connection);
        close(connection);
      }));
    }
    await Promise.all(handled);
  }

  async #handle(connection: Deno.Conn): Promise<void> {
    const chunk = new Uint8Array(8192);
    let text = "";
    while (!text.includes("\r\n\r\n")) {
      const n = await connection.read(chunk);
      if (n === null) return;
      text += new TextDecoder("latin1").decode(chunk.subarray(0, n));
    }
    const [first, ...lines] = text.split("\r\n\r\n")[0].split("\r\n");
    const { pathname, searchParams: query } = new URL(first.split(" ")[1], "http://127.0.0.1");
    const headers = new Headers(lines.map((line): [string, string] => {
      const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line)!;
      return [name, value];
    }));
    const request = { path: decodeURIComponent(pathname), query, headers };
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

/** Sends a reply with all its faults. */
async function send(connection: Deno.Conn, reply: Reply): Promise<void> {
  const { status = 200, cutAfter = Infinity, dripMs, headers = {} } = reply;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const body = typeof reply.body === "string" ? bytes(reply.body) : reply.body ?? new Uint8Array();
  const { announced = body.length } = reply;
  const fields = Object.entries({
    connection: "close",
    ...(announced === null ? {} : { "content-length": `${announced}` }),
    ...headers,
  });
  const head = [`HTTP/1.1 ${status} X`, ...fields.map(([name, value]) => `${name}: ${value}`)];
  const sent = body.subarray(0, cutAfter);
  const parts = dripMs === undefined ? [sent] : Array.from(sent, (byte) => new Uint8Array([byte]));
  for (const part of [bytes(head.join("\r\n") + "\r\n\r\n"), ...parts]) {
    if (dripMs !== undefined) await new Promise((resolve) => setTimeout(resolve, dripMs));
    for (let at = 0; at < part.length;) at += await connection.write(part.subarray(at));
  }
}

/** Closes a connection that may be closed already. */
function close(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch {
    // closed already
  }
}
