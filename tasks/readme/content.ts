import type { Figure } from "../../lib/draw/draw.ts";
import {
  analyseCo2,
  analyseEnergy,
  analyseFinance,
  briefly,
  claimsTable,
  draw,
  growthFigure,
  loadCo2,
  loadEnergy,
  loadFigure,
  loadFinance,
} from "../../lib/mod.ts";
import { serialize } from "../../lib/draw/serialize.ts";
import type { Table } from "../../lib/study/exhibit.ts";
import { presentStudy } from "../../lib/study/study.ts";

/** Wide enough for a phone, narrow enough for three in a row. */
const WIDTH = 480;

/** What the README shows of the three notebooks, drawn and computed from the shipped tables. */
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
  const svg = (figure: Figure) =>
    serialize(draw(untitled(figure), { document, width: WIDTH })) + "\n";
  return {
    figures: {
      "co2.svg": svg(loadFigure(presentStudy(co2.today))),
      "energy.svg": svg(loadFigure(today)),
      "finance.svg": svg(growthFigure(prices)),
    },
    blocks: {
      answer:
        `Today ${briefly(today)}, and their CO₂ with it; ${briefly(prices)}. The rows of the ` +
        `study that this began with say: ${briefly(presentStudy(energy.study))}; ` +
        `${briefly(presentStudy(co2.study))}.`,
      claims: claimLines([claimsTable(co2), claimsTable(energy), claimsTable(finance)]),
    },
  };
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
