import assert from "node:assert/strict";
import { parseModelAliases } from "../../lib/read/model_aliases.ts";

const text = "Name,Model,Source\na,me/A,x\n";

Deno.test("parseModelAliases() refuses a name that is there twice", () =>
  assert.throws(
    () => parseModelAliases(text + "a,me/B,x\n", { file: "model_aliases.csv" }),
    /model_aliases\.csv.*line 3.*a a second time/s,
  ));

Deno.test("parseModelAliases() refuses an empty cell", () =>
  assert.throws(() => parseModelAliases(text + "b,,x\n"), /line 3.*"Model" is empty/s));
