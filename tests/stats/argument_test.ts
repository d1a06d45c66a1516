import assert from "node:assert/strict";
import type { FitOptions } from "../../lib/stats/fit.ts";
import { powerLaw } from "../../lib/stats/laws.ts";
import { assertDigits } from "./digits.ts";
import { casesOf, only, ROWS } from "./rows.ts";

type Expected = { estimate: number; se: number; df: number; interval: number[] };
type Group = { n: number; clusters: number; rSquared: number } & Record<string, Expected>;

const CASES = casesOf("argument");

/** The names of argument.json, with chat as the task that others are compared with. */
const NAMES: Record<string, string> = {
  p: "paramsB",
  a: "activeParamsB",
  c: "concurrency",
  MoE: "kind: mixture of experts",
  H100: "hardware: H100",
  gpqa: "task: gpqa",
  fim: "task: sourcegraph-fim",
};

/** Served rows; a task whose name comes first is the reference. */
const served = ROWS.served.map((row) => {
  const { task } = row as { task: string };
  return { ...row, task: task === "lm-arena-chat" ? "0" : task };
});
const h100Chat = only(served, { hardware: ["H100"], task: ["0"] });
const token = "kWhPerMillionTokens", sizeAndLoad = ["paramsB", "concurrency"];
const all: FitOptions = {
  y: token,
  x: sizeAndLoad,
  by: ["kind", "hardware", "task"],
  cluster: "base",
};

const GROUPS: Record<string, [object[], FitOptions]> = {
  energyPerToken: [served, all],
  energyPerTokenByModel: [served, { ...all, cluster: "model" }],
  energyDense: [only(served, { kind: ["dense"] }), all],
  energyMixtures: [only(served, { kind: ["mixture of experts"] }), all],
  energyTotalAndActive: [
    served,
    { ...all, x: ["paramsB", "activeParamsB", "concurrency"], by: ["hardware", "task"] },
  ],
  energyPerAnswer: [served, { ...all, y: "whPerAnswer" }],
  h100ChatPerToken: [h100Chat, { ...all, by: "kind" }],
  h100ChatPerAnswer: [h100Chat, { ...all, by: "kind", y: "whPerAnswer" }],
};

for (const [name, [rows, options]] of Object.entries(GROUPS)) {
  Deno.test(`powerLaw() gives the argument's figures: ${name}`, () => {
    const { n, clusters, rSquared, ...expected } = CASES[name] as Group;
    const fit = powerLaw(rows, options);
    assert.deepEqual([fit.n, fit.clusters, fit.errors], [n, clusters, "CR2"]);
    assertDigits(fit.rSquared, rSquared, 10, "R²");
    assert.equal(Object.keys(fit.coefficients).length, Object.keys(expected).length + 1);
    for (const [short, { estimate, se, df, interval }] of Object.entries(expected)) {
      const found = fit.coefficients[NAMES[short]];
      assertDigits(found.estimate, estimate, 10, short);
      assertDigits(found.error, se, 6, `error of ${short}`);
      assertDigits(found.df, df, 6, `degrees of freedom of ${short}`);
      interval.forEach((end, i) => assertDigits(found.interval[i], end, 6, `end of ${short}`));
    }
  });
}
