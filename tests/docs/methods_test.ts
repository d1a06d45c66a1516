import assert from "node:assert/strict";
import { KG_CO2_PER_HOUR } from "../../lib/tables/evaluations.ts";
import { REFERENCES } from "../../lib/words/references.ts";
import { ALMOST_PROPORTIONAL } from "../../lib/words/fit_verdicts.ts";
import { read as readRows } from "../../lib/tables/read.ts";

const read = (path: string) => Deno.readTextFileSync(new URL(`../../${path}`, import.meta.url));
const text = read("docs/methods.md");

Deno.test("docs/methods.md has each published method that a page cites", () => {
  const keys = Array.from(
    read("lib/show/methods.ts").matchAll(/@([a-z]+\d{4})/g),
    ([, key]) => key,
  );
  assert.ok(keys.length >= 7);
  const cited = (key: string) => REFERENCES[key as keyof typeof REFERENCES].cited;
  assert.deepEqual(keys.filter((key) => !text.includes(cited(key))), []);
});

Deno.test("docs/methods.md has the coverage of bench/coverage.csv", () => {
  const rows = readRows(new URL("../../bench/coverage.csv", import.meta.url));
  const span = (method: string) => {
    const shares = rows.map((row) => Number(row[method]));
    return `${Math.min(...shares).toFixed(1)} to ${Math.max(...shares).toFixed(1)} %`;
  };
  const said = `in ${span("CR2")} of runs with CR2, ${span("CR1")} with CR1, ${
    span("classical")
  } when classical`;
  assert.ok(text.includes(said), said);
});

Deno.test("docs/methods.md has the limits that the code has", () => {
  assert.ok(text.includes(`within ${ALMOST_PROPORTIONAL.join(" to ")},`));
  const [, kW, grams] = /hours × (\d\.\d) kW × (\d+\.\d) g\/kWh/.exec(text)!;
  assert.equal(Number(kW) * Number(grams) / 1000, KG_CO2_PER_HOUR);
});
