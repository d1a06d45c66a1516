import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { parseCsv } from "../../../lib/read/csv.ts";
import { readArguments } from "../../../tasks/arguments.ts";
import { IMPORT, importAsked } from "../../../tasks/data/import_arguments.ts";
import { importFile } from "../../../tasks/data/import_file.ts";
import cases from "../../cases/files_imported.json" with { type: "json" };
import { contents, withFolders } from "./import_folders.ts";

/**
 * What is to become of a file: the file that is written with model, size and value of each row (kWh for a
 * million tokens; the price or CO₂ as it stands), and what is said; or what the refusal says. The values
 * follow from the files by hand.
 */
type Case = {
  file: string;
  args: string[];
  wrote?: string;
  rows?: (string | number)[][];
  says?: string[];
  refused?: string[];
};

/** The columns that each kind of file is compared in, the last ones as a number of `per`. */
const COMPARED: [RegExp, string[], (value: number) => number][] = [
  [/^input-/, ["Model 🤗", "Params (B)", "Energy (tokens/kWh)"], (value) => 1e6 / value],
  [/^served-/, ["Model", "Params (B)", "Energy (J/token)"], (value) => value / 3.6],
  [
    /^financier/,
    ["Modèle", "Nombre de paramètres (B)", "Coût ($) pour 1K token"],
    (value) => value,
  ],
  [
    /^prices/,
    ["Model", "Params (B)", "Input ($/1M tokens)", "Output ($/1M tokens)"],
    (value) => value,
  ],
  [/^leaderboard/, ["fullname", "#Params (B)", "CO₂ cost (kg)"], (value) => value],
];

const here = fileURLToPath(new URL("../../cases/files/", import.meta.url));

for (const { file, args, wrote, rows, says = [], refused } of cases as Case[]) {
  Deno.test(`data:import ${file} ${args.join(" ")}`, () =>
    withFolders(async (_, data) => {
      const asked = importAsked(readArguments(IMPORT, [here + file, ...args])!);
      const importing = importFile(asked.path, asked.options, data);
      if (refused !== undefined) {
        const before = contents(data);
        await assert.rejects(importing, (error: Error) => {
          for (const words of refused) assert(error.message.includes(words), error.message);
          return true;
        });
        assert.deepEqual(contents(data), before);
        return;
      }
      const report = await importing;
      for (const words of says) {
        assert(report.some((line) => line.includes(words)), `${words}\nin\n${report.join("\n")}`);
      }
      const { header, records } = parseCsv(contents(data)[`own/${wrote}`], { file: wrote });
      const [, columns, per] = COMPARED.find(([name]) => name.test(wrote!))!;
      const found = records.map(({ cells }) =>
        columns.map((name, i) => {
          const cell = cells[header.indexOf(name)];
          return i === 0 ? cell : round(i === 1 ? Number(cell) : per(Number(cell)));
        })
      );
      assert.deepEqual(found, rows!.map((row) => row.map(round)));
    }));
}

/** Ten digits: what is left of a value that went through another unit. */
function round<Value>(value: Value): Value | number {
  return typeof value === "number" ? Number(value.toPrecision(10)) : value;
}
