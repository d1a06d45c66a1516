import assert from "node:assert/strict";
import { REFERENCES } from "../../lib/words/references.ts";
import { ALMOST_PROPORTIONAL } from "../../lib/words/growth_claims.ts";
import { MANY_CLUSTERS } from "../../lib/filter/common.ts";
import { KG_CO2_PER_HOUR } from "../../lib/read/evaluations.ts";
import { coverageRows } from "../../tasks/readme/coverage.ts";

const read = (path: string) => Deno.readTextFileSync(new URL(`../../${path}`, import.meta.url));
const text = read("docs/methods.md");

Deno.test("docs/methods.md has each published method that a page may cite", () => {
  for (const { cited } of Object.values(REFERENCES)) assert(text.includes(cited), cited);
});

Deno.test("docs/methods.md has the coverage of bench/README.md", () => {
  const rows = coverageRows(read("bench/README.md"));
  const span = (method: keyof typeof rows[0]["percent"]) => {
    const shares = rows.map(({ percent }) => percent[method]);
    return `${Math.min(...shares).toFixed(1)} to ${Math.max(...shares).toFixed(1)} %`;
  };
  assert(text.includes(`${span("classical")} of runs when classical`), span("classical"));
  assert(text.includes(`${span("CR1")} with CR1, ${span("CR2")} with CR2`), span("CR1"));
});

Deno.test("docs/methods.md has the limits that the code has", () => {
  assert(text.includes(`CR1 from ${MANY_CLUSTERS} clusters on`));
  assert(text.includes(`${ALMOST_PROPORTIONAL.join(" to ")} is “almost”`));
  const [, kW, grams] = /hours × (\d\.\d) kW × (\d+\.\d) g\/kWh/.exec(text)!;
  assert.equal(Number(kW) * Number(grams) / 1000, KG_CO2_PER_HOUR);
});
