import assert from "node:assert/strict";
import { parseImportArguments } from "../../../tasks/data/import_arguments.ts";

Deno.test("parseImportArguments() takes the options apart", () => {
  const asked = parseImportArguments([
    "a.csv",
    "--as",
    "llm-perf",
    "--map",
    "a=b=Params (B)",
    "--fill",
    "Type=a=b",
    "--where",
    "task=chat",
    "--params",
    "1.5",
    "--tokens",
    "2e6",
    "--dry-run",
  ]);
  assert(!asked.help);
  assert.equal(asked.path, "a.csv");
  const { as, mapping, fill, where, extras, dryRun, replace } = asked.options;
  assert.deepEqual([as, dryRun, replace], ["llm-perf", true, false]);
  assert.deepEqual(mapping, [{ theirs: "a=b", ours: "Params (B)" }]);
  assert.deepEqual(fill, [{ theirs: "a=b", ours: "Type" }]);
  assert.deepEqual(where, [{ theirs: "task", ours: "chat" }]);
  assert.deepEqual([extras.paramsB, extras.tokens], [1.5, 2e6]);
  assert(parseImportArguments(["-h"]).help);
});

Deno.test("parseImportArguments() refuses what it cannot mean", () => {
  const refused: [string[], RegExp][] = [
    [[], /needs one folder or file, found: none/],
    [["a", "b"], /found: a b/],
    [["a", "--as", "leader-board"], /found: leader-board; perhaps leaderboard/],
    [["a", "--map", "x"], /"their column=our column", found: x/],
    [["a", "--params=-7"], /--params takes a number above 0, found/],
    [["a", "--tokens", "1,000"], /--tokens takes a number above 0, found: 1,000/],
    [["a", "--mpa", "x=y"], /--mpa/],
    [["a", "--unit", "horsepower"], /--unit takes J per token, .*found: horsepower/],
    [["a", "--decimal", ";"], /--decimal takes "\." or ",", found: ;/],
  ];
  for (const [args, message] of refused) assert.throws(() => parseImportArguments(args), message);
});
