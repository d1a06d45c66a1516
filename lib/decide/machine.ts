import { MONTH_DAYS } from "./estimate.ts";
import type { Machine, Question } from "./types.ts";

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

/** A machine that works on one request at a time. */
export function oneRequest(
  hardware: string,
  { where, hours }: Question,
  note: string,
): Machine {
  return machineOf(hardware, 1, {
    loadFrom: "one request at a time",
    gpuHours: where === "api" ? null : hours * MONTH_DAYS,
    note,
  });
}

/** What making a GPU and its share of a server of eight emits, in kg CO₂e, and the years that they last. */
const MAKING = { gpuKg: 273, serverKg: 5700, serverGpus: 8, years: 3 };

/** Machines that are such a server; what others take to make nobody told us. */
const SERVERS = ["H100", "B200", "A100"];

/**
 * kg CO₂e a month for the making of GPUs, as EcoLogits 0.11.3 counts it: (GPU + a share of its server) /
 * lifetime; null for machines that are no such server.
 */
export function makingKgAMonth(hardware: string, gpus: number): number | null {
  if (!SERVERS.includes(hardware)) return null;
  const { gpuKg, serverKg, serverGpus, years } = MAKING;
  return gpus * (gpuKg + serverKg / serverGpus) / (years * 12);
}

/** Memory of one card, in GB. */
const CARD_GB: Readonly<Record<string, number>> = {
  H100: 80,
  B200: 192,
  A100: 80,
  A10: 24,
  T4: 16,
};

/** W that a machine draws at most with one request at a time: twice what its card, or processor, is rated. */
const MOST_WATTS: Readonly<Record<string, number>> = {
  A100: 800,
  A10: 300,
  T4: 140,
  "32vCPU": 400,
};

/** Why one machine cannot take so many kWh of a month, or null; nobody measured how fast it is. */
export function overdrawn(
  hardware: string,
  kWh: number,
  { where, hours }: Question,
): string | null {
  const watts = kWh * 1000 / (hours * MONTH_DAYS);
  return where === "api" || watts <= (MOST_WATTS[hardware] ?? Infinity)
    ? null
    : `one ${hardware} cannot give so many answers`;
}

/** GB that weights take, with a tenth more for caches and activations. */
export function memoryGB(paramsB: number, bytesPerParam: number): number {
  return paramsB * bytesPerParam * 1.1;
}

/** How many cards hold a model, a power of two; 1 where the machine's memory is not known. */
export function cardsFor(hardware: string, gigabytes: number): number {
  const cards = gigabytes / (CARD_GB[hardware] ?? Infinity);
  return 2 ** Math.max(0, Math.ceil(Math.log2(cards)));
}

/** A number for a remark. */
export function round(value: number): string {
  return String(Number(value.toPrecision(2)));
}
