import assert from "node:assert/strict";
import { firstLine, onceEach } from "../../lib/study/once_each.ts";

Deno.test("onceEach() asks once for each row", () => {
  const asked: string[] = [], row = { name: "a" };
  const of = onceEach(({ name }: { name: string }) => (asked.push(name), name));
  assert.deepEqual([of(row), of(row), of({ name: "b" })], ["a", "a", "b"]);
  assert.deepEqual(asked, ["a", "b"]);
});

Deno.test("firstLine() ends at the first line break", () =>
  assert.equal(firstLine("model\nbackend\n"), "model"));
