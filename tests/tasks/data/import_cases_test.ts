import assert from "node:assert/strict";
import { parseCsv } from "../../../lib/read/csv.ts";
import cases from "../../cases/files_imported.json" with { type: "json" };
import { contents } from "./fixture.ts";
import { importing, withFolders } from "./import_folders.ts";

/**
 * What is to become of a file: the file that is written with model, size and value of each row (kWh for a
 * million tokens; the price or CO₂ as it stands), what else it holds, and what is said; or what the refusal
 * says. The values follow from the files by hand.
 */
type Case = {
  file: string;
  /** What is in it, where it is not one of tests/cases/files. */
  text?: string;
  args: string[];
  wrote?: string;
  rows?: (string | number)[][];
  holds?: string[];
  says?: string[];
  refused?: string[];
};

const asIs = (value: number) => value;

/** The columns that each kind of file is compared in, the last ones as a number of `per`. */
const COMPARED: [RegExp, string[], (value: number) => number][] = [
  [/^input-/, ["Model 🤗", "Params (B)", "Energy (tokens/kWh)"], (value) => 1e6 / value],
  [/^served-/, ["Model", "Params (B)", "Energy (J/token)"], (value) => value / 3.6],
  [/^financier/, ["Modèle", "Nombre de paramètres (B)", "Coût ($) pour 1K token"], asIs],
  [/^prices/, ["Model", "Params (B)", "Input ($/1M tokens)", "Output ($/1M tokens)"], asIs],
  [/^leaderboard/, ["fullname", "#Params (B)", "CO₂ cost (kg)"], asIs],
];

for (const { file, text, args, wrote, rows, holds = [], says = [], refused } of cases as Case[]) {
  Deno.test(`data:import ${text ?? file} ${args.join(" ")}`, () =>
    withFolders(async (files, data) => {
      const path = text === undefined ? file : `${files}/${file}`;
      if (text !== undefined) Deno.writeTextFileSync(path, text);
      if (refused !== undefined) {
        const before = contents(data);
        await assert.rejects(importing(data, path, ...args), ({ message }: Error) => {
          for (const words of refused) assert(message.includes(words), message);
          return true;
        });
        return assert.deepEqual(contents(data), before);
      }
      const report = (await importing(data, path, ...args)).join("\n");
      for (const words of says) assert(report.includes(words), `${words}\nin\n${report}`);
      const own = contents(data)[`own/${wrote}`];
      for (const words of holds) assert(own.includes(words), `${words}\nin\n${own}`);
      const { header, records } = parseCsv(own, { file: wrote });
      const [, columns, per] = COMPARED.find(([name]) => name.test(wrote!))!;
      const found = records.map(({ cells }) =>
        columns.map((name, i) => {
          const cell = cells[header.indexOf(name)], value = Number(cell);
          return Number.isNaN(value) ? cell : round(i === 1 ? value : per(value));
        })
      );
      assert.deepEqual(found, rows!.map((row) => row.map(round)));
    }));
}

/** Ten digits: what is left of a value that went through another unit. */
function round<Value>(value: Value): Value | number {
  return typeof value === "number" ? Number(value.toPrecision(10)) : value;
}
