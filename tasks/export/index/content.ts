import type { Figure } from "../../../lib/draw/draw.ts";
import type { Question } from "../../../lib/filter/decision.ts";
import { loadGrid, loadModelAliases, loadServed } from "../../../lib/read/load.ts";
import { loadCo2, loadEnergy, loadFinance } from "../../../lib/read/today.ts";
import { briefly } from "../../../lib/study/answer.ts";
import { catalogueTable } from "../../../lib/study/catalogue.ts";
import { verdictsTable } from "../../../lib/study/claims_table.ts";
import { decide } from "../../../lib/study/decide.ts";
import type { Decision } from "../../../lib/study/decision.ts";
import { type DecisionData, decisionData } from "../../../lib/study/decision_data.ts";
import type { Table } from "../../../lib/study/exhibit.ts";
import { growthFigure } from "../../../lib/study/growth_figures.ts";
import { loadFigure } from "../../../lib/study/concurrency_bands.ts";
import { analyseCo2, analyseEnergy, analyseFinance } from "../../../lib/study/questions.ts";
import { presentStudy, type Study } from "../../../lib/study/study.ts";
import { timesWhenDoubled } from "../../../lib/words/growth.ts";
import { formatInterval } from "../../../lib/words/quantity.ts";
import { capitalised } from "../../../lib/words/sentence.ts";

/** One of the three answers: in a sentence today, in a sentence in the study's rows, as a figure. */
export type Card = { name: string; title: string; today: string; study: string; figure: Figure };

/** What the first page shows, as plain data. */
export type IndexContent = {
  cards: Card[];
  claims: Table[];
  catalogue: Table;
  data: DecisionData;
  decision: Decision;
};

/** Computes what the first page shows; `values` are the settings of the notebooks, by their names. */
export function indexContent(
  values: Record<string, Record<string, unknown>> = {},
  question: Partial<Question> = {},
): IndexContent {
  const tables = { co2: loadCo2(), energy: loadEnergy(), finance: loadFinance() };
  const co2 = analyseCo2(tables.co2, values.co2);
  const energy = analyseEnergy(tables.energy, values.energy);
  const finance = analyseFinance(tables.finance, values.finance);
  const data = decisionData({
    evaluations: tables.co2.study.rows,
    measurements: tables.energy.study.rows,
    served: loadServed().rows,
    prices: tables.finance.today.rows,
    grids: loadGrid().rows,
    aliases: loadModelAliases(),
  });
  const card = <Today, Past>(
    name: string,
    title: string,
    analysis: {
      today: Study<Today> | { missing: string };
      study: Study<Past> | { missing: string };
    },
    figureOf: (study: Study<Today>) => Figure,
  ): Card => {
    const today = presentStudy(analysis.today);
    return {
      name,
      title,
      today: [`${capitalised(briefly(today))}.`, ...twiceAsLarge(today)].join(" "),
      study: "missing" in analysis.study ? "" : `${briefly(analysis.study)}.`,
      figure: bare(figureOf(today)),
    };
  };
  return {
    cards: [
      card("co2", "CO₂", co2, loadFigure),
      card("energy", "Energy", energy, loadFigure),
      card("finance", "Price", finance, growthFigure),
    ],
    claims: [verdictsTable(co2), verdictsTable(energy), verdictsTable(finance)],
    catalogue: catalogueTable(data.entries),
    data,
    decision: decide(data, question),
  };
}

/** What a power law means for a model twice as large; nothing where there are several laws. */
function twiceAsLarge({ metric, parts, powerLaws }: Study): string[] {
  const [{ powerLaw }] = parts.length === 1 ? parts : [{ powerLaw: null }];
  const law = powerLaws !== null
    ? powerLaws.exponents.size
    : powerLaw && { exponent: powerLaw.slope, interval: powerLaw.slopeInterval };
  if (law === null) return [];
  const [low, high] = law.interval.map((exponent) => 2 ** exponent);
  return [
    `A model twice as large ${metric.verb} ${timesWhenDoubled(law.exponent, 2)} as much ` +
    `(${formatInterval([low, high], 2)}).`,
  ];
}

/** The same figure without the words that the card has above and below it, and on its dots. */
function bare({ kind, data }: Figure): Figure {
  const words = { title: "", subtitle: "", caption: "" };
  if (kind === "lines") {
    return { kind, data: { ...data, ...words, subtitle: "Colours: requests answered at once." } };
  }
  if (kind !== "growth") return { kind, data: { ...data, ...words } } as Figure;
  const dots = data.dots.map(({ x, y, series }) => ({ x, y, series }));
  return { kind, data: { ...data, ...words, dots } };
}
