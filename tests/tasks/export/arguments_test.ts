import assert from "node:assert/strict";
import { join } from "node:path";
import { readArguments } from "../../../tasks/arguments.ts";
import { command, exportOrder } from "../../../tasks/export.ts";
import { root } from "../../../tasks/jupyter/places.ts";

const order = (...args: string[]) => exportOrder(readArguments(command, args)!, join(root, ".."));

Deno.test("exportOrder() takes all notebooks and dist/ by default", () => {
  assert.deepEqual(order(), {
    names: ["co2", "energy", "finance"],
    set: [],
    out: join(root, "dist"),
    site: null,
  });
});

Deno.test("exportOrder() reads names, settings and folder in any order", () => {
  const { names, set, out } = order(
    "--set",
    "served.task=gpqa, code",
    "energy",
    "--out",
    "pages",
    "notebooks/co2.ipynb",
  );
  assert.deepEqual(names, ["energy", "co2"]);
  assert.deepEqual(set, ["served.task=gpqa, code"]);
  assert.equal(out, join(root, "..", "pages"));
});

Deno.test("exportOrder() takes a site's address with and without a slash at its end", () => {
  assert.equal(order("--site", "https://example.org").site, "https://example.org/");
  assert.equal(order("--site", "https://example.org/a/").site, "https://example.org/a/");
});

Deno.test("exportOrder() keeps an equals sign in a value", () => {
  assert.deepEqual(order("--set", "a=b=c").set, ["a=b=c"]);
});

Deno.test("exportOrder() refuses what it cannot do", () => {
  const cases: [args: string[], message: RegExp][] = [
    [["../co2"], /Cannot export "\.\.\/co2": the notebooks are co2, energy, finance/],
    [["--set", "types"], /Cannot read --set "types": write it as name=value or table\.name=value/],
    [["--set", "=x"], /Cannot read --set "=x"/],
    [["--set", "a.b.c=x"], /Cannot read --set "a\.b\.c=x"/],
    [["--set", "a=1", "--set", "a=2"], /Cannot set a twice/],
    [["--out", " "], /Cannot write to --out: the name is empty/],
    [["--out", join(root, "lib", "x")], /Cannot write to --out .*holds the project/],
    [["--out", root], /Cannot write to --out .*holds the project/],
    [["--site", "example.org"], /Cannot link to --site "example\.org": write it as https:/],
    [["--site", "file:///a/"], /Cannot link to --site/],
    [["--open"], /Unknown option '--open'.*; deno task export --help tells more/],
  ];
  for (const [args, message] of cases) assert.throws(() => order(...args), message);
});
