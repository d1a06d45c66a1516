import type { Setup } from "./setup.ts";
import type { Machine, MeasuredAt, Question, ServedAt } from "./types.ts";
import { MONTH_DAYS } from "./month.ts";

/** What a machine is where nothing else is known. */
export const NO_MACHINE = {
  machines: 1,
  loadRange: null,
  gpuHours: null,
  used: null,
  capacity: null,
  breakEven: null,
  note: null,
} satisfies Partial<Machine>;

/** A set-up as a machine. */
export function machineOf(setup: Setup, { hardware: _, ...more }: Partial<Machine>): Machine {
  const { machines, load, loadRange, loadFrom, gpuHours, used, capacity, note } = {
    ...NO_MACHINE,
    load: 1,
    loadFrom: "",
    ...more,
  };
  const [{ hardware, gpus }] = setup;
  return {
    hardware,
    gpus,
    machines,
    load,
    loadRange,
    loadFrom,
    gpuHours,
    used,
    capacity,
    breakEven: null,
    note,
  };
}

/** A machine that works on one request at a time. */
export function oneRequest(
  hardware: string,
  gpus: number,
  { where, hours }: Question,
  note: string,
): Machine {
  return {
    ...NO_MACHINE,
    hardware,
    gpus,
    load: 1,
    loadFrom: "one request at a time",
    gpuHours: where === "api" ? null : gpus * hours * MONTH_DAYS,
    note,
  };
}

/** A row as it is shown. */
export function measuredAt(
  { name, task, hardware, gpus, limit, load, joulesPerToken, own }: ServedAt,
): MeasuredAt {
  return {
    model: name,
    task,
    hardware,
    gpus,
    maxConcurrency: limit,
    concurrency: load,
    joulesPerToken,
    own,
  };
}

/** A number for a remark. */
export function round(value: number): string {
  return String(Number(value.toPrecision(2)));
}
