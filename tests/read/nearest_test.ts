import assert from "node:assert/strict";
import { nearest } from "../../lib/read/nearest.ts";

Deno.test("nearest() looks past subscripts, accents, case, emoji and punctuation", () => {
  assert.equal(nearest("CO₂ cost (kg)", ["Model", "CO2 cost (kg)"]), "CO2 cost (kg)");
  assert.equal(nearest("Modèle", ["Type", "modele"]), "modele");
  assert.equal(nearest("Average ⬆️", ["IFEval", "Average"]), "Average");
});

Deno.test("nearest() takes the closest, and none that is far", () => {
  assert.equal(nearest("Params (B)", ["Param", "Params B"]), "Params B");
  assert.equal(nearest("fullname", ["eval_name", "Model"]), null);
  assert.equal(nearest("Type", []), null);
  assert.equal(nearest("Type", ["🤗", ""]), null);
});
