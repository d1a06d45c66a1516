import { TooFewError } from "../filter/too_few_error.ts";
import type { Figure } from "../draw/draw.ts";
import { type PairedRatio, pairedRatios } from "../fit/paired_ratio.ts";
import type { Measurement } from "../read/measurements.ts";
import { formatNumber } from "../words/quantity.ts";
import { explained } from "./exhibit.ts";
import type { Study } from "./study.ts";

/** What LLM-Perf calls weights in their own precision. */
export const UNQUANTIZED = "Unquantized";

type HardwareRatio = { hardware: string; ratio: PairedRatio };

/** How many times the unquantized energy each quantization takes, same model, same hardware. */
export const quantizationFigure = explained((study: Study<Measurement>): Figure => {
  const { metric } = study;
  const ratios = ratiosByHardware(study.rows).filter(({ ratio }) => ratio.interval !== null);
  if (ratios.length === 0) {
    throw new TooFewError(
      "The filters leave no hardware on which models were measured both quantized and unquantized",
    );
  }
  return {
    kind: "ratio",
    data: {
      id: "energy-quantization",
      title: "What quantization does to the energy",
      subtitle:
        "Each dot is one model: its energy over that of the same model unquantized on the " +
        "same hardware. Diamond: geometric mean with its 95\u202f% interval.",
      caption: metric.caption,
      description: "Ratios of energy to unquantized: " +
        ratios.map(({ hardware, ratio }) =>
          `${ratio.group} on ${hardware} ${formatNumber(ratio.ratio, 2)}`
        ).join("; ") + ".",
      sameAs: "same as unquantized",
      dotMeans: "one model measured in both ways",
      x: { label: "Times the energy of the same model unquantized", scale: "log" },
      groups: ratios.flatMap(({ hardware, ratio }) =>
        ratio.interval === null ? [] : [{
          label: `${ratio.group}, ${hardware}`,
          ratios: ratio.pairs.map((pair) => ({
            value: pair.ratio,
            title: `${pair.key}\n${formatNumber(pair.value)} against ${
              formatNumber(pair.baseline)
            } kWh per million tokens`,
          })),
          geometricMean: ratio.ratio,
          interval: ratio.interval,
        }]
      ),
    },
  };
});

/** Ratios to unquantized, one hardware after the other; hardware without a baseline has none. */
function ratiosByHardware(rows: readonly Measurement[]): HardwareRatio[] {
  return [...Map.groupBy(rows, ({ hardware }) => hardware)].flatMap(([hardware, group]) =>
    group.some(({ quantization }) => quantization === UNQUANTIZED)
      ? pairedRatios(group, {
        key: ({ model }) => model,
        group: ({ quantization }) => quantization,
        baseline: UNQUANTIZED,
        value: ({ kWhPerMillionTokens }) => kWhPerMillionTokens,
      }).map((ratio) => ({ hardware, ratio }))
      : []
  );
}
