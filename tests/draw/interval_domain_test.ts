import assert from "node:assert/strict";
import { clipInterval, intervalDomain } from "../../lib/draw/interval_domain.ts";

const usual = [0.5, 0.6, 0.8].map((estimate) => ({
  estimate,
  interval: [estimate - 0.1, estimate + 0.1] as [number, number],
}));

Deno.test("intervalDomain() holds usual intervals and the references whole", () => {
  const [low, high] = intervalDomain(usual, { references: [1], scale: "linear" });
  assert.ok(low < 0.4 && low > 0.3 && high > 1 && high < 1.1);
});

Deno.test("intervalDomain() is not stretched by one hopeless interval", () => {
  for (const interval of [[-900, 900], [-Infinity, Infinity]] as [number, number][]) {
    const rows = [...usual, { estimate: 0.7, interval }];
    const [low, high] = intervalDomain(rows, { references: [], scale: "linear" });
    assert.ok(low > -1 && high < 2);
  }
});

Deno.test("intervalDomain() takes an interval below 0 on a log axis", () => {
  const rows = [...usual, { estimate: 0.7, interval: [-1, 2] as [number, number] }];
  const domain = intervalDomain(rows, { references: [1], scale: "log" });
  assert.ok(domain[0] > 0);
  assert.deepEqual(clipInterval([-1, 1e9], domain), {
    low: domain[0],
    high: domain[1],
    cutLow: true,
    cutHigh: true,
  });
});

Deno.test("clipInterval() leaves what fits", () => {
  assert.deepEqual(clipInterval([0.5, 0.9], [0, 1]), {
    low: 0.5,
    high: 0.9,
    cutLow: false,
    cutHigh: false,
  });
});
