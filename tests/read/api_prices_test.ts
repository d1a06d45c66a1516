import assert from "node:assert/strict";
import {
  API_PRICE_COLUMNS,
  blendedDollarsPerThousandTokens,
  parseApiPrices,
} from "../../lib/read/api_prices.ts";
import { parseCsv } from "../../lib/read/csv.ts";
import { countOf } from "../../lib/read/left_out.ts";
import { loadApiPrices } from "../../lib/read/load.ts";

const all = Object.values(API_PRICE_COLUMNS).map(({ headers }) => headers[0]);
const header = all.filter((name) => name !== "Offer" && name !== "Changed").join(",");
const parse = (rows: string[], options = {}, head = header) =>
  parseApiPrices([head, ...rows, ""].join("\n"), options);

Deno.test("parseApiPrices() keeps input and output price apart", () => {
  const { rows, leftOut } = parse(["m-7b,Some,0.1,0.4,2026-01-31,7,7,the model's name,True,True"]);
  assert.deepEqual(rows, [{
    line: 2,
    model: "m-7b",
    provider: "Some",
    inputDollarsPerMillionTokens: 0.1,
    outputDollarsPerMillionTokens: 0.4,
    dated: "2026-01-31",
    paramsB: 7,
    activeParamsB: 7,
    sizeSource: "the model's name",
    sizeDisclosed: true,
    openWeights: true,
    offer: "list",
    changed: null,
    repeated: false,
  }]);
  assert.deepEqual(leftOut, []);
});

Deno.test("parseApiPrices() leaves out what is no list price, unless all offers are asked for", () => {
  const row = "m-7b,Some,0.1,0.4,2026-01-31,7,7,the model's name,True,True";
  const rows = [`${row},list,2026-01-30`, `${row},batch,`, `${row},,`, `${row},gift,`];
  const { rows: listed, leftOut } = parse(rows, {}, all.join(","));
  assert.deepEqual(listed.map(({ changed }) => changed), ["2026-01-30", null]);
  assert.deepEqual(leftOut, [
    { why: "no list price: batch", count: 1 },
    { why: '"Offer" is none of those known: gift', count: 1 },
  ]);
  const { rows: kept } = parse(rows, { keepAllOffers: true }, all.join(","));
  assert.deepEqual(kept.map(({ offer }) => offer), ["list", "batch", "list"]);
});

Deno.test("parseApiPrices() leaves out sizes that were never disclosed, and says how many", () => {
  const rows = [
    "m-7b,Some,1,2,2026-01-31,7,7,the model's name,True,True",
    "gpt-4,OpenAI,30,60,2026-01-31,1700,,a rumour,False,False",
    "secret,Some,3,15,2026-01-31,,,,False,False",
    "free-7b,Some,0,0,2026-01-31,7,7,the model's name,True,True",
    "old-7b,Some,1,1,31.1.2026,7,7,the model's name,True,True",
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

Deno.test("parseApiPrices() leaves out what cannot be true, by reason", () => {
  const row = "a/m-30b,Some,1,2,2026-01-31,30,3,x,True,True";
  for (
    const [other, why] of [
      [
        "a/n-30b,Some,1,2,2026-01-31,30,31,x,True,True",
        "more parameters are active than there are",
      ],
      ["a/n-30b,Some,1,0,2026-01-31,30,3,x,True,True", '"Output ($/1M tokens)" is not above 0'],
      ["a/n-30b,Some,1,2,2026-01-31,30,3,x,True,", '"Open weights" is empty'],
    ]
  ) {
    const { rows, leftOut } = parse([row, other]);
    assert.equal(rows.length, 1);
    assert.deepEqual(leftOut, [{ why, count: 1 }]);
  }
  const two = parse([row, "M-30B,Other,1,2,2026-01-31,31,3,x,True,True"]);
  assert.deepEqual([two.rows, two.leftOut], [
    [],
    [{ why: "its model has two sizes in the table: m-30b", count: 2 }],
  ]);
});

Deno.test("parseApiPrices() marks an offer that is listed again under another identifier", () => {
  const { rows, notes } = parse([
    "a/m-7b,Some,1,2,2026-01-31,7,7,x,True,True",
    "m-7b,Some,1,2,2026-01-31,7,7,x,True,True",
    "m-7b,Some,1,3,2026-01-31,7,7,x,True,True",
    "m-7b,Other,1,2,2026-01-31,7,7,x,True,True",
  ]);
  assert.deepEqual(rows.map(({ repeated }) => repeated), [false, true, false, false]);
  assert.deepEqual(notes, [{ why: "an offer listed again under another identifier", count: 1 }]);
});

Deno.test("parseApiPrices() refuses a renamed column", () =>
  assert.throws(
    () => parseApiPrices(`${header.replace("Open weights", "Open")}\na,b,1,1,x,1,1,x,True,True\n`),
    /^ReadError: .*column "Open weights": found only the columns .*"Open"/,
  ));

/** The shipped table, each row by header. */
function shipped(): Record<string, string>[] {
  const file = "prices.csv";
  const text = Deno.readTextFileSync(new URL(`../../data/${file}`, import.meta.url));
  const { header, records } = parseCsv(text, { file });
  return records.map(({ cells }) => Object.fromEntries(header.map((name, i) => [name, cells[i]])));
}

Deno.test("loadApiPrices() reads the shipped table: 947 of 2,044 rows are list prices of a known size", () => {
  // pandas: value_counts of Offer where Size disclosed is True
  const { rows, leftOut, notes } = loadApiPrices();
  assert.equal(rows.length, 947);
  assert.deepEqual(leftOut, [
    { why: "no parameter count is known to be disclosed", count: 945 },
    { why: "the parameter count was never disclosed: the file has a guess", count: 13 },
    { why: "no list price: latest alias", count: 3 },
    { why: "no list price: deprecated", count: 44 },
    { why: "no list price: doubtful", count: 79 },
    { why: "no list price: batch", count: 13 },
  ]);
  assert.deepEqual(notes, [{ why: "an offer listed again under another identifier", count: 1 }]);
  assert.equal(rows.length + countOf(leftOut), shipped().length);
  assert.equal(rows.filter(({ openWeights }) => openWeights).length, 919);
});

Deno.test("at least 80 % of the shipped prices of open-weight models have a disclosed size", () => {
  const open = shipped().filter((row) => row["Open weights"] === "True");
  const share = (column: string) => open.filter((row) => row[column] !== "").length / open.length;
  assert.equal(open.length, 1190);
  assert(share("Params (B)") >= 0.8, String(share("Params (B)")));
  assert(share("Active params (B)") >= 0.8, String(share("Active params (B)")));
});

Deno.test("no closed model of the shipped prices has a size, unless its own name says it", () => {
  const sized = loadApiPrices().rows.filter(({ openWeights }) => !openWeights);
  assert(sized.every(({ sizeSource }) => sizeSource === "the model's name"));
  assert(sized.every(({ model }) => /\db(?![a-z])/i.test(model)));
});
