import { cellIn, type TextTable } from "../csv.ts";
import { modelSizeB } from "../model_name.ts";
import { numberIn } from "../number.ts";
import type { Remarks } from "../table.ts";
import NAMES from "./names.json" with { type: "json" };

/** What was done, before the model's name in a task's. */
const DONE =
  /^(infer(ence|ring)?|generat(e|ion|ing)|run(ning)?|predict(ion)?|bench(mark)?)[ :_-]+/i;

const PARTS = { cpu_energy: "processor", ram_energy: "memory", gpu_energy: "GPU" };

/**
 * The runs of an emissions.csv. A program that flushes writes one row after the other under one `run_id`,
 * each with the energy since the start: the last one counts, by time and duration and not by its place in
 * the file. Rows of several models are never one run. A task's name with a size is that of the model.
 * Version 1 calls the run `experiment_id`; later versions have that column too, with one value for all runs.
 */
export function codeCarbonRuns(table: TextTable, remarks: Remarks): TextTable {
  const { header } = table, { notes } = remarks, states = statesIn(table);
  const ofRun = Map.groupBy(states, ({ id, of, line }) => id === "" ? line : id + of);
  const runs = [...ofRun.values()].flatMap((own) => lastOf(own, remarks));
  const ofId = Map.groupBy(states.filter(({ id }) => id !== ""), ({ id }) => id);
  if ([...ofId.values()].some((own) => own.some(({ model }) => model !== own[0].model))) {
    notes.add("rows of one run_id name several models: each model's taken for a run of its own");
  }
  if (header.includes("run_id") && new Set(runs.map(({ time }) => time)).size < runs.length) {
    notes.add(
      "rows of several runs end at the same time: where they are ranks of one run, each counts the " +
        "whole machine unless tracking_mode is process, so take one with --where",
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
  return {
    ...table,
    header: [...header, "run", "counts", "model in task_name"],
    records: runs.map(({ line, cells }) => ({ line, cells })),
  };
}

type State = ReturnType<typeof statesIn>[number];

/** What its rows say, and behind their cells which run it was, what its energy counts, and the task's model. */
function statesIn(table: TextTable) {
  const { header, decimal, records } = table, cell = cellIn(table);
  return records.map((record) => {
    const text = (name: string) => cell(record, name);
    const number = (name: string) => numberIn(text(name), decimal);
    const model = NAMES.model.map(text).find((name) => name !== "") ?? "";
    const task = text("task_name"), project = text("project_name");
    const modelOfTask = task.replace(DONE, ""), seconds = number("duration") ?? 0;
    const parts = Object.entries(PARTS).filter(([name]) => number(name)! > 0)
      .map(([, part]) => part).join(", ");
    const counts = ["CodeCarbon", text("codecarbon_version"), parts && `(${parts})`];
    return {
      line: record.line,
      cells: [
        ...record.cells,
        `${project ? "" : "CodeCarbon, "}${Math.round(seconds)} s`,
        counts.filter((word) => word !== "").join(" "),
        modelSizeB(modelOfTask) === null ? "" : modelOfTask,
      ],
      id: text(header.includes("run_id") ? "run_id" : "experiment_id"),
      of: [project, task, model].join("\n"),
      model,
      time: text("timestamp") || record.line,
      seconds,
      kWh: number("energy_consumed") ?? NaN,
      unseenGpu: number("gpu_energy") === 0 ? text("gpu_model") : "",
    };
  });
}

/** The last of several states of one run; all of them where they are none. */
function lastOf(own: State[], { leftOut, notes }: Remarks): State[] {
  const inTime = own.toSorted((a, b) =>
    a.seconds - b.seconds || Number(a.time > b.time) - Number(a.time < b.time)
  );
  if (inTime.some(({ kWh }, i) => i > 0 && !(kWh >= inTime[i - 1].kWh))) {
    notes.add("rows of one run_id whose energy does not grow: each taken for a run of its own");
    return own;
  }
  const why = "an earlier state of the same run: its last row has all the energy";
  if (own.length > 1) leftOut.add(why, own.length - 1);
  return inTime.slice(-1);
}
