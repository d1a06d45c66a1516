import * as Plot from "@observablehq/plot";
import { figure } from "../../lib/plot/figure.ts";
import { colors } from "../../lib/plot/theme.ts";
import { formatCount } from "../../lib/words/quantity.ts";

/** The ways to intervals that bench/coverage.ts compares, the default first. */
const METHODS = ["CR2", "CR1", "classical"] as const;

/** How often the 95 % intervals of each method hold the true slope, in percent. */
type Coverage = {
  design: string;
  clusters: number;
  /** Alike everywhere, or eight times as wide at the largest x. */
  scatter: "even" | "grows";
  percent: Record<(typeof METHODS)[number], number>;
};

/** What a 95 % interval should reach, in percent. */
const AIM = [93, 97] as const;

const SCATTER = { even: "even scatter", grows: "scatter grows eightfold" } as const;

/**
 * Reads the table that bench/coverage.ts printed from the text of bench/README.md.
 * @throws {RangeError} when the table is not there, or a cell is not what it should be; with the line.
 */
export function coverageRows(markdown: string): Coverage[] {
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => /^\| design .*\bCR2\b/.test(line));
  if (start < 0) throw unreadable("no row of headers with design and CR2", "the table");
  const cells = (line: string) => line.split("|").slice(1, -1).map((cell) => cell.trim());
  const columns = cells(lines[start]), rows: Coverage[] = [];
  for (let at = start + 2; lines[at]?.startsWith("|"); at++) {
    const row = Object.fromEntries(cells(lines[at]).map((cell, i) => [columns[i], cell]));
    const take = (name: string, pattern: RegExp, expected: string) => {
      const found = pattern.exec(row[name] ?? "");
      if (found) return found[1];
      throw unreadable(`${row[name] || "no"} ${name} in line ${at + 1}`, expected);
    };
    const share = (name: string) =>
      Number(take(name, /^(100|\d\d?(?:\.\d+)?) %$/, 'a share such as "95.0 %"'));
    rows.push({
      design: row.design,
      clusters: Number(take("clusters", /^([2-9]|[1-9]\d+)$/, "2 or more")),
      scatter: take("scatter", /^(even|grows)$/, "even or grows") as Coverage["scatter"],
      percent: { CR2: share("CR2"), CR1: share("CR1"), classical: share("classical") },
    });
  }
  return rows;
}

/** The error for a text without the table, or with another one. */
function unreadable(found: string, expected: string): RangeError {
  return new RangeError(
    `Cannot read the coverage table: found ${found}, expected ${expected}; ` +
      "paste what `deno task bench --only coverage` prints",
  );
}

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
