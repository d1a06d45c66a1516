import { cellIn, type TextRecord, type TextTable } from "../csv.ts";
import { tally } from "../left_out.ts";
import { modelSizeB } from "../model_name.ts";
import { numberIn } from "../number.ts";
import type { Ruled } from "./format.ts";
import NAMES from "./names.json" with { type: "json" };

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
  const { header, decimal, records } = table, cell = cellIn(table);
  const leftOut = tally(), notes = tally();
  const states = records.map((record) => stateOf(record));
  const ofOne = Map.groupBy(states, ({ run, of, record }) => run === "" ? record.line : run + of);
  const last = [...ofOne.values()].flatMap(lastOf);
  const runs = sum ? [...Map.groupBy(last, ({ of }) => of).values()].map(addedUp) : last;
  remark();
  return {
    table: {
      ...table,
      header: [...header, "run", "counts", "model in task_name"],
      records: runs.map(({ record: { line, cells }, said }) => ({
        line,
        cells: [...cells, ...said],
      })),
    },
    leftOut: leftOut.list(),
    notes: notes.list(),
  };

  function stateOf(record: TextRecord) {
    const text = (name: string) => cell(record, name);
    const number = (name: string) => numberIn(text(name), decimal);
    const model = NAMES.model.map(text).find((name) => name !== "") ?? "";
    const parts = Object.entries(PARTS).filter(([name]) => number(name)! > 0)
      .map(([, part]) => part).join(", ");
    const task = text("task_name"), project = text("project_name");
    const modelOfTask = task.replace(DONE, ""), seconds = number("duration") ?? 0;
    return {
      record,
      run: text(header.includes("run_id") ? "run_id" : "experiment_id"),
      model,
      of: [project, task, model].join("\n"),
      time: text("timestamp"),
      seconds,
      kWh: number("energy_consumed") ?? NaN,
      unseenGpu: number("gpu_energy") === 0 ? text("gpu_model") : "",
      // which run it was, what its energy counts, and where no column says it, the model
      said: [
        `${project || "CodeCarbon"}, ${Math.round(seconds)} s`,
        ["CodeCarbon", text("codecarbon_version"), parts && `(${parts})`]
          .filter((word) => word !== "").join(" "),
        modelSizeB(modelOfTask) === null ? "" : modelOfTask,
      ],
    };
  }

  /** The last of several states of one run; all of them where they are none. */
  function lastOf(own: State[]): State[] {
    const inTime = own.toSorted((a, b) =>
      a.seconds - b.seconds || Number(a.time > b.time) - Number(a.time < b.time)
    );
    if (inTime.some(({ kWh }, i) => i > 0 && !(kWh >= inTime[i - 1].kWh))) {
      notes.add("rows of one run_id whose energy does not grow: each taken for a run of its own");
      return own;
    }
    const earlier = inTime.slice(0, -1).length;
    if (earlier > 0) {
      leftOut.add("an earlier state of the same run: its last row has all the energy", earlier);
    }
    return inTime.slice(-1);
  }

  /** Ranks of one run as one. */
  function addedUp(ranks: State[]): State {
    const [first] = ranks, { line, cells } = first.record;
    if (ranks.length === 1) return first;
    notes.add("the energy of several rows added up, as ranks of one run");
    if (ranks.some(({ record }) => cell(record, "tracking_mode") === "machine")) {
      notes.add("ranks on one machine each count all of it (tracking_mode machine)");
    }
    const kWh = ranks.reduce((sum, { kWh }) => sum + kWh, 0);
    const text = String(kWh).replace(".", decimal);
    const own = cells.with(header.indexOf("energy_consumed"), text);
    return { ...first, kWh, record: { line, cells: own } };
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
    for (const { unseenGpu, kWh } of runs) {
      if (unseenGpu === "" || !(kWh > 0)) continue;
      notes.add(`a GPU is named (${unseenGpu}), and its energy is 0: CodeCarbon could not read it`);
    }
  }

  type State = ReturnType<typeof stateOf>;
}
