import assert from "node:assert/strict";
import { homedir } from "node:os";
import { join } from "node:path";
import { readArguments } from "../../tasks/arguments.ts";
import { command, exportOrder } from "../../tasks/export.ts";
import { root } from "../../tasks/jupyter/places.ts";

const order = (...args: string[]) => exportOrder(readArguments(command, args)!, join(root, ".."));

Deno.test("exportOrder() reads names, settings, folder and site in any order, with what holds without", () => {
  assert.deepEqual(order(), {
    names: ["co2", "energy", "finance"],
    set: [],
    out: join(root, "dist"),
    site: null,
  });
  const set = ["--set", "served.task=gpqa, code", "--set", " a = b=c"], out = ["--out", "pages"];
  assert.deepEqual(
    order(...set, "energy", ...out, "notebooks/co2.ipynb", "--site", "https://a.b"),
    {
      names: ["energy", "co2"],
      set: [{ path: "served.task", value: "gpqa, code" }, { path: "a", value: "b=c" }],
      out: join(root, "..", "pages"),
      site: "https://a.b/",
    },
  );
  assert.equal(order("--site", "https://example.org/a/").site, "https://example.org/a/");
});

Deno.test("exportOrder() refuses what it cannot do", () => {
  const cases: [args: string[], message: RegExp][] = [
    [["../co2"], /Cannot export "\.\.\/co2": the notebooks are co2, energy, finance/],
    [["--set", "types"], /--set takes name=value or table\.name=value, found "types"/],
    [["--set", "=x"], /--set takes .* found "=x"/],
    [["--set", "a.b.c=x"], /--set takes .* found "a\.b\.c=x"/],
    [["--set", "a=1", "--set", "a=2"], /Cannot set a twice/],
    [["--out", " "], /Cannot write to --out: the name is empty/],
    [["--out", join(root, "README.md")], /Cannot write to --out .*that is a file; choose a folder/],
    [["--out", join(root, "lib", "x")], /Cannot write to --out .*holds the project/],
    ...[root, join(root, ".."), "/", homedir()].map((out): [string[], RegExp] => [
      ["--out", out],
      /Cannot write to --out .*holds the project or your home/,
    ]),
    [["--site", "example.org"], /--site takes an address such as https:.* found "example\.org"/],
    [["--site", "file:///a/"], /--site takes an address/],
  ];
  for (const [args, message] of cases) assert.throws(() => order(...args), message);
});
