import type { Served } from "../read/served.ts";
import { drawing, experts, sizeBounds, slmLimit, standardErrors } from "./common.ts";
import { filterOf } from "./filter_rows.ts";
import { sizeSetting } from "./rows.ts";
import type { Bound, Description, Settings } from "./setting.ts";

/** The requests that a server answers at once, on average. */
const concurrencyBounds = {
  minConcurrency: {
    kind: "at least",
    label: "Fewest at once",
    unit: "requests",
    of: (row) => row.concurrency,
  },
  maxConcurrency: {
    kind: "at most",
    label: "Most at once",
    unit: "requests",
    of: (row) => row.concurrency,
  },
} as const satisfies Record<string, Bound<Served>>;

/** The settings that are about today's measurements of servers under load. */
export const servedSettings = {
  machines: {
    kind: "choices",
    label: "Machine",
    values: ["H100", "B200"],
    of: (row) => row.hardware,
  },
  tasks: {
    kind: "choices",
    label: "Task",
    values: ["lm-arena-chat", "gpqa", "sourcegraph-fim"],
    of: (row) => row.task,
  },
  weights: {
    kind: "choices",
    label: "Weights",
    values: ["bfloat16", "fp8", "mxfp4"],
    of: (row) => row.precision,
  },
  ...concurrencyBounds,
  size: sizeSetting,
  experts,
  ...sizeBounds,
  slmLimitB: slmLimit,
  ...drawing,
  errors: standardErrors("best"),
} as const satisfies Description<Served>;

export type ServedSettings = Settings<typeof servedSettings>;

/**
 * Keeps the measurements of servers that satisfy the settings and counts the others by reason.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadServed } from "../read/load.ts";
 * const { rows } = loadServed();
 * const chat = filterServed(rows, { machines: "H100", tasks: "lm-arena-chat" });
 * assert.equal(chat.rows.length, 177);
 * ```
 * @throws {RangeError} for an unknown setting or value, or when no row is left.
 */
export const filterServed = filterOf<Served, ServedSettings>(servedSettings);
