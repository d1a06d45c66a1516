/** The program that bench/cold_start_timing.ts times: all data, all fits, the three main figures. */
import {
  analyseCo2,
  analyseEnergy,
  analyseFinance,
  growthFigure,
  loadCo2,
  loadEnergy,
  loadFigure,
  loadFinance,
} from "../lib/mod.ts";
import { draw } from "../lib/draw/draw.ts";
import { serialize } from "../lib/plot/serialize.ts";
import { openDocument } from "../lib/show/dom.ts";
import { presentStudy } from "../lib/study/study.ts";

const opening = openDocument();
const figures = [
  growthFigure(presentStudy(analyseCo2(loadCo2()).study)),
  loadFigure(presentStudy(analyseEnergy(loadEnergy()).today)),
  growthFigure(presentStudy(analyseFinance(loadFinance()).today)),
];
const document = await opening;
for (const figure of figures) {
  const svg = serialize(draw(figure, { document }));
  if (!svg.startsWith("<svg")) throw new Error(`no SVG: ${svg.slice(0, 40)}`);
}
