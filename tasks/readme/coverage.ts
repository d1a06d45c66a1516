import * as Plot from "@observablehq/plot";
import { figure } from "../../lib/plot/figure.ts";
import { colors } from "../../lib/plot/theme.ts";
import { formatCount } from "../../lib/words/quantity.ts";

/** The ways to intervals that bench/coverage.ts compares, the default first. */
const METHODS = ["CR2", "CR1", "classical"] as const;

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
  even: "even scatter",
  grows: "scatter grows eightfold",
} as const;

/** Draws the shares as dots, a design a row, on the band that a 95 % interval should reach. */
export function coverageFigure(
  rows: readonly Coverage[],
  { document, width }: { document: Document; width?: number },
): SVGSVGElement {
  const shares = rows.flatMap(({ design, clusters, scatter, percent }) =>
    METHODS.map((method) => ({
      design: `${design} (${formatCount(clusters)})`,
      scatter: SCATTER[scatter],
      method,
      percent: percent[method],
    }))
  );
  return figure({
    document,
    width,
    title: "How often a 95 % interval holds the true slope",
    subtitle: `1,000 made-up tables a row, number of clusters in brackets; the band is the aim, ${
      AIM[0]
    } to ${AIM[1]} %`,
    x: { label: "Runs whose interval holds the true slope (%)", domain: [35, 101] },
    y: { label: null, domain: [...new Set(shares.map(({ design }) => design))] },
    fy: { domain: Object.values(SCATTER) },
    color: { legend: true, label: null, domain: METHODS },
    symbol: { legend: true, domain: METHODS },
    marks: [
      Plot.rectX([AIM], {
        x1: ([low]) => low,
        x2: ([, high]) => high,
        fill: colors.muted,
        fillOpacity: 0.25,
      }),
      Plot.dot(shares, {
        x: "percent",
        y: "design",
        fy: "scatter",
        fill: "method",
        symbol: "method",
        title: (d) => `${d.design}, ${d.scatter}, ${d.method}: ${d.percent.toFixed(1)} %`,
      }),
    ],
  });
}
