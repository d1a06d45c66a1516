/** Figures that Chromium and jsdom are to draw alike. */
import * as Plot from "@observablehq/plot";
import { type Figure, figure } from "../../lib/plot/figure.ts";
import { fitted } from "../../lib/plot/fitted.ts";
import { intervals } from "../../lib/plot/intervals.ts";
import { limit } from "../../lib/plot/limit.ts";
import { names } from "../../lib/plot/names.ts";
import { powerLaw } from "../../lib/stats/laws.ts";

const rows = Array.from({ length: 12 }, (_, i) => ({
  model: `model-${i} & <b>`,
  kind: i % 2 ? "dense" : "mixture of experts",
  paramsB: 2 ** i,
  concurrency: 8 * 2 ** (i % 3),
  wh: 1.7 ** i * (1 + i % 2),
}));
const place = { x: "paramsB", y: "wh" };
const axes = { x: { type: "log" }, y: { type: "log" } } as const;

export function samples(document: Document): Figure[] {
  const fit = powerLaw(rows, { y: "wh", x: "paramsB", by: "kind" });
  const list = [{ group: "a long name", estimate: 0.8, interval: [0.7, 0.91] as const }];
  return [
    figure({
      document,
      ...axes,
      title:
        "A ramp and shapes, with a title that is long enough to wrap on a page of 720 pixels width",
      caption: "Made\u00a0up",
      marks: [
        limit(7),
        Plot.dot(rows, {
          ...place,
          stroke: "concurrency",
          symbol: "kind",
          title: "model",
          tip: true,
        }),
        fitted(fit, { along: "paramsB", at: { kind: "dense" } }),
        names(rows.slice(0, 4), { ...place, text: "model", among: rows }),
      ],
    }),
    figure({ document, width: 360, marks: intervals(list, { y: "group" }) }),
    figure({ document, ...axes, marks: [Plot.lineY(rows, { ...place, fx: "kind", clip: true })] }),
  ];
}
