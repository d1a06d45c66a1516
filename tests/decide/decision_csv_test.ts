import assert from "node:assert/strict";
import { decide } from "../../lib/decide/decide.ts";
import { decisionCsv } from "../../lib/decide/decision_csv.ts";
import { data } from "./decision_fixture.ts";

Deno.test("decisionCsv() has a row for each candidate, its numbers to 12 digits", () => {
  const decision = decide(data, { replace: "Qwen/Qwen2.5-72B-Instruct", minScorePercent: 20 });
  const [header, ...rows] = decisionCsv(decision);
  const { small, large, replaced } = decision;
  assert.deepEqual(
    rows.map(([model]) => model),
    [...small.candidates, ...large.candidates, replaced!].map(({ model }) => model),
  );
  assert(rows.every((row) => row.length === header.length));
  const kWh = Number(rows[0][header.indexOf("Energy (kWh)")]);
  assert(Math.abs(kWh / small.candidates[0].kWh.estimate - 1) < 1e-11);
});
