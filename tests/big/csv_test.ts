import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { regressFile } from "../../lib/big/regress_file.ts";

const B = "Params (B)", J = "Energy (J per token)";

/** Rows and exponent of the power law (numpy.polyfit of the logarithms), or what the refusal says. */
const CASES: [file: string, x: string, y: string, [number, number] | RegExp][] = [
  ["num_semicolon.csv", B, J, [3, 0.79981]],
  ["num_tab.tsv", B, J, [3, 0.79981]],
  ["rows.jsonl", B, J, [3, 0.79981]],
  ["rows_ndjson.json", B, J, [3, 0.79981]],
  ["num_thousands.csv", B, "Energy (tokens/kWh)", [3, -1.00602]],
  ["num_params_suffix.csv", B, J, [3, 0.79981]],
  ["num_params_raw.csv", B, J, [3, 0.79981]],
  ["r_write_table_num.csv", "size", "kwh", [5, 1]],
  ["first_row_trailing.csv", "size", "kwh", [5, 1]],
  ["extra_at_end.csv", "size", "kwh", /line 2: found 3 cells, as in all rows, expected 2/],
  ["wider_later.csv", "size", "kwh", /line 4: found 3 cells, expected 2/],
  [
    "num_thousands.csv",
    B,
    "kWh",
    /num_thousands\.csv, line 1, column "kWh": found only the columns/,
  ],
  ["dup_header.csv", "size", "kwh", /column "kwh": found this header twice/],
  ["fig_wide.csv", "x", "y", [30, 0.66667]],
];

for (const [name, x, y, expected] of CASES) {
  Deno.test(`regressFile() reads ${name}`, async () => {
    const path = fileURLToPath(new URL(`../cases/files/${name}`, import.meta.url));
    const regressing = regressFile(path, { x, y });
    if (expected instanceof RegExp) return await assert.rejects(regressing, expected);
    const { n, fits } = await regressing, power = fits.find(({ law }) => law === "power")!;
    assert.deepEqual([n, Number(power.coefficients[x].estimate.toFixed(5))], expected);
  });
}

Deno.test("regressFile() takes sizes with units, and says how to write one that is no number", async () => {
  const path = Deno.makeTempFileSync({ suffix: ".csv" });
  try {
    Deno.writeTextFileSync(path, "params,kWh\n7B,1\n13B,2\n8x7B,3\n1T,300\n");
    const { n, fits: [{ span }], notes } = await regressFile(path, { x: "params", y: "kWh" });
    assert.deepEqual([n, span.params], [3, [7, 1000]]);
    assert.match(notes.join(), /, line 4: "8x7B" is left out; write it in billions, as in 46\.7$/);
  } finally {
    Deno.removeSync(path);
  }
});
