import assert from "node:assert/strict";
import { loadPriceHistory } from "../../lib/tables/price_history.ts";

Deno.test("loadPriceHistory() has the changed prices that were counted in the source", () => {
  // pandas over the source's table, sizes joined: open weights and a known size, an offer with two or
  // more prices, no guard and no translator: 100, of which the last output price is higher than the
  // first in 49 and lower in 24
  const open = loadPriceHistory().rows.filter(({ weights }) => weights === "open");
  assert.equal(open.length, 1056);
  const offers = Map.groupBy(open, ({ provider, model }) => `${provider} ${model}`);
  const changed = [...offers.values()].filter((spells) => spells.length > 1).map((spells) => {
    const inOrder = spells.toSorted((a, b) => a.firstSeen < b.firstSeen ? -1 : 1);
    const [first, last] = [inOrder[0], inOrder[inOrder.length - 1]];
    return Math.sign(last.outputDollarsPerMillionTokens - first.outputDollarsPerMillionTokens);
  });
  const count = (sign: number) => changed.filter((found) => found === sign).length;
  assert.deepEqual([changed.length, count(1), count(-1)], [100, 49, 24]);
});

Deno.test("loadPriceHistory() keeps what is free, and says so", () => {
  const { rows, leftOut } = loadPriceHistory();
  const free = rows.filter((row) => row.outputDollarsPerMillionTokens === 0);
  assert.equal(free.length, 71);
  assert(free.every(({ offer }) => offer === "free"));
  // 1719 rows of the file, in pandas
  assert.equal(rows.length + leftOut.reduce((sum, { count }) => sum + count, 0), 1719);
});
