import type { TextRecord, TextTable } from "../csv.ts";
import { tally } from "../left_out.ts";
import { modelSizeB } from "../model_name.ts";
import { numberIn } from "../number.ts";
import type { Ruled } from "./format.ts";
import { NAMES } from "./names.ts";

/** What was done, before the model's name in a task's. */
const DONE =
  /^(infer(ence|ring)?|generat(e|ion|ing)|run(ning)?|predict(ion)?|bench(mark)?)[ :_-]+/i;

/** The parts of its energy and how people call them. */
const PARTS = { cpu_energy: "processor", ram_energy: "memory", gpu_energy: "GPU" };

/**
 * The runs of an emissions.csv. A program that flushes writes one row after the other under one `run_id`,
 * each with the energy since the start: the last one counts, by time and duration and not by its place in
 * the file. Rows of several models are never one run. A task's name with a size is that of the model. With
 * `sum`, rows of one model and task are ranks of one run, whose energy is added up. Version 1 calls the run
 * `experiment_id`; later versions have that column too, with one value for all runs.
 */
export function codeCarbonRuns(table: TextTable, { sum = false }: { sum?: boolean }): Ruled {
  const { header, decimal } = table, leftOut = tally(), notes = tally();
  const cell = ({ cells }: TextRecord, name: string) => cells[header.indexOf(name)]?.trim() ?? "";
  const number = (record: TextRecord, name: string) => numberIn(cell(record, name), decimal);
  const runId = header.includes("run_id") ? "run_id" : "experiment_id";
  const states = table.records.map((record) => {
    const model = NAMES.model.map((name) => cell(record, name)).find((name) => name !== "") ?? "";
    return {
      record,
      run: cell(record, runId),
      model,
      of: [cell(record, "project_name"), cell(record, "task_name"), model].join("\n"),
      time: cell(record, "timestamp"),
      seconds: number(record, "duration") ?? 0,
      kWh: number(record, "energy_consumed") ?? NaN,
    };
  });
  type State = typeof states[number];

  const ofOne = Map.groupBy(states, ({ run, of, record }) => run === "" ? record.line : run + of);
  const last = [...ofOne.values()].flatMap(lastOf);
  const runs = sum ? [...Map.groupBy(last, ({ of }) => of).values()].map(addedUp) : last;
  remark();
  return {
    table: {
      ...table,
      header: [...header, "run", "counts", "model in task_name"],
      records: runs.map(({ record }) => ({
        ...record,
        cells: [...record.cells, ...said(record)],
      })),
    },
    leftOut: leftOut.list(),
    notes: notes.list(),
  };

  /** The last of several states of one run; all of them where they are none. */
  function lastOf(own: State[]): State[] {
    const inTime = own.toSorted((a, b) =>
      a.seconds - b.seconds || Number(a.time > b.time) - Number(a.time < b.time)
    );
    if (inTime.some(({ kWh }, i) => i > 0 && !(kWh >= inTime[i - 1].kWh))) {
      notes.add("rows of one run_id whose energy does not grow: each taken for a run of its own");
      return own;
    }
    if (own.length > 1) {
      const why = "an earlier state of the same run: its last row has all the energy";
      leftOut.add(why, own.length - 1);
    }
    return inTime.slice(-1);
  }

  /** Ranks of one run as one. */
  function addedUp(ranks: State[]): State {
    const [first] = ranks;
    if (ranks.length === 1) return first;
    notes.add("the energy of several rows added up, as ranks of one run");
    if (ranks.some(({ record }) => cell(record, "tracking_mode") === "machine")) {
      notes.add("ranks on one machine each count all of it (tracking_mode machine)");
    }
    const kWh = ranks.reduce((sum, { kWh }) => sum + kWh, 0);
    const text = String(kWh).replace(".", decimal);
    const cells = first.record.cells.with(header.indexOf("energy_consumed"), text);
    return { ...first, kWh, record: { ...first.record, cells } };
  }

  /** Notes what a person should know of the rows. */
  function remark(): void {
    const named = Map.groupBy(states.filter(({ run }) => run !== ""), ({ run }) => run);
    if ([...named.values()].some((own) => new Set(own.map(({ model }) => model)).size > 1)) {
      notes.add("rows of one run_id name several models: each model's taken for a run of its own");
    }
    const times = new Set(runs.map(({ time, record }) => time || record.line));
    if (header.includes("run_id") && times.size < runs.length) {
      notes.add(
        "rows of several runs end at the same time: ranks of one run are added up with --sum",
      );
    }
    const missing = Object.keys(PARTS).filter((name) => !header.includes(name)).join(", ");
    if (missing !== "") {
      notes.add(`without the columns ${missing}: which parts its energy counts is not known`);
    }
    for (const { record, kWh } of runs) {
      const gpu = cell(record, "gpu_model");
      if (gpu !== "" && number(record, "gpu_energy") === 0 && kWh > 0) {
        notes.add(`a GPU is named (${gpu}), and its energy is 0: CodeCarbon could not read it`);
      }
    }
  }

  /** Which run it was, what its energy counts, and where no column says it, the model. */
  function said(record: TextRecord): string[] {
    const parts = Object.entries(PARTS).filter(([name]) => number(record, name)! > 0)
      .map(([, part]) => part).join(", ");
    const seconds = Math.round(number(record, "duration") ?? 0);
    const task = cell(record, "task_name").replace(DONE, "");
    return [
      `${cell(record, "project_name") || "CodeCarbon"}, ${seconds} s`,
      ["CodeCarbon", cell(record, "codecarbon_version"), parts && `(${parts})`]
        .filter((word) => word !== "").join(" "),
      modelSizeB(task) === null ? "" : task,
    ];
  }
}
