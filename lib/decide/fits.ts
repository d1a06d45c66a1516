import { at } from "../stats/at.ts";
import { powerLaw } from "../stats/laws.ts";
import type { MeasurementRow } from "../tables/measurements.ts";
import type { ServedRow } from "../tables/served.ts";
import { ONE_REQUEST } from "./tokens.ts";
import type { EnergyFit } from "./types.ts";

/**
 * Energy of a token by size, for dense models that nobody measured: a power law for each machine and
 * task, models of one base counted as one. Mixtures of experts have too few bases to tell.
 */
export function fitsOf(
  served: readonly ServedRow[],
  measurements: readonly MeasurementRow[],
): EnergyFit[] {
  const shipped = served.filter((row) => !row.own && row.kind === "dense");
  const single = measurements.filter((row) =>
    row.kind === "dense" && !row.repeated && row.quantization === "Unquantized"
  );
  const busy = Map.groupBy(shipped, (row) => JSON.stringify([row.hardware, row.task]));
  return [
    ...[...busy.values()].map((rows) =>
      fitOf(rows, rows[0].hardware, rows[0].task, ["paramsB", "concurrency"])
    ),
    ...[...Map.groupBy(single, (row) => row.hardware)].map(([hardware, rows]) =>
      fitOf(rows, hardware, ONE_REQUEST, ["paramsB"])
    ),
  ].filter((fit) => fit !== null);
}

/** One fit, or null where its rows are too few to expect anything. */
function fitOf(
  rows: readonly { paramsB: number }[],
  hardware: string,
  task: string,
  x: string[],
): EnergyFit | null {
  const fit = powerLaw(rows, { y: "kWhPerMillionTokens", x, cluster: "base" });
  const { estimate, prediction: [, high] } = at(fit);
  const factor = high / estimate;
  if (!Number.isFinite(factor)) return null;
  const [constant, size, atOnce = null] = Object.values(fit.coefficients);
  const sizes = rows.map(({ paramsB }) => paramsB);
  return {
    hardware,
    task,
    constant: 10 ** constant.estimate,
    size: size.estimate,
    atOnce: atOnce?.estimate ?? 0,
    factor,
    sizes: [Math.min(...sizes), Math.max(...sizes)],
  };
}
