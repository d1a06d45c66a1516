import { fitPowerLaw, type PowerLaw } from "./power_law.ts";
import { fitWithinGroups, type WithinGroups } from "./within_groups.ts";
import type { Grid } from "../read/grid.ts";
import { modelKey } from "../read/model_key.ts";
import type { Served } from "../read/served.ts";
import { orNull } from "../stats/too_few_error.ts";
import { catalogue, type CatalogueEntry, type CatalogueRows } from "./catalogue.ts";

/** The task of ML.ENERGY that stands for a model's everyday use: conversations. */
export const DECISION_TASK = "lm-arena-chat";

/** How to estimate a quantity of a model: from its own rows, or from those of others. */
export type Estimator = {
  /** By model; null where there are too few rows. */
  measured: WithinGroups | null;
  /** By parameters; null where there are too few rows. */
  fitted: PowerLaw | null;
};

/** What is known of a kind of machine. */
export type Machine = {
  hardware: string;
  /** Measured with many requests at once; else with one at a time. */
  busy: boolean;
  /** Whether the rows are the user's own: all, some or none of them. */
  own: "all" | "some" | "none";
  /** kWh for a million tokens out. */
  energy: Estimator;
  /** Hours of one GPU for a million tokens out; null where nobody measured the throughput. */
  gpuHours: Estimator | null;
};

/** All that `decide` needs of the tables, as plain data: it survives JSON. */
export type DecisionData = {
  entries: CatalogueEntry[];
  machines: Machine[];
  /** $ for a million tokens, in and out, by parameters. */
  prices: { input: PowerLaw | null; output: PowerLaw | null };
  grids: Omit<Grid, "line">[];
};

/**
 * Joins the tables by model and fits what `decide` estimates from.
 *
 * Energy of a busy server: ML.ENERGY's conversations, on total and active parameters and the requests at
 * once. Energy of one request at a time: LLM-Perf's unquantized rows, on parameters, mixtures of experts
 * aside, because the table does not say how many of theirs are active. Prices: all offers of models with
 * a disclosed size, on total and active parameters. Errors are clustered by model.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * import { loadApiPrices, loadGrid, loadLeaderboard, loadLlmPerf, loadServed } from "../read/load.ts";
 * const data = decisionData({
 *   evaluations: loadLeaderboard().rows, measurements: loadLlmPerf().rows,
 *   served: loadServed().rows, prices: loadApiPrices().rows, grids: loadGrid().rows,
 * });
 * assert.deepEqual(data.machines.map(({ hardware }) => hardware).slice(0, 2), ["B200", "H100"]);
 * assert.deepEqual(JSON.parse(JSON.stringify(data)), data);
 * ```
 */
export function decisionData(
  { grids, ...rows }: CatalogueRows & { grids: readonly Grid[] },
): DecisionData {
  const entries = catalogue(rows);
  return {
    entries,
    machines: [...busyMachines(rows), ...oneAtATimeMachines(rows, entries)],
    prices: { input: priceFit(entries, "input"), output: priceFit(entries, "output") },
    grids: grids.map(({ line: _, ...grid }) => grid),
  };
}

/** The machines on which served models were measured. */
function busyMachines({ served, aliases }: CatalogueRows): Machine[] {
  const groups = Map.groupBy(
    served.filter(({ task }) => task === DECISION_TASK),
    ({ hardware }) => hardware,
  );
  return Array.from(groups, ([hardware, rows]) => {
    const estimator = (valueOf: (row: Served) => number): Estimator => {
      const points = rows.map((row) => ({
        group: modelKey(row.model, aliases),
        x: row.concurrency,
        y: valueOf(row),
      }));
      return {
        measured: orNull(() => fitWithinGroups(points)),
        fitted: fitPowerLaw(
          rows.map((row, i) => ({ ...row, ...points[i] }))
            .filter(({ activeParamsB }) => activeParamsB !== null),
          { y: "y", x: ["paramsB", "activeParamsB", "concurrency"], cluster: "group" },
        ),
      };
    };
    return {
      hardware,
      busy: true,
      own: rows.every(isOwn) ? "all" : rows.some(isOwn) ? "some" : "none",
      energy: estimator(({ kWhPerMillionTokens }) => kWhPerMillionTokens),
      gpuHours: rows.every(({ tokensPerSecond }) => tokensPerSecond !== null)
        ? estimator(({ gpus, tokensPerSecond }) => gpus * HOURS_PER_MILLION / tokensPerSecond!)
        : null,
    };
  });
}

const isOwn = ({ source }: Served) => source === "own";

/** Hours that a million tokens take at one a second. */
const HOURS_PER_MILLION = 1e6 / 3600;

/** The machines on which LLM-Perf measured one request at a time. */
function oneAtATimeMachines(
  { measurements, aliases }: CatalogueRows,
  entries: readonly CatalogueEntry[],
): Machine[] {
  const sizes = new Map(entries.map(({ key, paramsB }) => [key, paramsB]));
  const groups = Map.groupBy(
    measurements.filter(({ quantization, repeated }) =>
      quantization === "Unquantized" && !repeated
    ),
    ({ hardware }) => hardware,
  );
  return Array.from(groups, ([hardware, rows]) => {
    const keyed = rows.map((row) => ({ ...row, key: modelKey(row.model, aliases) }));
    return {
      hardware,
      busy: false,
      own: "none",
      energy: {
        measured: orNull(() =>
          fitWithinGroups(keyed.map((row) => ({
            group: row.key,
            x: 1,
            y: row.kWhPerMillionTokens,
          })))
        ),
        fitted: fitPowerLaw(
          keyed.filter(({ mixtureOfExperts }) => !mixtureOfExperts).map((row) => ({
            ...row,
            // the file rounds down to whole billions
            paramsB: sizes.get(row.key) ?? row.paramsB,
          })),
          { y: "kWhPerMillionTokens", x: ["paramsB"], cluster: "key" },
        ),
      },
      gpuHours: null,
    };
  });
}

/** How the price of a million tokens grows with the parameters, over all offers. */
function priceFit(
  entries: readonly CatalogueEntry[],
  side: "input" | "output",
): PowerLaw | null {
  const rows = entries.flatMap(({ key, paramsB, activeParamsB, offers }) =>
    activeParamsB === null
      ? []
      : offers.map((offer) => ({ key, paramsB, activeParamsB, dollars: offer[side] }))
  );
  return fitPowerLaw(rows, { y: "dollars", x: ["paramsB", "activeParamsB"], cluster: "key" });
}
