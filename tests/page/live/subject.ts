import type { Subject } from "../../../lib/page/live/subject.ts";

export const subject: Subject = {
  table: {
    name: "served",
    noun: "measurement",
    leftOut: [],
    notes: [],
    columns: ["model", "paramsB"],
    key: ["model", "hardware"],
    filters: {
      hardware: { kind: "choices", label: "Hardware", field: "hardware", values: ["H100", "B200"] },
      minParamsB: { kind: "at least", label: "Smallest model", field: "paramsB", unit: "B" },
      maxParamsB: { kind: "at most", label: "Largest model", field: "paramsB", unit: "B" },
      fit: { kind: "one of", label: "Fit", values: ["power law", "linear"], initial: "power law" },
      slmLimitB: { kind: "amount", label: "Small means at most", unit: "B", initial: 7 },
    },
    origin: {} as Subject["table"]["origin"],
  },
  rows: [
    { model: "a", hardware: "H100", paramsB: 1 },
    { model: "a", hardware: "B200", paramsB: 1 },
    { model: "b", hardware: "H100", paramsB: 8 },
  ],
  settings: {
    hardware: ["H100"],
    minParamsB: null,
    maxParamsB: null,
    fit: "power law",
    slmLimitB: 7,
  },
  form: ["hardware", "minParamsB", "maxParamsB", "fit"],
  draw: () => {
    throw new Error("Not drawn here");
  },
};
