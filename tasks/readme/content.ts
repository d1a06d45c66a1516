import { draw, type Figure } from "../../lib/draw/draw.ts";
import {
  analyseCo2,
  analyseEnergy,
  analyseFinance,
  claimsTable,
  growthFigure,
  loadCo2,
  loadEnergy,
  loadFigure,
  loadFinance,
  type Study,
} from "../../lib/mod.ts";
import { serialize } from "../../lib/plot/serialize.ts";
import { untitled } from "../../lib/draw/untitled.ts";
import type { Table } from "../../lib/study/exhibit.ts";
import { exponentWords } from "../../lib/study/power_laws.ts";
import { presentStudy } from "../../lib/study/study.ts";
import { slopeWithInterval, timesWhenDoubled } from "../../lib/words/growth.ts";
import { formatDecimals, formatParams } from "../../lib/words/quantity.ts";
import { coverageFigure, coverageRows } from "./coverage.ts";

/** Wide enough for a phone, narrow enough for three in a row; and alone in a column of text. */
const WIDTH = 480, ALONE = 700;

const BENCH = new URL("../../bench/README.md", import.meta.url);

/**
 * What the README shows of the three notebooks, drawn and computed from the shipped tables, and the
 * figure of bench/README.md, drawn from its table.
 */
export function readmeContent(document: Document): {
  /** SVG text by file name. */
  figures: Record<string, string>;
  /** The text between two markers of the README, by the markers' name. */
  blocks: Record<string, string>;
} {
  const co2 = analyseCo2(loadCo2());
  const energy = analyseEnergy(loadEnergy());
  const finance = analyseFinance(loadFinance());
  const today = presentStudy(energy.today), prices = presentStudy(finance.today);
  const carbon = presentStudy(co2.study);
  const energyPower = presentPowers(today), pricePower = prices.pooled.powerLaw;
  const older = rangeWords(presentStudy(energy.study));
  const svg = (figure: Figure) =>
    serialize(draw(untitled(figure), { document, width: WIDTH })) + "\n";
  const coverage = coverageRows(Deno.readTextFileSync(BENCH));
  return {
    figures: {
      "co2.svg": svg(growthFigure(carbon)),
      "energy.svg": svg(loadFigure(today)),
      "finance.svg": svg(growthFigure(prices)),
      "coverage.svg": serialize(coverageFigure(coverage, { document, width: ALONE })) + "\n",
    },
    blocks: {
      answer: `Twice the parameters take ${timesWhenDoubled(energyPower.exponent, 2)} the energy ` +
        `of a million tokens today, and with it their CO₂, and ` +
        `${timesWhenDoubled(pricePower.slope, 2)} the price: they grow to the power ` +
        `${exponentWords(energyPower)} and ${slopeWithInterval(pricePower)}. A student study's ` +
        `older rows give the powers ${older} for energy, by hardware, and for the CO₂ of an ` +
        `evaluation ${plainWords(carbon)}.`,
      claims: claimLines([claimsTable(co2), claimsTable(energy), claimsTable(finance)]),
    },
  };
}

/** The exponent of the size, all else held. */
function presentPowers({ powerLaws }: Study) {
  if (powerLaws === null) throw new RangeError("The shipped rows are too few for power laws");
  return powerLaws.exponents.size;
}

/** The exponent, or those on either side of a change. */
function plainWords({ pooled: { changing, powerLaw } }: Study): string {
  if (changing === null) return formatDecimals(powerLaw.slope);
  const { breakAt, slopeAbove, slopeBelow } = changing.line;
  return `${formatDecimals(slopeBelow)} up to ${formatParams(breakAt)} and ` +
    `${formatDecimals(slopeAbove)} above it`;
}

/** The least and the largest exponent of a study's parts. */
function rangeWords({ parts }: Study): string {
  const exponents = parts.map(({ powerLaw }) => powerLaw.slope);
  return `${formatDecimals(Math.min(...exponents))} to ${formatDecimals(Math.max(...exponents))}`;
}

/** A Markdown table of claims and verdicts. */
function claimLines(tables: readonly Table[]): string {
  const rows = tables.flatMap(({ rows }) => rows);
  return [
    "| The study claimed | Today's rows say | The study's rows say |",
    "| --- | --- | --- |",
    ...rows.map(([claim, today, study]) => `| ${claim} | **${today}** | **${study}** |`),
  ].join("\n");
}

/** The README with the text between each pair of markers replaced. */
export function withBlocks(readme: string, blocks: Record<string, string>): string {
  return Object.entries(blocks).reduce((text, [name, block]) => {
    const marked = new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- /${name} -->)`);
    if (!marked.test(text)) {
      throw new RangeError(`README.md has no markers <!-- ${name} --> … <!-- /${name} -->`);
    }
    return text.replace(marked, (_, start, end) => start + block + end);
  }, readme);
}
