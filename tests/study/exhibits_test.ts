import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { draw } from "../../lib/draw/draw.ts";
import {
  answer,
  breakFigure,
  breakText,
  calculation,
  claimsTable,
  co2Choices,
  co2Claims,
  energyChoices,
  energyClaims,
  type Exhibit,
  exponentsFigure,
  exponentsTable,
  financeChoices,
  financeClaims,
  fitsTable,
  frontierFigure,
  frontierTable,
  growthFigure,
  hardwareFigure,
  hardwareFitsFigure,
  influenceFigure,
  influenceTable,
  influentialRowsTable,
  leftOutTable,
  loadLeaderboard,
  loadLlmPerf,
  loadPrices,
  originalFigure,
  panelsFigure,
  publishedFigure,
  publishedText,
  quantizationFigure,
  quantizationTable,
  residualsFigure,
  sizeClassTable,
  specificationsFigure,
  type Study,
  studyCo2,
  studyEnergy,
  studyFinance,
} from "../../lib/mod.ts";

const evaluations = loadLeaderboard(), measurements = loadLlmPerf(), prices = loadPrices();
const co2 = studyCo2(evaluations.rows);
const energy = studyEnergy(measurements.rows);
const finance = studyFinance(prices.rows);
const whole = <Row>(rows: Row[]) => ({ rows, leftOut: [] });

/** What every notebook shows of a study. */
function shared(study: Study): Exhibit[] {
  return [
    fitsTable(study),
    residualsFigure(study),
    influenceFigure(study),
    influenceTable(study),
    influentialRowsTable(study),
    sizeClassTable(study),
    breakFigure(study),
    breakText(study),
    frontierFigure(study),
    frontierTable(study),
    calculation(study, { paramsB: 13, amount: 50, use: "50 of them" }),
  ];
}

const byType = { by: "type", of: (row: { type: string }) => row.type };
const byHardware = { by: "hardware", of: (row: { hardware: string }) => row.hardware };
const byKind = { by: "kind of price", of: (row: { kind: string }) => row.kind };

const EXHIBITS: Record<string, Exhibit[]> = {
  co2: [
    ...shared(co2),
    originalFigure(co2),
    growthFigure(co2),
    leftOutTable(evaluations, whole(evaluations.rows)),
    answer(co2, evaluations, whole(evaluations.rows)),
    claimsTable(co2Claims(co2)),
    exponentsFigure(co2, byType),
    exponentsTable(co2, byType),
    panelsFigure(co2, byType),
    specificationsFigure(co2, co2Choices(co2)),
  ],
  energy: [
    ...shared(energy),
    leftOutTable(measurements, whole(measurements.rows)),
    answer(energy, measurements, whole(measurements.rows)),
    claimsTable(energyClaims(energy)),
    exponentsFigure(energy, byHardware),
    panelsFigure(energy, byHardware),
    hardwareFigure(energy),
    hardwareFitsFigure(energy, { average: "median" }),
    publishedFigure(energy),
    publishedText(energy),
    quantizationFigure(energy),
    quantizationTable(energy),
    specificationsFigure(energy, energyChoices(energy)),
  ],
  finance: [
    ...shared(finance),
    originalFigure(finance),
    growthFigure(finance),
    leftOutTable(prices, whole(prices.rows)),
    answer(finance, prices, whole(prices.rows)),
    claimsTable(financeClaims(finance)),
    exponentsFigure(finance, byKind),
    panelsFigure(finance, byKind),
    specificationsFigure(finance, financeChoices()),
  ],
};

/** The texts of an exhibit that a reader sees. */
function texts(exhibit: Exhibit): string[] {
  switch (exhibit.kind) {
    case "text":
      return exhibit.sentences;
    case "table":
      return [exhibit.caption, ...exhibit.rows.flat()];
    case "file":
      return [exhibit.name];
    default:
      return [exhibit.data.title, exhibit.data.subtitle, exhibit.data.description];
  }
}

for (const [name, exhibits] of Object.entries(EXHIBITS)) {
  Deno.test(`every exhibit of ${name} survives JSON unchanged`, () => {
    for (const exhibit of exhibits) {
      const { kind } = exhibit;
      assert.deepEqual(JSON.parse(JSON.stringify(exhibit)), stripUndefined(exhibit), kind);
    }
  });

  Deno.test(`no exhibit of ${name} says NaN, undefined, null or computer notation`, () => {
    for (const text of exhibits.flatMap(texts)) {
      assert.doesNotMatch(text, /NaN|undefined|null|Infinity|\de[-+]\d|\[object/);
    }
  });

  Deno.test(`every figure of ${name} can be drawn wide and narrow, with ids of its own`, () => {
    const { document } = new JSDOM("").window;
    const ids = new Set<string>();
    for (const exhibit of exhibits) {
      if (exhibit.kind === "text" || exhibit.kind === "table" || exhibit.kind === "file") continue;
      assert.ok(!ids.has(exhibit.data.id), `${exhibit.data.id} stands twice`);
      ids.add(exhibit.data.id);
      for (const width of [720, 328]) {
        const svg = draw(exhibit, { document, width });
        assert.equal(svg.getAttribute("role"), "img");
        assert.equal(svg.getAttribute("width"), String(width));
      }
    }
  });
}

/** JSON leaves out properties that are undefined. */
function stripUndefined<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(stripUndefined) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([, v]) => v !== undefined).map(([k, v]) => [
      k,
      stripUndefined(v),
    ]),
  ) as Value;
}
