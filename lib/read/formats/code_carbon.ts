import type { AnyTable } from "../any_table.ts";
import { type CsvRecord, normalHeader } from "../csv.ts";
import { numberIn } from "../decimal_mark.ts";
import { tally } from "../left_out.ts";
import { modelSizeB } from "../model_size.ts";
import type { Ruled } from "./format.ts";
import { NAMES } from "./names.ts";

/** Tasks that are no generation, by their names; before the model's name stands what was done. */
const OTHER_TASK = /^(load|warm ?-?up|download|idle|init|tokeni[sz]e|compil|baseline|train|fine)/i;
const DONE =
  /^(infer(ence|ring)?|generat(e|ion|ing)|run(ning)?|predict(ion)?|bench(mark)?)[ :_-]+/i;

/** The parts of its energy and how people call them. */
const PARTS = { cpu_energy: "processor", ram_energy: "memory", gpu_energy: "GPU" };

/**
 * The runs of an emissions.csv. A program that flushes writes one row after the other under one `run_id`,
 * each with the energy since the start: the last one counts, by time and duration and not by its place in
 * the file. Rows of several models are never one run. Tasks are told by their names; loading a
 * model is none that counts, and a name with a size is that of the model. With `sum`, rows of one model
 * and task are ranks of one run, whose energy is added up. Version 1 calls the run `experiment_id`; later
 * versions have that column too, with one value for all runs.
 */
export function codeCarbonRuns(table: AnyTable, { sum }: { sum: boolean }): Ruled {
  const header = table.header.map(normalHeader), leftOut = tally(), notes = tally();
  const cell = ({ cells }: CsvRecord, name: string) => cells[header.indexOf(name)]?.trim() ?? "";
  const number = (record: CsvRecord, name: string) => numberIn(cell(record, name), table.decimal);
  const named = NAMES.model.some((name) => header.includes(name));
  const tasks = table.records.filter((record) => {
    const other = OTHER_TASK.test(cell(record, "task_name").trim());
    if (other) leftOut.add(`the task "${cell(record, "task_name")}" is not generation`);
    return !other;
  });
  const model = (record: CsvRecord) => {
    const name = cell(record, "task_name").replace(DONE, "");
    return modelSizeB(name) === null ? "" : name;
  };
  const runOf = (record: CsvRecord) =>
    cell(record, header.includes("run_id") ? "run_id" : "experiment_id");
  const modelOf = (record: CsvRecord) =>
    NAMES.model.map((name) => cell(record, name)).find((name) => name !== "") ?? "";
  const groupOf = (record: CsvRecord) => {
    const run = runOf(record), task = cell(record, "task_name");
    return run === "" ? String(record.line) : [run, task, modelOf(record)].join("\n");
  };
  const models = Map.groupBy(tasks, runOf);
  models.delete("");
  if ([...models.values()].some((records) => new Set(records.map(modelOf)).size > 1)) {
    notes.add("rows of one run_id name several models: each model's taken for a run of its own");
  }
  const earlier = (a: CsvRecord, b: CsvRecord) => {
    const seconds = number(a, "duration")! - number(b, "duration")!;
    const times = [a, b].map((record) => cell(record, "timestamp"));
    return seconds || (times[0] < times[1] ? -1 : Number(times[0] > times[1]));
  };
  const last = [...Map.groupBy(tasks, groupOf).values()].flatMap((inFile) => {
    const records = inFile.toSorted(earlier);
    const grows = ["energy_consumed", "duration"].every((name) =>
      records.every((record, i) =>
        i === 0 || number(record, name)! >= number(records[i - 1], name)!
      )
    );
    if (records.length === 1) return records;
    if (!grows) {
      notes.add("rows of one run_id whose energy does not grow: each taken for a run of its own");
      return inFile;
    }
    leftOut.add(
      "an earlier state of the same run: its last row has all the energy",
      records.length - 1,
    );
    return records.slice(-1);
  });
  const runs = sum ? summed(last) : last;
  const times = new Set(runs.map((record) => cell(record, "timestamp") || record.line));
  if (times.size < runs.length && header.includes("run_id")) {
    notes.add(
      "rows of several runs end at the same time: ranks of one run are added up with --sum",
    );
  }
  const missing = Object.keys(PARTS).filter((name) => !header.includes(name));
  if (missing.length > 0) {
    notes.add(
      `without the columns ${missing.join(", ")}: which parts its energy counts is not known`,
    );
  }
  for (const record of runs) {
    const gpu = cell(record, "gpu_model"), zero = number(record, "gpu_energy") === 0;
    if (gpu !== "" && zero && number(record, "energy_consumed")! > 0) {
      notes.add(`a GPU is named (${gpu}), and its energy is 0: CodeCarbon could not read it`);
    }
  }

  /** The rows of one model and task as one. */
  function summed(records: readonly CsvRecord[]): CsvRecord[] {
    const at = header.indexOf("energy_consumed");
    const key = (record: CsvRecord) =>
      ["project_name", "task_name", ...NAMES.model].map((name) => cell(record, name)).join("\n");
    return [...Map.groupBy(records, key).values()].map((ranks) => {
      if (ranks.length === 1) return ranks[0];
      notes.add("the energy of several rows added up, as ranks of one run");
      if (ranks.some((record) => cell(record, "tracking_mode") === "machine")) {
        notes.add("ranks on one machine each count all of it (tracking_mode machine)");
      }
      const all = ranks.reduce(
        (sum, record) => sum + (number(record, "energy_consumed") ?? NaN),
        0,
      );
      return {
        ...ranks[0],
        cells: ranks[0].cells.with(at, String(all).replace(".", table.decimal)),
      };
    });
  }

  const added = (record: CsvRecord) => {
    const parts = Object.entries(PARTS).filter(([name]) => number(record, name) !== null)
      .filter(([name]) => number(record, name)! > 0).map(([, part]) => part);
    const version = cell(record, "codecarbon_version");
    const seconds = Math.round(number(record, "duration") ?? 0);
    return {
      run: `${cell(record, "project_name") || "CodeCarbon"}, ${seconds} s`,
      counts: ["CodeCarbon", version, parts.length > 0 ? `(${parts.join(", ")})` : ""]
        .filter((word) => word !== "").join(" "),
      ...(named ? {} : { model: model(record) }),
    };
  };
  return {
    table: {
      ...table,
      header: [...header, "run", "counts", ...(named ? [] : ["model"])],
      records: runs.map((record) => ({
        ...record,
        cells: [...record.cells, ...Object.values(added(record))],
      })),
    },
    leftOut: leftOut.list(),
    notes: notes.list(),
  };
}
