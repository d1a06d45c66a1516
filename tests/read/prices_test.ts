import assert from "node:assert/strict";
import { parsePrices } from "../../lib/read/prices.ts";

const HEADER = "Modèle,Type,Nombre de paramètres (B),Coût ($) pour 1K token";

/** Reads rows below the header. */
const parse = (...rows: string[]) => parsePrices([HEADER, ...rows].join("\n"));

Deno.test("parsePrices() gives typed rows in plain values", () => {
  const read = parse("orca-mini:3b,SLM,3,0.0042", "llama-3-70b,LLM,70,0.00138");
  assert.deepEqual(read.rows[0], {
    line: 2,
    model: "orca-mini:3b",
    paramsB: 3,
    dollarsPerThousandTokens: 0.0042,
    inputAndOutput: null,
    kind: "self-hosted",
    doubts: [],
  });
  assert.equal(read.rows[1].kind, "API");
  assert.deepEqual(JSON.parse(JSON.stringify(read)), read);
});

Deno.test("parsePrices() leaves out what is no price, each with its reason", () =>
  assert.deepEqual(
    parse("a,SLM,3,gratis", "b,SLM,3,0", "c,SLM,?,1", "d,MLM,3,1").leftOut.map(({ why }) => why),
    [
      '"Coût ($) pour 1K token" is not a number',
      '"Coût ($) pour 1K token" is not above 0',
      '"Nombre de paramètres (B)" is not a number',
      '"Type" is neither SLM nor LLM: MLM',
    ],
  ));

Deno.test("parsePrices() reads headers whose accents are composed otherwise", () =>
  assert.equal(parsePrices(`${HEADER.normalize("NFD")}\na,SLM,3,1\n`).rows.length, 1));

Deno.test("a table of one's own may have semicolons and decimal commas, as a spreadsheet writes it", () =>
  assert.deepEqual(
    parsePrices(
      "Modèle;Type;Nombre de paramètres (B);Coût ($) pour 1K token;;\na;SLM;6,7;0,004;;\n",
    ).rows.map(({ model, paramsB, dollarsPerThousandTokens }) => [
      model,
      paramsB,
      dollarsPerThousandTokens,
    ]),
    [["a", 6.7, 0.004]],
  ));
