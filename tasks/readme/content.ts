import type { Figure } from "../../lib/draw/draw.ts";
import {
  co2Claims,
  draw,
  energyClaims,
  filterMeasurements,
  financeClaims,
  growthFigure,
  hardwareFigure,
  loadLeaderboard,
  loadLlmPerf,
  loadPrices,
  type Study,
  studyCo2,
  studyEnergy,
  studyFinance,
} from "../../lib/mod.ts";
import { serialize } from "../../lib/draw/serialize.ts";
import type { Claim } from "../../lib/words/claim.ts";
import { slopeWithInterval } from "../../lib/words/growth.ts";
import { formatDecimals, formatParams } from "../../lib/words/quantity.ts";

/** Wide enough for a phone, narrow enough for three in a row. */
const WIDTH = 480;

/** What the README shows of the three notebooks, drawn and computed from the shipped tables. */
export function readmeContent(document: Document): {
  /** SVG text by file name. */
  figures: Record<string, string>;
  /** The text between two markers of the README, by the markers' name. */
  blocks: Record<string, string>;
} {
  const co2 = studyCo2(loadLeaderboard().rows);
  const measurements = loadLlmPerf().rows;
  const energy = studyEnergy(measurements);
  const plain = filterMeasurements(measurements, { quantizations: "Unquantized" });
  const finance = studyFinance(loadPrices().rows);
  const exponents = studyEnergy(plain.rows).parts.map(({ powerLaw }) => powerLaw.slope);
  const svg = (figure: Figure) =>
    serialize(draw(untitled(figure), { document, width: WIDTH })) + "\n";
  return {
    figures: {
      "co2.svg": svg(growthFigure(co2)),
      "energy.svg": svg(hardwareFigure(energy)),
      "finance.svg": svg(growthFigure(finance)),
    },
    blocks: {
      answer: `With the parameter count, the CO₂ of one evaluation grows to the power ` +
        `${co2Words(co2)}; the energy of a million tokens to the power ` +
        `${formatDecimals(Math.min(...exponents))} to ${formatDecimals(Math.max(...exponents))}, ` +
        `depending on the hardware (unquantized). Whether small models cost less, the study's prices ` +
        `${priceWords(financeClaims(finance)[1])}.`,
      claims: claimLines([...co2Claims(co2), ...energyClaims(energy), ...financeClaims(finance)]),
    },
  };
}

/** The exponent of CO₂, or those on either side of the limit where it changes there. */
function co2Words({ pooled, settings }: Study): string {
  if (pooled.sides === null) return slopeWithInterval(pooled.powerLaw);
  const { below, above } = pooled.sides;
  return `${slopeWithInterval(below)} up to ${formatParams(settings.slmLimitB)} and ` +
    `${slopeWithInterval(above)} above it`;
}

function priceWords({ verdict }: Claim): string {
  return {
    "supported": "confirm",
    "not supported": "deny",
    "cannot tell": "cannot tell",
  }[verdict];
}

/** A Markdown table of claims and verdicts. */
function claimLines(claims: readonly Claim[]): string {
  return [
    "| The study claimed | These data say |",
    "| --- | --- |",
    ...claims.map(({ claim, verdict }) => `| ${claim} | **${verdict}** |`),
  ].join("\n");
}

/** The same figure with dots that say nothing when pointed at: a fifth of the size. */
function untitled(figure: Figure): Figure {
  if (figure.kind !== "growth") return figure;
  const dots = figure.data.dots.map(({ x, y, series }) => ({ x, y, series }));
  return { kind: "growth", data: { ...figure.data, dots } };
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
