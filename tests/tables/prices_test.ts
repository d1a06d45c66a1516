import assert from "node:assert/strict";
import { parseCsv } from "../../lib/read/csv.ts";
import { loadOffers, offersTable } from "../../lib/tables/offers.ts";
import { loadPriceHistory, priceHistoryTable } from "../../lib/tables/price_history.ts";
import { loadStudyPrices, studyPricesTable } from "../../lib/tables/study_prices.ts";

const all = Object.values(offersTable.columns).map(({ headers }) => headers[0]);
const header = all.filter((name) => name !== "Offer" && name !== "Changed").join(",");
const parse = (rows: string[], head = header) => offersTable.parse([head, ...rows, ""].join("\n"));
const count = <Row>(rows: Row[], holds: (row: Row) => boolean) => rows.filter(holds).length;

Deno.test("an offer keeps input and output price apart, and has one of both", () => {
  const { rows } = parse(["m-7b,Some,0.1,0.4,2026-01-31,7,7,the model's name,True,True"]);
  assert.deepEqual(rows, [{
    line: 2,
    model: "m-7b",
    provider: "Some",
    inputDollarsPerMillionTokens: 0.1,
    outputDollarsPerMillionTokens: 0.4,
    paramsB: 7,
    activeParamsB: 7,
    sizeSource: "the model's name",
    offer: "list",
    changed: null,
    repeated: false,
    base: "m-7b",
    kind: "dense",
    blendedDollarsPerMillionTokens: (3 * 0.1 + 0.4) / 4,
    weights: "open",
  }]);
});

Deno.test("an offer that cannot be, or of no disclosed size, is left out by reason", () => {
  const cases: [string, string][] = [
    ["gpt-4,A,30,60,2026-01-31,1700,,a rumour,False,False", "the parameter count was never"],
    ["secret,A,3,15,2026-01-31,,,,False,False", "no parameter count is known to be disclosed"],
    ["b,A,0,0,2026-01-31,7,7,x,True,True", '"Input ($/1M tokens)" is not above 0'],
    ["b,A,1,0,2026-01-31,7,7,x,True,True", '"Output ($/1M tokens)" is not above 0'],
    ["b,A,1,1,31.1.2026,7,7,x,True,True", '"Dated" is not a day like 2026-01-31'],
    ["b,A,1,1,2026-01-31,30,31,x,True,True", "more parameters are active than there are"],
    ["b,A,1,1,2026-01-31,30,3,x,True,", '"Open weights" is empty'],
    ["llama-guard-3-8b,A,1,1,2026-01-31,8,8,x,True,True", "it judges or translates text"],
    ["b,A,1,1,2026-01-31,7,7,x,True,True,gift,", '"Offer" is none of those known: gift'],
  ];
  const good = "a/m-30b,Some,1,2,2026-01-31,30,3,x,True,True,batch,2026-01-30";
  for (const [row, why] of cases) {
    const told = row.split(",").length === all.length ? row : `${row},,`;
    const { rows, leftOut } = parse([good, told], all.join(","));
    assert.deepEqual(rows.map(({ offer, changed }) => [offer, changed]), [["batch", "2026-01-30"]]);
    assert.deepEqual([leftOut.length, leftOut[0].why.startsWith(why)], [1, true], leftOut[0].why);
  }
  const row = "a/m-30b,Some,1,2,2026-01-31,30,3,x,True,True";
  const two = parse([row, "M-30B,Other,1,2,2026-01-31,31,3,x,True,True"]);
  const why = "its model has two sizes in the table: m-30b";
  assert.deepEqual([two.rows, two.leftOut], [[], [{ why, count: 2 }]]);
});

Deno.test("an offer that is listed again under another identifier is marked", () => {
  const { rows, notes } = parse([
    "a/m-7b,Some,1,2,2026-01-31,7,7,x,True,True",
    "m-7b,Some,1,2,2026-01-31,7,7,x,True,True",
    "m-7b,Some,1,3,2026-01-31,7,7,x,True,True",
    "m-7b,Other,1,2,2026-01-31,7,7,x,True,True",
  ]);
  assert.deepEqual(rows.map(({ repeated }) => repeated), [false, true, false, false]);
  assert.deepEqual(notes, [{ why: "an offer listed again under another identifier", count: 1 }]);
});

Deno.test("at least 80 % of the shipped offers of open weights have a size, of closed ones as named", () => {
  const file = new URL("../../data/prices.csv", import.meta.url);
  const { header, records } = parseCsv(Deno.readTextFileSync(file));
  const open = records.filter(({ cells }) => cells[header.indexOf("Open weights")] === "True");
  assert.equal(open.length, 1190);
  for (const column of ["Params (B)", "Active params (B)"]) {
    const share = count(open, ({ cells }) => cells[header.indexOf(column)] !== "") / open.length;
    assert(share >= 0.8, `${column}: ${share}`);
  }
  const closed = loadOffers().rows.filter(({ weights }) => weights === "closed");
  assert(closed.every(({ sizeSource }) => sizeSource === "the model's name"));
  assert(closed.every(({ model }) => /\db(?![a-z])/i.test(model)));
});

