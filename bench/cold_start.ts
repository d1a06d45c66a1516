/** The program that bench/cold_start_timing.ts times: all data, all fits, the three main figures. */
import {
  draw,
  filterEvaluations,
  filterMeasurements,
  filterPrices,
  growthFigure,
  hardwareFigure,
  loadLeaderboard,
  loadLlmPerf,
  loadPrices,
  studyCo2,
  studyEnergy,
  studyFinance,
} from "../lib/mod.ts";
import { serialize } from "../lib/draw/serialize.ts";
import { openDocument } from "../lib/show/dom.ts";

const opening = openDocument();
const figures = [
  growthFigure(studyCo2(filterEvaluations(loadLeaderboard().rows).rows)),
  hardwareFigure(studyEnergy(filterMeasurements(loadLlmPerf().rows).rows)),
  growthFigure(studyFinance(filterPrices(loadPrices().rows).rows)),
];
const document = await opening;
for (const figure of figures) {
  const svg = serialize(draw(figure, { document }));
  if (!svg.startsWith("<svg")) throw new Error(`no SVG: ${svg.slice(0, 40)}`);
}
