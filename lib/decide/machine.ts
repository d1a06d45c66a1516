import { MONTH_DAYS } from "./estimate.ts";
import type { Question } from "./question.ts";

export type Machine = {
  hardware: string;
  gpus: number;
  /** How many such machines the load needs; 1 of an API, where it is shared. */
  machines: number;
  /** Requests at once on each machine, and the range that an API's is assumed in. */
  load: number;
  loadRange: [number, number] | null;
  /** "asked for", "from the answers a day", "assumed of an API", "one request at a time". */
  loadFrom: string;
  /** Hours of GPUs a month; null of an API. */
  gpuHours: number | null;
  /** Which part of what the machines can do is used; null of an API. */
  used: number | null;
  /** Most answers a day that one machine gives with the reserve; null where nobody measured it. */
  capacity: number | null;
  /** Answers a day above which a machine costs less than the second-cheapest API; null where never. */
  breakEven: number | null;
  /** Why another machine than the one asked for, or nothing. */
  note: string | null;
};

/** What is known of the machines that were measured. */
type Kind = {
  cardGB?: number;
  /** What it draws at most with one request at a time: twice what its card, or processor, is rated. */
  mostWatts?: number;
  /** One of eight GPUs of a server, whose making EcoLogits counts. */
  isServer?: true;
};
const KINDS: Readonly<Record<string, Kind>> = {
  H100: { cardGB: 80, isServer: true },
  B200: { cardGB: 192, isServer: true },
  A100: { cardGB: 80, isServer: true, mostWatts: 800 },
  A10: { cardGB: 24, mostWatts: 300 },
  T4: { cardGB: 16, mostWatts: 140 },
  "32vCPU": { mostWatts: 400 },
};

/** A machine of which no more is known than what is given. */
export function machineOf(hardware: string, gpus: number, given: Partial<Machine>): Machine {
  return {
    hardware,
    gpus,
    machines: 1,
    load: 1,
    loadRange: null,
    loadFrom: "asked for",
    gpuHours: null,
    used: null,
    capacity: null,
    breakEven: null,
    note: null,
    ...given,
  };
}

/** A machine that works on one request at a time, or why it cannot take so many joules of a month. */
export function oneRequest(
  hardware: string,
  joules: number,
  { where, hours }: Question,
  note: string,
): Machine | string {
  const isApi = where === "api", hoursOn = hours * MONTH_DAYS;
  if (!isApi && joules / (hoursOn * 3600) > (KINDS[hardware]?.mostWatts ?? Infinity)) {
    return `one ${hardware} cannot give so many answers`;
  }
  const gpuHours = isApi ? null : hoursOn;
  return machineOf(hardware, 1, { loadFrom: "one request at a time", gpuHours, note });
}

/** What making a GPU and its share of a server of eight emits, in kg CO₂e, and the years that they last. */
const MAKING = { gpuKg: 273, serverKg: 5700, serverGpus: 8, years: 3 };

/**
 * kg CO₂e a month for the making of GPUs, as EcoLogits 0.11.3 counts it: (GPU + a share of its server) /
 * lifetime, of a rented one for the hours that it is had; null for machines that are no such server: what
 * those take to make nobody told us.
 */
export function makingKgAMonth(
  { hardware, gpus, machines }: Machine,
  { where, hours }: Question,
): number | null {
  if (!KINDS[hardware]?.isServer) return null;
  const { gpuKg, serverKg, serverGpus, years } = MAKING;
  const share = where === "rented" ? hours / 24 : 1;
  return share * gpus * machines * (gpuKg + serverKg / serverGpus) / (years * 12);
}

/** How many cards hold weights, a power of two; 1 where the machine's memory is not known. */
export function cardsFor(hardware: string, gigabytes: number): number {
  const cards = gigabytes / (KINDS[hardware]?.cardGB ?? Infinity);
  return 2 ** Math.max(0, Math.ceil(Math.log2(cards)));
}

/** A number for a remark. */
export function round(value: number): string {
  return String(Number(value.toPrecision(2)));
}
