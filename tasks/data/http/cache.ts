import { sha256 } from "../../../lib/read/sha256.ts";
import { replaceFiles } from "../../replace_files.ts";
import { SourceError } from "./source_error.ts";

/** A copy of an earlier answer. */
export type Copy = { etag: string; headers: Record<string, string>; bytes: Uint8Array };

/** Earlier answers, by the name under which they are asked for again. */
export type Cache = {
  get(key: string): Copy | null;
  put(key: string, copy: Copy): void;
};

/** A cache that keeps nothing. */
export const NO_CACHE: Cache = { get: () => null, put: () => {} };

/**
 * A cache in a folder: for each key a body and, written after it, a note with its tag and SHA-256. A
 * copy that does not match its note, or has none, is as good as absent.
 */
export function openCache(folder: string): Cache {
  const namesOf = (key: string) => {
    const name = sha256(new TextEncoder().encode(key)).slice(0, 32);
    return { body: `${name}.body`, note: `${name}.json` };
  };
  return {
    get(key) {
      const { body, note } = namesOf(key);
      try {
        const known = JSON.parse(Deno.readTextFileSync(`${folder}/${note}`));
        const bytes = Deno.readFileSync(`${folder}/${body}`);
        if (known.key !== key || known.sha256 !== sha256(bytes)) return null;
        return { etag: String(known.etag), headers: known.headers, bytes };
      } catch {
        return null;
      }
    },
    put(key, { etag, headers, bytes }) {
      const { body, note } = namesOf(key);
      try {
        const text = JSON.stringify({ key, etag, headers, sha256: sha256(bytes) }, null, 2);
        replaceFiles(folder, new Map<string, string | Uint8Array>([[body, bytes], [note, text]]));
      } catch (error) {
        throw new SourceError(
          `Cannot keep a copy in ${folder}: ${error instanceof Error ? error.message : error}; ` +
            "free some space, or allow writing there",
        );
      }
    },
  };
}
