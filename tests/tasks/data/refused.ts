import assert from "node:assert/strict";
import { ReadError } from "../../../lib/read/read_error.ts";
import { SourceError } from "../../../tasks/data/http/source_error.ts";
import type { RefreshOptions, Source } from "../../../tasks/data/refresh.ts";
import { contents, type Fixture, fixture } from "./fixture.ts";

/** Refreshes once, lets a fault happen, and asserts one clear sentence and untouched data. */
export async function refused(
  source: Source,
  message: RegExp,
  fault: (own: Fixture) => void,
  options: Partial<RefreshOptions> = {},
): Promise<void> {
  await using own = await fixture();
  await own.refresh(source);
  const before = contents(own.folder);
  own.sources.revision = "b".repeat(40);
  fault(own);
  await assert.rejects(own.refresh(source, options), (error) => {
    assert(error instanceof SourceError || error instanceof ReadError, String(error));
    assert.match(error.message, message);
    assert.match(error.message, /found|answered|took|failed|came|redirects/);
    assert(!error.message.includes("\n"), error.message);
    return true;
  });
  assert.deepEqual(contents(own.folder), before);
}
