/** The program that bench/cold_start_timing.ts times: all tables, all main fits, the three main figures. */
import * as Plot from "@observablehq/plot";
import * as lm from "../lib/core.ts";
import { serialize } from "../lib/plot/serialize.ts";
import { openNotebookDocument } from "../lib/show/notebook_document.ts";
import { loadEvaluations } from "../lib/tables/evaluations.ts";
import { loadGrid } from "../lib/tables/grid.ts";
import { loadMeasurements } from "../lib/tables/measurements.ts";
import { loadOffers } from "../lib/tables/offers.ts";
import { loadPriceHistory } from "../lib/tables/price_history.ts";
import { loadServed } from "../lib/tables/served.ts";
import { loadStudyPrices } from "../lib/tables/study_prices.ts";

const opening = openNotebookDocument();
const x = "paramsB", log = { x: { type: "log" }, y: { type: "log" } } as const;
const { rows: served } = loadServed(), { rows: measurements } = loadMeasurements();
const { rows: evaluations } = loadEvaluations(), { rows: offers } = loadOffers();
const { rows: studyPrices } = loadStudyPrices();
loadGrid(), loadPriceHistory();

const energy = { y: "kWhPerMillionTokens", x: [x, "concurrency"], cluster: "base" };
const dense = lm.powerLaw(served.filter((d) => d.kind === "dense"), {
  ...energy,
  by: ["hardware", "task"],
});
lm.powerLaw(served, { ...energy, by: ["kind", "hardware", "task"] });
lm.powerLaw(measurements, { y: energy.y, x: [x], by: ["hardware"], cluster: "model" });
const price = "blendedDollarsPerMillionTokens";
const known = offers.filter((d) => d.kind !== null && d[price] > 0);
const prices = lm.powerLaw(known, {
  y: price,
  x: [x],
  by: ["kind"],
  cluster: ["base", "provider"],
});
lm.linear(studyPrices, { y: "dollarsPerThousandTokens", x: [x], cluster: "model" });
const bent = lm.bend(evaluations, { y: "co2Kg", x, at: 7, cluster: "family" });

await opening;
const figures = [
  lm.figure({
    ...log,
    color: { type: "log" },
    marks: [
      lm.limit(7),
      Plot.dot(served, { x, y: energy.y, stroke: "concurrency", symbol: "kind", title: "model" }),
      [8, 64, 512].map((concurrency) =>
        lm.fitted(dense, { along: x, at: { concurrency }, stroke: concurrency })
      ),
    ],
  }),
  lm.figure({
    ...log,
    marks: [
      lm.limit(7),
      Plot.dot(known, { x, y: price, stroke: "kind", symbol: "kind", title: "model" }),
      lm.fitted(prices, { along: x }),
    ],
  }),
  lm.figure({
    ...log,
    marks: [
      lm.limit(7),
      Plot.dot(evaluations, { x, y: "co2Kg", stroke: "type", symbol: "type", title: "model" }),
      lm.fitted(bent, { along: x }),
    ],
  }),
];
for (const figure of figures) {
  const svg = serialize(figure as SVGSVGElement);
  if (!svg.startsWith("<svg")) throw new Error(`no SVG: ${svg.slice(0, 40)}`);
}
