import assert from "node:assert/strict";
import { fitGroups } from "../../lib/fit/groups.ts";
import { fitPowerLaw } from "../../lib/fit/power_law.ts";
import { energyPoints } from "./study_points.ts";

const grouped = ["A10", "A100", "T4"].flatMap((group) =>
  energyPoints(group).map((point) => ({ ...point, group }))
);

Deno.test("fitGroups() is the fit of each group by itself", () => {
  const fits = fitGroups(grouped, { errors: "cluster" });
  assert.deepEqual(fits.map((g) => g.group), ["A10", "A100", "T4"]);
  for (const { group, n, fit, why } of fits) {
    assert.deepEqual(fit, fitPowerLaw(energyPoints(group), { errors: "cluster" }));
    assert.equal(fit?.n, n);
    assert.equal(why, null);
  }
});

Deno.test("fitGroups() keeps a group that cannot be fitted, with the reason", () => {
  const [a, b] = fitGroups([
    { x: 7, y: 1, group: "one size" },
    { x: 7, y: 2, group: "one size" },
    { x: 7, y: 3, group: "one size" },
    { x: 1, y: 1, group: "two rows" },
    { x: 2, y: 2, group: "two rows" },
  ], { growth: "linear" });
  assert.deepEqual([a.n, a.fit, b.n, b.fit], [3, null, 2, null]);
  assert.match(a.why!, /3 points have 1 different x/);
  assert.match(b.why!, /found 2 points, need 3/);
});

Deno.test("fitGroups() does not hide a mistake of the caller", () =>
  assert.throws(
    () => fitGroups(grouped.map(({ x, y, group }) => ({ x, y, group })), { errors: "cluster" }),
    /^TypeError: Cannot compute cluster errors/,
  ));
