import assert from "node:assert/strict";
import { parseCsv } from "../../../lib/read/csv.ts";
import { parseDisclosedSizes } from "../../../lib/read/disclosed_sizes.ts";
import { parseModelFamilies } from "../../../lib/read/model_families.ts";
import { parsePrices } from "../../../lib/read/prices.ts";
import { modelSizes } from "../../../tasks/data/sources/model_sizes.ts";
import { offerKinds } from "../../../tasks/data/sources/offer_kinds.ts";

const text = (name: string) =>
  Deno.readTextFileSync(new URL(`../../../data/${name}`, import.meta.url));

Deno.test("the price history has sizes and kinds of offer by the rules for today's prices", () => {
  const sizeOf = modelSizes(
    parseDisclosedSizes(text("disclosed_sizes.csv")).rows,
    parseModelFamilies(text("model_families.csv")).rows,
    parsePrices(text("financier.csv")).rows,
  );
  const spells = parseCsv(text("price_history.csv")).records.map(({ cells }) => ({
    cells,
    ...sizeOf(cells[1]),
  }));
  const kinds = offerKinds(
    spells.map(({ cells: [provider, model, input, output], paramsB, activeParamsB }) => ({
      ...{ provider, model, input: Number(input), output: Number(output), paramsB, activeParamsB },
      ...{ changed: null, deprecated: false },
    })),
    { ofOneDay: false },
  );
  const flag = (yes: boolean) => yes ? "True" : "False";
  spells.forEach(({ cells, paramsB, activeParamsB, sizeSource, sizeDisclosed, openWeights }, i) =>
    assert.deepEqual(cells.slice(6), [
      String(paramsB ?? ""),
      String(activeParamsB ?? ""),
      sizeSource,
      flag(sizeDisclosed),
      flag(openWeights),
      kinds[i],
    ])
  );
});
