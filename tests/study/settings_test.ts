import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { draw } from "../../lib/draw/draw.ts";
import * as lib from "../../lib/mod.ts";

const { document } = new JSDOM("").window;

/** Settings that leave much, little, or an odd part of the rows. */
const EVALUATIONS: Partial<lib.EvaluationSettings>[] = [
  { types: "multimodal" },
  { types: "chat", maxParamsB: 40 },
  { minParamsB: 100 },
  { maxParamsB: 0.3 },
  { minParamsB: 8 },
  { minScorePercent: 45 },
  { slmLimitB: 0.001 },
  { slmLimitB: 500 },
  { fit: "linear", errors: "HC3" },
  { xScale: "linear", yScale: "linear", errors: "widest" },
  { experts: "mixture of experts" },
];
const MEASUREMENTS: Partial<lib.MeasurementSettings>[] = [
  { hardware: "32vCPU" },
  { hardware: "A100", quantizations: "Unquantized" },
  { quantizations: "GPTQ.4bit" },
  { precisions: "float32" },
  { minParamsB: 30 },
  { maxParamsB: 7 },
  { sizes: "from the name" },
  { slmLimitB: 0.1 },
  { fit: "exponential", errors: "classical" },
];
const PRICES: Partial<lib.PriceSettings>[] = [
  { kinds: "API" },
  { kinds: "self-hosted" },
  { doubts: "undoubted" },
  { doubts: "undoubted", kinds: "API" },
  { minParamsB: 30 },
  { maxParamsB: 40 },
  { slmLimitB: 100 },
  { fit: "linear", errors: "cluster" },
];

function shared<Row>(
  study: lib.Study<Row>,
  read: lib.Read<Row>,
  chosen: { rows: Row[]; leftOut: lib.LeftOut[] },
): lib.Exhibit[] {
  return [
    lib.leftOutTable(read, chosen),
    lib.answer(study, read, chosen),
    lib.originalFigure(study),
    lib.growthFigure(study),
    lib.fitsTable(study),
    lib.residualsFigure(study),
    lib.influenceFigure(study),
    lib.influenceTable(study),
    lib.influentialRowsTable(study),
    lib.sizeClassTable(study),
    lib.breakFigure(study),
    lib.breakText(study),
    lib.frontierFigure(study),
    lib.frontierTable(study),
    lib.calculation(study, { paramsB: 13, amount: 2, use: "twice" }),
  ];
}

function assertShown(exhibits: readonly lib.Exhibit[]): void {
  for (const exhibit of exhibits) {
    if (exhibit.kind === "text" || exhibit.kind === "table" || exhibit.kind === "file") continue;
    assert.equal(draw(exhibit, { document }).localName, "svg");
  }
}

for (const settings of EVALUATIONS) {
  Deno.test(`the co2 notebook shows or explains everything under ${JSON.stringify(settings)}`, () => {
    const read = lib.loadLeaderboard(), chosen = lib.filterEvaluations(read.rows, settings);
    const study = lib.studyCo2(chosen.rows, settings);
    const byType = { by: "type", of: (row: lib.Evaluation) => row.type };
    assertShown([
      ...shared(study, read, chosen),
      lib.claimsTable(lib.co2Claims(study)),
      lib.exponentsFigure(study, byType),
      lib.exponentsTable(study, byType),
      lib.panelsFigure(study, byType),
      lib.specificationsFigure(study, lib.co2Choices(study)),
    ]);
  });
}

for (const settings of MEASUREMENTS) {
  Deno.test(`the energy notebook shows or explains everything under ${JSON.stringify(settings)}`, () => {
    const read = lib.loadLlmPerf(), chosen = lib.filterMeasurements(read.rows, settings);
    const study = lib.studyEnergy(chosen.rows, settings);
    const byHardware = { by: "hardware", of: (row: lib.Measurement) => row.hardware };
    assertShown([
      ...shared(study, read, chosen),
      lib.claimsTable(lib.energyClaims(study)),
      lib.hardwareFigure(study),
      lib.hardwareFitsFigure(study, settings),
      lib.publishedFigure(study, settings),
      lib.publishedText(study),
      lib.quantizationFigure(study),
      lib.quantizationTable(study),
      lib.exponentsFigure(study, byHardware),
      lib.panelsFigure(study, byHardware),
      lib.specificationsFigure(study, lib.energyChoices(study)),
    ]);
  });
}

for (const settings of PRICES) {
  Deno.test(`the finance notebook shows or explains everything under ${JSON.stringify(settings)}`, () => {
    const read = lib.loadPrices(), chosen = lib.filterPrices(read.rows, settings);
    const study = lib.studyFinance(chosen.rows, settings);
    const byKind = { by: "kind of price", of: (row: lib.Price) => row.kind };
    assertShown([
      ...shared(study, read, chosen),
      lib.claimsTable(lib.financeClaims(study)),
      lib.exponentsFigure(study, byKind),
      lib.exponentsTable(study, byKind),
      lib.specificationsFigure(study, lib.financeChoices()),
    ]);
  });
}

Deno.test("an exhibit that cannot be shown says why", () => {
  const { rows } = lib.filterPrices(lib.loadPrices().rows, { kinds: "self-hosted" });
  const shown = lib.residualsFigure(lib.studyFinance(rows));
  assert.deepEqual(shown, {
    kind: "text",
    sentences: ["Not shown. The filters leave too few sizes for a fit."],
  });
});
