import assert from "node:assert/strict";
import { parquetWriteBuffer } from "../../parquet_writer.ts";
import { parseCsv } from "../../../lib/read/csv.ts";
import { ownMeasurements } from "../../../lib/read/own.ts";
import { loadLlmPerf } from "../../../lib/read/load.ts";
import { importFile, type ImportOptions } from "../../../tasks/data/import_file.ts";
import { EMISSIONS } from "../../read/formats/tables.ts";
import { ASKED, contents, shipped, withFolders } from "./import_folders.ts";

const MINE = "name,joules,size\na/b-7b,3.6,7\nc/d-1b,n/a,1\ne/f-13b,7.2,13\ng/h-2b,1.8,2\n";
const MAPPED: ImportOptions = {
  ...ASKED,
  as: "llm-perf",
  mapping: [
    { theirs: "name", ours: "Model 🤗" },
    { theirs: "joules", ours: "Energy (J per token)" },
    { theirs: "size", ours: "Params (B)" },
  ],
  extras: { hardware: "my laptop" },
};

Deno.test("importFile() makes measurements a further line of LLM-Perf", () =>
  withFolders(async (files, data) => {
    Deno.writeTextFileSync(`${files}/mine.csv`, MINE);
    const report = await importFile(`${files}/mine.csv`, MAPPED, data);
    assert(report.includes("input-my laptop.csv: 3 usable rows"), report.join("\n"));
    assert(report.includes('  1 left out: "Energy (J per token)" is not a number'));
    const [own] = ownMeasurements("input", data);
    const { rows } = loadLlmPerf(own);
    assert.deepEqual(rows.map((row) => [row.hardware, row.model, row.kWhPerMillionTokens]), [
      ["my laptop", "a/b-7b", 1],
      ["my laptop", "e/f-13b", 2],
      ["my laptop", "g/h-2b", 0.5],
    ]);
  }));

Deno.test("importFile() replaces nothing unasked, adds with append", () =>
  withFolders(async (files, data) => {
    const path = `${files}/mine.csv`;
    Deno.writeTextFileSync(path, MINE);
    await importFile(path, MAPPED, data);
    await assert.rejects(
      importFile(path, MAPPED, data),
      /own\/input-my laptop.csv, which is there/,
    );
    const again = importFile(path, { ...MAPPED, append: true }, data);
    await assert.rejects(
      again,
      /found no row that data\/own\/input-my laptop\.csv has not already/,
    );
    Deno.writeTextFileSync(path, `${MINE}i/j-3b,1.8,3\n`);
    const report = await importFile(path, { ...MAPPED, append: true }, data);
    assert(report.includes("input-my laptop.csv: 4 rows with those that were there"), `${report}`);
    const [own] = ownMeasurements("input", data);
    assert.equal(parseCsv(Deno.readTextFileSync(own)).records.length, 4);
    Deno.writeTextFileSync(path, MINE);
    await importFile(path, { ...MAPPED, replace: true }, data);
    assert.equal(parseCsv(Deno.readTextFileSync(own)).records.length, 3);
    const onA100 = { ...MAPPED, replace: true, extras: { hardware: "A100" } };
    await assert.rejects(importFile(path, onA100, data), /the shipped input-A100.csv has too/);
  }));

Deno.test("importFile() makes the same table of CSV, parquet and JSON", () =>
  withFolders(async (files, data) => {
    const table = parseCsv(Deno.readTextFileSync(new URL("leaderboard.csv", shipped)));
    const column = (name: string) => {
      const at = table.header.indexOf(name);
      return table.records.map(({ cells }) => cells[at]);
    };
    const numbers = ["Average ⬆️", "#Params (B)", "CO₂ cost (kg)"];
    const columnData = table.header.map((name) =>
      numbers.includes(name)
        ? { name, data: column(name).map(Number), type: "DOUBLE" as const }
        : name === "MoE"
        ? { name, data: column(name).map((cell) => cell === "True"), type: "BOOLEAN" as const }
        : { name, data: column(name), type: "STRING" as const }
    );
    Deno.writeFileSync(
      `${files}/a.parquet`,
      new Uint8Array(parquetWriteBuffer({ columnData })),
    );
    Deno.writeTextFileSync(
      `${files}/a.json`,
      JSON.stringify(
        table.records.map((_, row) =>
          Object.fromEntries(columnData.map(({ name, data }) => [name, data[row]]))
        ),
      ),
    );
    const options: ImportOptions = { ...ASKED, as: "leaderboard", replace: true };
    const texts: string[] = [];
    for (const path of [new URL("leaderboard.csv", shipped).pathname, "a.parquet", "a.json"]) {
      await importFile(path.startsWith("/") ? path : `${files}/${path}`, options, data);
      texts.push(contents(data)["own/leaderboard.csv"]);
    }
    assert.equal(texts[1], texts[0]);
    assert.equal(texts[2], texts[0]);
  }));

