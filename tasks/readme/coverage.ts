import * as Plot from "@observablehq/plot";
import { dotMarks } from "../../lib/draw/dots.ts";
import { frame, innerWidth } from "../../lib/draw/frame.ts";
import { rowsChart } from "../../lib/draw/interval_rows.ts";
import { colors, type DrawOptions, seriesStyle, WIDTH } from "../../lib/plot/theme.ts";
import { formatCount } from "../../lib/words/quantity.ts";

/** The ways to intervals that bench/coverage.ts compares, the default first. */
const METHODS = ["CR2", "CR1", "wild bootstrap", "classical"] as const;

/** How often the 95 % intervals of each method hold the true slope, in percent. */
export type Coverage = {
  design: string;
  clusters: number;
  /** Alike everywhere, or eight times as wide at the largest x. */
  scatter: "even" | "grows";
  percent: Record<(typeof METHODS)[number], number>;
};

/** What a 95 % interval should reach, in percent. */
const AIM = [93, 97] as const;

/**
 * Reads the table that bench/coverage.ts printed from the text of bench/README.md.
 *
 * @throws {RangeError} when the table is not there, or a cell is no share; with the line.
 */
export function coverageRows(markdown: string): Coverage[] {
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => /^\| design .*\bCR2\b/.test(line));
  if (start < 0) throw unreadable("no row of headers with design and CR2", "the table");
  const columns = cells(lines[start]);
  const rows: Coverage[] = [];
  for (let at = start + 2; lines[at]?.startsWith("|"); at++) {
    const cell = (name: string) => cells(lines[at])[columns.indexOf(name)] ?? "";
    const share = (name: string) => {
      const text = cell(name), value = Number(/^(\d+(?:\.\d+)?) %$/.exec(text)?.[1]);
      if (value <= 100) return value;
      throw unreadable(`"${text}" in line ${at + 1}`, 'a share such as "95.0 %"');
    };
    const scatter = cell("scatter");
    if (scatter !== "even" && scatter !== "grows") {
      throw unreadable(`the scatter "${scatter}" in line ${at + 1}`, "even or grows");
    }
    const clusters = Number(cell("clusters"));
    if (!(Number.isInteger(clusters) && clusters > 1)) {
      throw unreadable(`${cell("clusters") || "no"} clusters in line ${at + 1}`, "2 or more");
    }
    const percent = Object.fromEntries(METHODS.map((name) => [name, share(name)]));
    rows.push({
      design: cell("design"),
      clusters,
      scatter,
      percent: percent as Coverage["percent"],
    });
  }
  return rows;
}

/** The cells of a Markdown table's row. */
function cells(line: string): string[] {
  return line.split("|").slice(1, -1).map((cell) => cell.trim());
}

/** The error for a text without the table, or with another one. */
function unreadable(found: string, expected: string): RangeError {
  return new RangeError(
    `Cannot read the coverage table: found ${found}, expected ${expected}; ` +
      "paste what `deno run -A bench/coverage.ts` prints",
  );
}

const SCATTER = {
  even: "Scatter alike everywhere",
  grows: "Scatter eight times as wide at the largest x",
};

/** Draws the shares as dots, a design a row, on the band that a 95 % interval should reach. */
export function coverageFigure(rows: readonly Coverage[], options: DrawOptions): SVGSVGElement {
  const { document, width = WIDTH } = options;
  const ordered = (["even", "grows"] as const)
    .flatMap((scatter) => rows.filter((row) => row.scatter === scatter));
  const band = { fill: colors.muted, fillOpacity: 0.25 };
  const chart = rowsChart(
    {
      rows: ordered.map(({ design, clusters, scatter }) => ({
        label: design,
        cells: [formatCount(clusters)],
        group: SCATTER[scatter],
      })),
      headings: ["clusters"],
      x: { label: "runs whose interval holds the true slope (%)", scale: "linear" },
      domain: [35, 101],
      references: [{ value: 95, label: "95 %" }],
      width: innerWidth(width),
      band: 22,
    },
    (middle) => [
      Plot.rect(ordered, {
        x1: () => AIM[0],
        x2: () => AIM[1],
        y1: (_, index) => middle(index) - 11,
        y2: (_, index) => middle(index) + 11,
        ...band,
      }),
      dotMarks(
        ordered.flatMap(({ design, scatter, percent }, index) =>
          METHODS.map((series) => ({
            x: percent[series],
            y: middle(index),
            series,
            title: `${design}, scatter ${scatter}, ${series}: ${percent[series].toFixed(1)} %`,
          })).reverse()
        ),
        { radius: 4, opacity: 1, series: METHODS },
      ),
    ],
    { document },
  );
  return frame({
    id: "coverage",
    title: "How often a 95 % interval holds the true slope",
    subtitle: "A made-up y over the sizes and clusters of the shipped tables, 1,000 runs a row.",
    caption: "",
    description: "Dots, one per design and kind of interval: the share of runs whose interval " +
      "holds the true slope. The table below has the same numbers.",
    legend: [
      ...METHODS.map((label, index) => ({ label, ...seriesStyle(label, index) })),
      { label: `aim: ${AIM[0]} to ${AIM[1]} %`, color: band.fill, band: band.fillOpacity },
    ],
    charts: [{ svg: chart }],
  }, options);
}
