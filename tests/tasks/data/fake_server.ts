export type Seen = { path: string; headers: Headers };

/** Answers a request, or gives null for one that it does not know. */
export type Route = (request: Seen) => Response | null;

/** A server on 127.0.0.1 whose answers a test may change. */
export class FakeServer implements AsyncDisposable {
  readonly seen: Seen[] = [];
  readonly #routes: Route[];
  readonly #server: Deno.HttpServer<Deno.NetAddr>;

  constructor(...routes: Route[]) {
    this.#routes = routes;
    this.#server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, (request) => {
      const path = decodeURIComponent(new URL(request.url).pathname);
      const seen = { path, headers: request.headers };
      this.seen.push(seen);
      for (const route of this.#routes) {
        const reply = route(seen);
        if (reply !== null) return reply;
      }
      return Response.json({ error: `no ${path}` }, { status: 404 });
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.#server.addr.port}`;
  }

  /** Answers the path that ends so with these replies in turn, the last one for ever. */
  on(ending: string, ...replies: (() => Response)[]): void {
    let n = 0;
    this.#routes.unshift(({ path }) =>
      path.endsWith(ending) ? replies[Math.min(n++, replies.length - 1)]() : null
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server.shutdown();
  }
}

/** The beginning of a body, after which the connection is cut. */
export function cut(text: string, after: number): ReadableStream<Uint8Array> {
  const parts = [new TextEncoder().encode(text).subarray(0, after)];
  return new ReadableStream({
    async pull(controller) {
      const part = parts.pop();
      if (part !== undefined) return controller.enqueue(part);
      await new Promise((resolve) => setTimeout(resolve, 5)); // the part must be on its way
      controller.error(new Error("cut"));
    },
  });
}

/** A body, one byte in each of so many milliseconds. */
export function drip(text: string, ms: number): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text).values();
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      const { value, done } = bytes.next();
      if (done) controller.close();
      else controller.enqueue(Uint8Array.of(value));
    },
  });
}
