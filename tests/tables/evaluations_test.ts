import assert from "node:assert/strict";
import {
  evaluationsTable,
  KG_CO2_PER_HOUR,
  loadEvaluations,
} from "../../lib/tables/evaluations.ts";

const HEADER = "Precision,Type,Architecture,fullname,Average ⬆️,#Params (B),MoE,CO₂ cost (kg)";
const ROW = "bfloat16,🟢 pretrained,LlamaForCausalLM,a/b,10,7.2,False,0.5";

/** Reads rows below the header. */
const parse = (...rows: string[]) => evaluationsTable.parse([HEADER, ...rows].join("\n"));

Deno.test("an evaluation is a typed row in plain values, its link in HTML not read", () => {
  const { rows } = evaluationsTable.parse(`${HEADER},Model\n${ROW},"<a href=""x"">a/b</a>"\n`);
  assert.deepEqual(rows, [{
    line: 2,
    model: "a/b",
    type: "pretrained",
    precision: "bfloat16",
    architecture: "LlamaForCausalLM",
    paramsB: 7.2,
    scorePercent: 10,
    co2Kg: 0.5,
    hours: 0.5 / KG_CO2_PER_HOUR,
    repeated: false,
    family: "LlamaForCausalLM 7.2",
    kind: "dense",
  }]);
  assert.deepEqual(JSON.parse(JSON.stringify(rows)), rows);
  // 5.6 kW times 269.8 g/kWh
  assert.equal(KG_CO2_PER_HOUR.toFixed(5), "1.51088");
});

Deno.test("what is no evaluation is left out, each with its reason", () => {
  const numbers = ["NaN", "n/a", '"1,5"', "Infinity", "0x10", "1e400"];
  const { rows, leftOut } = parse(
    ...numbers.map((text) => ROW.replace("0.5", text)),
    ROW.replace("0.5", ""),
    ROW.replace("0.5", "-1"),
    ROW.replace("a/b", " "),
    ROW.replace("🟢 pretrained", "🧪 distilled"),
    ROW.replace("False", "perhaps"),
    ROW.replace("7.2", "-1.0"),
    ROW.replace("7.2", "0"),
  );
  assert.deepEqual(rows, []);
  assert.deepEqual(leftOut, [
    { why: '"CO₂ cost (kg)" is not a number', count: numbers.length },
    ...[
      '"CO₂ cost (kg)" is empty',
      '"CO₂ cost (kg)" is not above 0',
      '"fullname" is empty',
      '"Type" is none of those known: 🧪 distilled',
      '"MoE" is not True or False',
      "the file gives -1 parameters",
      "the file gives 0 parameters",
    ].map((why) => ({ why, count: 1 })),
  ]);
});

Deno.test("a row of a model that stands in an earlier one is marked", () => {
  const { rows, notes } = parse(ROW, ROW.replace("a/b", "c"), ROW);
  assert.deepEqual(rows.map(({ repeated }) => repeated), [false, false, true]);
  assert.deepEqual(notes, [{ why: "its model stands in an earlier row", count: 1 }]);
});

Deno.test("flag or architecture are believed about mixtures of experts", () => {
  const { rows, notes } = parse(
    ROW.replace("Llama", "Mixtral"),
    ROW.replace("False", "true").replace("a/b", "c"),
    ROW.replace("LlamaForCausalLM", "?").replace("a/b", "d").replace("False", ""),
  );
  const mixture = "mixture of experts";
  assert.deepEqual(rows.map((row) => row.kind), [mixture, mixture, "dense"]);
  assert.equal(rows[2].architecture, "unknown");
  assert.equal(notes[0].count, 1);
});

Deno.test("a leaderboard that says what a model is based on is believed", () => {
  const row = (base: string) =>
    evaluationsTable.parse(
      `${HEADER},Base Model\n${ROW.replace("7.2", "70").replace("a/b", "me/x")},${base}\n`,
    ).rows[0].family;
  assert.equal(row("meta-llama/Llama-2-70b-hf"), "llama-2-70b");
  assert.equal(row("meta-llama/Meta-Llama-3-70B (Merge)"), "llama-3-70b");
  assert.equal(row("Removed"), row(""));
});

Deno.test("the shipped leaderboard has the repeats and mixtures that were counted in the original", () => {
  // Python's csv module; kinds and types are in tables_oracle.json
  const { rows } = loadEvaluations();
  assert.equal(rows.filter((row) => row.repeated).length, 62);
  const mixtral = rows.filter((row) => row.architecture === "MixtralForCausalLM");
  assert.deepEqual([mixtral.length, mixtral.every((row) => row.kind !== "dense")], [66, true]);
  assert.equal(rows.filter(({ paramsB }) => paramsB > 7 && paramsB <= 7.7).length, 368);
});
