import assert from "node:assert/strict";
import { comparisonSentence, sureOf } from "../../lib/words/decision.ts";

const energy = (estimate: number, interval: [number, number]) => ({
  less: "takes less energy",
  more: "takes more energy",
  ratio: { estimate, interval },
});
const price = (estimate: number, interval: [number, number]) => ({
  less: "is cheaper",
  more: "is more expensive",
  ratio: { estimate, interval },
});
const sentence = (...quantities: Parameters<typeof comparisonSentence>[2]) =>
  comparisonSentence("A", "B", quantities, 0.95);

Deno.test("sureOf() is sure only where the interval leaves 1 out", () => {
  assert.equal(sureOf({ estimate: 0.5, interval: [0.2, 0.9] }), "less");
  assert.equal(sureOf({ estimate: 2, interval: [1.1, 4] }), "more");
  assert.equal(sureOf({ estimate: 0.9, interval: [0.2, 1] }), null);
});

Deno.test("comparisonSentence() says two sure things under one lead", () =>
  assert.equal(
    sentence(energy(0.5, [0.3, 0.8]), price(3, [2, 4])),
    "With 95\u202f% confidence, A takes less energy than B, 0.50 times (0.30 to 0.80); it is more expensive, " +
      "3.0 times (2.0 to 4.0).",
  ));

Deno.test("comparisonSentence() speaks of list prices without a confidence", () =>
  assert.equal(
    sentence(energy(0.9, [0.5, 1.6]), price(0.44, [0.44, 0.44])),
    "At list prices, A is cheaper than B, 0.44 times; whether it takes less energy, these data cannot " +
      "tell, 0.90 times (0.50 to 1.6).",
  ));

Deno.test("comparisonSentence() of equal list prices claims no difference", () =>
  assert.equal(sentence(price(1, [1, 1])), "At list prices, A is as much as B, 1.0 times."));

Deno.test("comparisonSentence() may be unable to tell anything", () =>
  assert.equal(
    sentence(energy(0.9, [0.5, 1.6])),
    "Whether A takes less energy than B, these data cannot tell, 0.90 times (0.50 to 1.6).",
  ));
