import assert from "node:assert/strict";
import { parquetWriteBuffer } from "../../parquet_writer.ts";
import { parseCsv } from "../../../lib/read/csv.ts";
import { loadServed } from "../../../lib/tables/served.ts";
import { contents } from "./fixture.ts";
import { importing, shipped, withFolders } from "./import_folders.ts";

const MAPPED = [
  ...["--as", "llm-perf", "--hardware", "my laptop", "--map", "name=Model 🤗"],
  ...["--map", "joules=Energy (J per token)", "--map", "size=Params (B)"],
];

Deno.test("data:import replaces nothing unasked, and adds with --append", () =>
  withFolders(async (files, data) => {
    const path = `${files}/mine.csv`, own = "own/input-my laptop.csv";
    const rows = () => parseCsv(contents(data)[own]).records.length;
    await importing(data, "own_mine.csv", ...MAPPED);
    await assert.rejects(importing(data, "own_mine.csv", ...MAPPED), /csv, which is there already/);
    await assert.rejects(
      importing(data, "own_mine.csv", ...MAPPED, "--append"),
      /found no row that data\/own\/input-my laptop\.csv has not already/,
    );
    Deno.writeTextFileSync(path, "name,joules,size\ne/f-13b,7.2,13\ni/j-3b,1.8,3\n");
    const report = await importing(data, path, ...MAPPED, "--append");
    assert(report.includes("input-my laptop.csv: 4 rows with those that were there"), `${report}`);
    assert.equal(rows(), 4);
    await importing(data, path, ...MAPPED, "--replace");
    assert.equal(rows(), 2);
  }));

Deno.test("data:import at the same time loses no row", () =>
  withFolders(async (files, data) => {
    const runs = ["a", "b", "c"].map((name) => {
      const path = `${files}/${name}.csv`;
      // enough rows for the runs to meet
      const rows = Array.from({ length: 2000 }, (_, i) => `${name}${i},7,3.6\n`).join("");
      Deno.writeTextFileSync(path, `Model,Params (B),Energy (J per token)\n${rows}`);
      const args = ["--as", "llm-perf", "--hardware", "box", "--append"];
      const code = `import { importing } from "${new URL("import_folders.ts", import.meta.url)}";
        await importing(new URL("${data}"), "${path}", ...${JSON.stringify(args)});`;
      return new Deno.Command(Deno.execPath(), { args: ["eval", "--no-check", code] }).output();
    });
    for (const { success, stderr } of await Promise.all(runs)) {
      assert(success, new TextDecoder().decode(stderr));
    }
    assert.equal(parseCsv(contents(data)["own/input-box.csv"]).records.length, 6000);
  }));

Deno.test("data:import makes the same table of CSV, parquet and JSON", () =>
  withFolders(async (files, data) => {
    const text = Deno.readTextFileSync(new URL("leaderboard.csv", shipped));
    const { header, records } = parseCsv(text);
    const numbers = ["Average ⬆️", "#Params (B)", "CO₂ cost (kg)"];
    const columnData = header.map((name, at) => {
      const cells = records.map(({ cells }) => cells[at]);
      if (numbers.includes(name)) return { name, data: cells.map(Number), type: "DOUBLE" as const };
      return name === "MoE"
        ? { name, data: cells.map((cell) => cell === "True"), type: "BOOLEAN" as const }
        : { name, data: cells, type: "STRING" as const };
    });
    const rows = records.map((_, row) =>
      Object.fromEntries(columnData.map(({ name, data }) => [name, data[row]]))
    );
    Deno.writeTextFileSync(`${files}/a.csv`, text);
    Deno.writeFileSync(`${files}/a.parquet`, new Uint8Array(parquetWriteBuffer({ columnData })));
    Deno.writeTextFileSync(`${files}/a.json`, JSON.stringify(rows));
    const texts = new Set<string>();
    for (const name of ["a.csv", "a.parquet", "a.json"]) {
      await importing(data, `${files}/${name}`, "--as", "leaderboard", "--replace");
      texts.add(contents(data)["own/leaderboard.csv"]);
    }
    assert.equal(texts.size, 1);
  }));

Deno.test("a file above 100 MB is told where to go, and not read", () =>
  withFolders(async (files, data) => {
    Deno.writeTextFileSync(`${files}/a.csv`, "");
    Deno.truncateSync(`${files}/a.csv`, 2e9);
    await assert.rejects(
      importing(data, `${files}/a.csv`),
      /found 2,000 MB, expected at most 100 MB; fit it where it lies with `deno task data:regress`/,
    );
  }));

Deno.test("data:import leaves the study's tables alone, and replaces one's own only when asked", () =>
  withFolders(async (_, data) => {
    const before = contents(data), prices = ["pr_per_million.csv", "--as", "prices"] as const;
    await importing(data, ...prices, "--dry-run");
    assert.deepEqual(contents(data), before);
    const report = await importing(data, ...prices);
    assert.match(report.at(-1)!, /lm\.loadStudyPrices\("\.\.\/data\/own\/financier\.csv"\)$/);
    await assert.rejects(
      importing(data, ...prices),
      /data\/own\/financier.csv, which is there.*--rep/,
    );
    await assert.rejects(importing(data, ...prices, "--append"), /to which nothing can be added/);
    await importing(data, ...prices, "--replace");
    const { "own/financier.csv": own, ...after } = contents(data);
    assert.match(own, /^Modèle,Type,Nombre de paramètres \(B\),Coût \(\$\) pour 1K token\n/);
    assert.deepEqual(after, before);
  }));

Deno.test("data:import keeps the concurrency of ML.ENERGY's rows, and loadServed() reads them", () =>
  withFolders(async (_, data) => {
    await importing(data, "mlenergy_v3.json", "--hardware", "my H100");
    const { rows, leftOut } = loadServed(undefined, data);
    assert.deepEqual([rows.length, leftOut], [567, []]);
    assert.deepEqual(
      rows.filter(({ source }) => source === "own/served-my H100.csv")
        .map((row) => [row.hardware, row.task, row.maxConcurrency, row.concurrency]),
      [["my H100", "mlenergy_v3", 128, 127.5], ["my H100", "mlenergy_v3", 64, 63]],
    );
  }));
