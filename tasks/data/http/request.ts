import type { Servers } from "./servers.ts";

/** One request, as the client asks for it. */
export type Request = {
  url: string;
  /** The file, as messages call it. */
  what: string;
  maxBytes: number;
  /** Its length, where a listing announced it. */
  expectedBytes?: number | null;
  /** The tag of the copy at hand: the server need not send it again. */
  etag?: string | null;
};

/** What every request of a run shares. */
export type Setting = {
  servers: Servers;
  /** Hugging Face's access token; sent to its own servers only, never shown. */
  token: string | null;
  /** The longest time for one request, its body included, in milliseconds. */
  requestMs: number;
  stallMs: number;
  /** Ends the whole run. */
  signal: AbortSignal;
  say: (line: string) => void;
};
