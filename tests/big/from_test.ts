import assert from "node:assert/strict";
import { parseFrom } from "../../lib/big/from.ts";
import cases from "../cases/large_sources.json" with { type: "json" };

Deno.test("parseFrom() tells files, tables and queries apart, and refuses what is none", () => {
  for (const [text, expected] of cases as [string, object | string][]) {
    if (typeof expected === "object") assert.deepEqual(parseFrom(text), expected);
    else {
      assert.throws(
        () => parseFrom(text),
        (error: Error) => error instanceof RangeError && error.message.startsWith(expected),
      );
    }
  }
});