Deno.test("importFile() recognises other tools, one file for each hardware", () =>
  withFolders(async (files, data) => {
    Deno.writeTextFileSync(`${files}/emissions.csv`, EMISSIONS);
    const extras = { tokens: 50_000, model: "me/a-7b" };
    const report = await importFile(`${files}/emissions.csv`, { ...ASKED, extras }, data);
    assert.match(report[0], /CodeCarbon's emissions.csv, 2 rows/);
    assert(report.includes('  1 left out: "energy_consumed" is not above 0'));
    const name = "own/input-1 x NVIDIA A100-SXM4-40GB.csv";
    assert.match(contents(data)[name], /me\/a-7b/);
  }));

Deno.test("importFile() changes nothing when something is wrong, and with dryRun", () =>
  withFolders(async (files, data) => {
    const before = contents(data);
    const refused: [string, Partial<ImportOptions>, RegExp][] = [
      ["a,b\n1,2\n", {}, /columns of no tool that is known: a, b/],
      [MINE, { ...MAPPED, extras: {} }, /no name for what they were taken on.*--hardware/],
      [MINE, { as: "leaderboard" }, /expected "fullname", "Type"/],
      [MINE, { ...MAPPED, extras: { hardware: "a/b" } }, /a name that a file can have too/],
      [MINE.replace("13\n", "13000000000\n"), MAPPED, /a.csv, line 4, e\/f-13b: found 13000000000/],
      [MINE.replaceAll(/,[\d.]+,/g, ",n/a,"), MAPPED, /no row that can be used \(4: /],
      [MINE, { ...MAPPED, where: [{ theirs: "size", ours: "99" }] }, /no row where "size" is 99/],
      ["<!DOCTYPE html>", { as: "prices" }, /found an HTML/],
      [MINE, { ...MAPPED, dryRun: true }, /^$/],
    ];
    for (const [text, options, message] of refused) {
      Deno.writeTextFileSync(`${files}/a.csv`, text);
      const importing = importFile(`${files}/a.csv`, { ...ASKED, ...options }, data);
      if (options.dryRun) await importing;
      else await assert.rejects(importing, message);
      assert.deepEqual(contents(data), before, String(message));
    }
    Deno.writeTextFileSync(`${files}/a.parquet`, "PAR1 and no more");
    await assert.rejects(importFile(`${files}/a.parquet`, ASKED, data), /no readable parquet/);
    await assert.rejects(importFile(`${files}/b.csv`, ASKED, data), /found no such file/);
  }));

Deno.test("importFile() leaves the study's tables alone, and replaces one's own only when asked", () =>
  withFolders(async (files, data) => {
    const path = `${files}/prices.csv`;
    Deno.writeTextFileSync(path, "model,size,dollars\na/b-7b,7,0.002\n");
    const options: ImportOptions = {
      ...ASKED,
      as: "prices",
      mapping: [
        { theirs: "model", ours: "Modèle" },
        { theirs: "size", ours: "Nombre de paramètres (B)" },
        { theirs: "dollars", ours: "Coût ($) pour 1K token" },
      ],
      fill: [{ theirs: "SLM", ours: "Type" }],
    };
    const shipped = contents(data)["financier.csv"];
    const report = await importFile(path, options, data);
    assert.match(report.at(-1)!, /lm\.loadStudyPrices\("\.\.\/data\/own\/financier\.csv"\)$/);
    await assert.rejects(
      importFile(path, options, data),
      /data\/own\/financier.csv, which is there.*--rep/,
    );
    await importFile(path, { ...options, replace: true }, data);
    assert.equal(contents(data)["financier.csv"], shipped);
    assert.equal(
      contents(data)["own/financier.csv"],
      "Modèle,Type,Nombre de paramètres (B),Coût ($) pour 1K token\na/b-7b,SLM,7,0.002\n",
    );
  }));
