import assert from "node:assert/strict";
import { readArguments } from "../../../tasks/arguments.ts";
import { IMPORT, importAsked } from "../../../tasks/data/import_arguments.ts";

const asked = (...args: string[]) => importAsked(readArguments(IMPORT, args)!);

Deno.test("data:import takes its options apart", () => {
  const { path, options } = asked(
    ...["a.csv", "--as", "llm-perf", "--map", "a=b=Params (B)", "--fill", "Type=a=b"],
    ...["--where", "task=chat", "--params", "1.5", "--tokens", "2e6", "--dry-run"],
  );
  assert.equal(path, "a.csv");
  const { as, mapping, fill, where, extras, dryRun, replace } = options;
  assert.deepEqual([as, dryRun, replace], ["llm-perf", true, false]);
  assert.deepEqual(mapping, [{ theirs: "a=b", ours: "Params (B)" }]);
  assert.deepEqual(fill, [{ theirs: "a=b", ours: "Type" }]);
  assert.deepEqual(where, [{ theirs: "task", ours: "chat" }]);
  assert.deepEqual([extras.paramsB, extras.tokens], [1.5, 2e6]);
});

Deno.test("data:import refuses what it cannot mean", () => {
  const refused: [string[], RegExp][] = [
    [[], /Need one folder or file, found none/],
    [["a", "b"], /found a b/],
    [["a", "--as", "leader-board"], /found "leader-board", perhaps leaderboard/],
    [["a", "--map", "x"], /"their column=our column", found "x"/],
    [["a", "--params=-7"], /--params takes a number above 0, found/],
    [["a", "--unit", "horsepower"], /--unit takes J per token, .*found "horsepower"/],
    [["a", "--decimal", ";"], /--decimal takes \., ,, found ";"/],
  ];
  for (const [args, message] of refused) assert.throws(() => asked(...args), message);
});