Deno.test("the price history leaves out what is no price of a day", () => {
  const file = Deno.readTextFileSync(new URL("../../data/price_history.csv", import.meta.url));
  const [header] = file.split("\n");
  const row = "groq,a-7b,0.1,0.2,2025-06-22,,7,7,the model's name,True,True,list";
  const { rows, leftOut } = priceHistoryTable.parse([
    header,
    row,
    row.replace("2025-06-22,", "2025-06-22,soon"),
    row.replace("0.1", "-0.1"),
    row.replace("list", "gift"),
    row.replace("True,True", "False,True"),
    row.replace(",7,7,", ",7,8,"),
  ].join("\n"));
  assert.deepEqual(rows.map(({ goneOrChanged }) => goneOrChanged), [null]);
  assert.deepEqual(leftOut.map(({ why }) => why), [
    '"Gone or changed" is not a day like 2026-01-31',
    "a price below 0",
    '"Offer" is none of those known: gift',
    "the parameter count was never disclosed: the file has a guess",
    "more parameters are active than there are",
  ]);
});

Deno.test("the shipped price history has the changed prices that were counted in the source", () => {
  // pandas over the source's table, sizes joined: open weights and a known size, an offer with two or
  // more prices, no guard and no translator: 100, of which the last output price is higher than the
  // first in 49 and lower in 24
  const { rows } = loadPriceHistory(), open = rows.filter(({ weights }) => weights === "open");
  assert.equal(open.length, 1056);
  const offers = Map.groupBy(open, ({ provider, model }) => `${provider} ${model}`);
  const changed = [...offers.values()].filter((spells) => spells.length > 1).map((spells) => {
    const inOrder = spells.toSorted((a, b) => a.firstSeen < b.firstSeen ? -1 : 1);
    const [first, last] = [inOrder[0], inOrder[inOrder.length - 1]];
    return Math.sign(last.outputDollarsPerMillionTokens - first.outputDollarsPerMillionTokens);
  });
  const signs = [1, -1].map((sign) => count(changed, (found) => found === sign));
  assert.deepEqual([changed.length, ...signs], [100, 49, 24]);
  const free = rows.filter((row) => row.outputDollarsPerMillionTokens === 0);
  assert(free.length === 71 && free.every(({ offer }) => offer === "free"));
});

const STUDY = "Modèle,Type,Nombre de paramètres (B),Coût ($) pour 1K token";
const study = (...rows: string[]) => studyPricesTable.parse([STUDY, ...rows].join("\n"));

Deno.test("a price of the study is a typed row, or left out with its reason", () => {
  const { rows, leftOut } = study(
    "orca-mini:3b,SLM,3,0.0042",
    "llama-3-70b,LLM,70,0.00138",
    "a,SLM,3,gratis",
    "b,SLM,3,0",
    "c,SLM,?,1",
    "d,MLM,3,1",
  );
  assert.deepEqual(rows[0], {
    line: 2,
    model: "orca-mini:3b",
    payment: "self-hosted",
    paramsB: 3,
    dollarsPerThousandTokens: 0.0042,
    doubts: [],
    doubted: "undoubted",
  });
  assert.equal(rows[1].payment, "API");
  assert.deepEqual(leftOut.map(({ why }) => why), [
    '"Coût ($) pour 1K token" is not a number',
    '"Coût ($) pour 1K token" is not above 0',
    '"Nombre de paramètres (B)" is not a number',
    '"Type" is none of those known: MLM',
  ]);
});

Deno.test("a price list of one's own may have accents, semicolons and commas as a spreadsheet has them", () => {
  assert.equal(studyPricesTable.parse(`${STUDY.normalize("NFD")}\na,SLM,3,1\n`).rows.length, 1);
  const [row] = studyPricesTable.parse(
    `${STUDY.replaceAll(",", ";")};;\na;SLM;6,7;0,004;;\n`,
  ).rows;
  assert.deepEqual([row.model, row.paramsB, row.dollarsPerThousandTokens], ["a", 6.7, 0.004]);
});

Deno.test("a quantised price far from that of its own model is doubted, and a size nobody disclosed", () => {
  const { rows } = study(
    "x:7b,SLM,7,0.005",
    "x:7b-q3_K_L,SLM,7,0.00099",
    "x:7b-q2_K,SLM,7,0.007",
    "x:7b-q4_0,SLM,7,0.026",
    "y:7b-q4_0,SLM,7,0.0001",
    "mistral-large,LLM,123,1",
  );
  assert.deepEqual(rows.map(({ doubts }) => doubts.length), [0, 1, 0, 1, 0, 1]);
  const shipped = loadStudyPrices().rows;
  const doubted = (doubt: string) =>
    shipped.filter((row) => row.doubts.includes(doubt)).map((row) => row.model);
  assert.deepEqual(doubted("slipped decimal?"), [
    "openchat:7b-v3.5-q3_K_L",
    "openchat:7b-v3.5-q2_K",
  ]);
  assert.deepEqual(doubted("parameter count is a rumour"), [
    "claude-3-haiku",
    "claude-3-sonnet",
    "gemini-1.5-pro",
    "gpt-3.5-turbo-0125",
    "gpt-4",
    "claude-3-opus",
  ]);
  const versions = "parameter count and price may be of different versions";
  assert.deepEqual(doubted(versions), ["mistral-large"]);
});
