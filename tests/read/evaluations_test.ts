import assert from "node:assert/strict";
import { KG_CO2_PER_HOUR, parseLeaderboard } from "../../lib/read/evaluations.ts";
import { ReadError } from "../../lib/read/read_error.ts";

const HEADER = "Precision,Type,Architecture,fullname,Average ⬆️,#Params (B),MoE,CO₂ cost (kg)";
const ROW = "bfloat16,🟢 pretrained,LlamaForCausalLM,a/b,10,7.2,False,0.5";

/** Reads rows below the header. */
const parse = (...rows: string[]) => parseLeaderboard([HEADER, ...rows].join("\n"));

Deno.test("parseLeaderboard() gives typed rows in plain values", () => {
  const read = parse(ROW);
  assert.deepEqual(read.rows, [{
    line: 2,
    model: "a/b",
    base: "LlamaForCausalLM 7.2",
    type: "pretrained",
    precision: "bfloat16",
    architecture: "LlamaForCausalLM",
    mixtureOfExperts: false,
    paramsB: 7.2,
    scorePercent: 10,
    co2Kg: 0.5,
    hours: 0.5 / KG_CO2_PER_HOUR,
    repeated: false,
  }]);
  assert.deepEqual(JSON.parse(JSON.stringify(read)), read);
});

Deno.test("KG_CO2_PER_HOUR is 1.511 kg, as 5.6 kW times 269.8 g/kWh", () =>
  assert.equal(KG_CO2_PER_HOUR.toFixed(5), "1.51088"));

for (const text of ["", "NaN", "n/a", '"1,5"', "Infinity", "0x10", "1e400"]) {
  Deno.test(`parseLeaderboard() leaves a row with "${text}" for a number out, and counts it`, () => {
    const { rows, leftOut } = parse(ROW, ROW.replace("0.5", text), ROW.replace("0.5", text));
    assert.equal(rows.length, 1);
    const why = `"CO₂ cost (kg)" is ${text === "" ? "empty" : "not a number"}`;
    assert.deepEqual(leftOut, [{ why, count: 2 }]);
  });
}

Deno.test("parseLeaderboard() leaves out what is no evaluation, each with its reason", () => {
  const { rows, leftOut } = parse(
    ROW.replace("0.5", "-1"),
    ROW.replace("a/b", " "),
    ROW.replace("🟢 pretrained", "🧪 distilled"),
    ROW.replace("False", "perhaps"),
    ROW.replace("7.2", "-1.0"),
    ROW.replace("7.2", "0"),
  );
  assert.deepEqual(rows, []);
  assert.deepEqual(leftOut.map(({ why }) => why), [
    '"CO₂ cost (kg)" is not above 0',
    '"fullname" is empty',
    '"Type" is none of those known: 🧪 distilled',
    '"MoE" is not True or False',
    "the file gives -1 parameters",
    "the file gives 0 parameters",
  ]);
});

Deno.test("parseLeaderboard() keeps rows of unknown size if asked to", () => {
  const text = [HEADER, ROW.replace("7.2", "-1.0")].join("\n");
  assert.equal(parseLeaderboard(text, { keepUnknownSize: true }).rows[0].paramsB, -1);
});

Deno.test("parseLeaderboard() marks each row of a model that is there twice", () => {
  const { rows, notes } = parse(ROW, ROW.replace("a/b", "c"), ROW);
  assert.deepEqual(rows.map(({ repeated }) => repeated), [true, false, true]);
  assert.deepEqual(notes, [{ why: "its model is in the file more than once", count: 2 }]);
});

Deno.test("parseLeaderboard() believes flag or architecture about mixtures of experts", () => {
  const { rows, notes } = parse(
    ROW.replace("Llama", "Mixtral"),
    ROW.replace("False", "true").replace("a/b", "c"),
    ROW.replace("LlamaForCausalLM", "?").replace("a/b", "d").replace("False", ""),
  );
  assert.deepEqual(rows.map((row) => row.mixtureOfExperts), [true, true, false]);
  assert.equal(rows[2].architecture, "unknown");
  assert.equal(notes[0].count, 1);
});

Deno.test("parseLeaderboard() does not read the column Model, which is a link in HTML", () => {
  const read = parseLeaderboard(`${HEADER},Model\n${ROW},"<a href=""x"">a/b</a>"\n`);
  assert(!JSON.stringify(read).includes("<"));
});

Deno.test("parseLeaderboard() refuses a file without a column, by name", () =>
  assert.throws(
    () => parseLeaderboard("fullname,Type\na,b\n", { file: "mine.csv" }),
    (error) =>
      error instanceof ReadError && error.file === "mine.csv" && /#Params/.test(error.expected),
  ));
