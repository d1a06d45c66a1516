import assert from "node:assert/strict";
import {
  API_PRICE_COLUMNS,
  blendedDollarsPerThousandTokens,
  parseApiPrices,
} from "../../lib/read/api_prices.ts";
import { hasApiPrices, loadApiPrices } from "../../lib/read/load.ts";

const header = Object.values(API_PRICE_COLUMNS).map(({ headers }) => headers[0]).join(",");
const parse = (rows: string[], options = {}) =>
  parseApiPrices([header, ...rows, ""].join("\n"), options);

Deno.test("parseApiPrices() keeps input and output price apart", () => {
  const { rows, leftOut } = parse(["m-7b,Some,0.1,0.4,2026-01-31,7,the model's name,True"]);
  assert.deepEqual(rows, [{
    line: 2,
    model: "m-7b",
    provider: "Some",
    inputDollarsPerMillionTokens: 0.1,
    outputDollarsPerMillionTokens: 0.4,
    dated: "2026-01-31",
    paramsB: 7,
    sizeSource: "the model's name",
    sizeDisclosed: true,
  }]);
  assert.deepEqual(leftOut, []);
});

Deno.test("parseApiPrices() leaves out sizes that were never disclosed, and says how many", () => {
  const rows = [
    "m-7b,Some,1,2,2026-01-31,7,the model's name,True",
    "gpt-4,OpenAI,30,60,2026-01-31,1700,a rumour,False",
    "secret,Some,3,15,2026-01-31,,,False",
    "free-7b,Some,0,0,2026-01-31,7,the model's name,True",
    "old-7b,Some,1,1,31.1.2026,7,the model's name,True",
  ];
  assert.deepEqual(parse(rows).leftOut, [
    { why: "the parameter count was never disclosed: the file has a guess", count: 1 },
    { why: "no parameter count is known to be disclosed", count: 1 },
    { why: '"Input ($/1M tokens)" is not above 0', count: 1 },
    { why: '"Dated" is no day like 2026-01-31', count: 1 },
  ]);
  const kept = parse(rows, { keepGuessedSize: true });
  assert.deepEqual(kept.rows.map(({ paramsB }) => paramsB), [7, 1700]);
  assert.deepEqual(kept.notes, [{ why: "the parameter count is a guess", count: 1 }]);
});

Deno.test("blendedDollarsPerThousandTokens() weighs input and output", () => {
  // claude-3-opus: 15 $ in, 75 $ out per million; (3 · 15 + 75) / 4 / 1000
  const row = { inputDollarsPerMillionTokens: 15, outputDollarsPerMillionTokens: 75 };
  assert.equal(blendedDollarsPerThousandTokens(row), 0.03);
  assert.equal(blendedDollarsPerThousandTokens(row, { inputPerOutput: 1 }), 0.045);
  for (const inputPerOutput of [-1, NaN, Infinity]) {
    assert.throws(
      () => blendedDollarsPerThousandTokens(row, { inputPerOutput }),
      /^RangeError: Cannot blend prices: inputPerOutput is .*, need 0 or more/,
    );
  }
});

Deno.test("loadApiPrices() says how to get the table that is not shipped", () => {
  if (hasApiPrices()) return; // a refresh has brought it
  assert.throws(
    () => loadApiPrices(),
    /^ReadError: Cannot read data\/prices\.csv: found no such file.*run `deno task data:update prices`/,
  );
});
