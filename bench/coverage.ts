/**
 * How often a 95 % interval holds the true coefficient, on made y over the x and clusters of the
 * shipped tables: which standard errors should be the default?
 */
import * as Plot from "@observablehq/plot";
import { type Figure, figure } from "../lib/plot/figure.ts";
import { colors } from "../lib/plot/theme.ts";
import { formatCsv } from "../lib/read/csv.ts";
import { linear } from "../lib/stats/laws.ts";
import { loadEvaluations } from "../lib/tables/evaluations.ts";
import { loadMeasurements } from "../lib/tables/measurements.ts";
import { read } from "../lib/tables/read.ts";
import { formatCount } from "../lib/words/quantity.ts";
import { seededRandom } from "./random.ts";

/** Shares of runs in percent, by design and kind of errors. */
const FILE = new URL("coverage.csv", import.meta.url);

/** A row without its y: the logarithms of size and load, and its cluster. */
type Row = { size: number; batch?: number; cluster: string };

/** Where the rows lie, and which coefficient is asked for. */
type Design = { what: string; x: ("size" | "batch")[]; asked: "size" | "batch"; rows: Row[] };

const ERRORS = ["classical", "CR1", "CR2"] as const;

/** Correlation of two rows of a cluster. */
const WITHIN = 0.5;
const RUNS = 1000;

/** Starts anew with each row of the table, so that no row depends on those before it. */
let random = seededRandom(1);

/** A normal deviate (Box and Muller 1958). */
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The shipped tables' logarithms of sizes with their clusters, whole and in parts. */
function designs(): Design[] {
  const evaluations = loadEvaluations().rows;
  const rowsBy = (clusterOf: (row: typeof evaluations[number]) => string) =>
    evaluations.map((row) => ({ size: Math.log10(row.paramsB), cluster: clusterOf(row) }));
  const bySize = rowsBy(({ paramsB }) => String(paramsB));
  const sizes = [...new Set(bySize.map(({ cluster }) => cluster))];
  const some = (count: number) => {
    const drawn = sizes.map((size) => ({ size, at: random() })).sort((a, b) => a.at - b.at);
    const chosen = new Set(drawn.slice(0, count).map(({ size }) => size));
    return bySize.filter(({ cluster }) => chosen.has(cluster));
  };
  const a100 = loadMeasurements().rows
    .filter((row) => row.hardware === "A100" && row.sizeSource === "in the file")
    .map(({ paramsB, model }) => ({ size: Math.log10(paramsB), cluster: model }));
  const models = [...new Map(a100.map(({ cluster, size }) => [cluster, size]))].slice(0, 16);
  const served = models.flatMap(([cluster, size], m) =>
    Array.from({ length: 7 + m % 8 }, (_, b) => ({ size, batch: (3 + b) * 0.3, cluster }))
  );
  const line = (what: string, rows: Row[]): Design => ({ what, x: ["size"], asked: "size", rows });
  const two = { x: ["size", "batch"], rows: served } satisfies Partial<Design>;
  return [
    line("leaderboard by model", rowsBy(({ model }) => model)),
    line("leaderboard by exact size", bySize),
    ...[100, 30, 10].map((count) => line(`${count} of these sizes`, some(count))),
    line("LLM-Perf on A100 by model", a100),
    { ...two, what: "its models at 7 to 14 batch sizes: size", asked: "size" },
    { ...two, what: "the same: batch", asked: "batch" },
  ];
}

/** Deviations that are alike within clusters; `uneven` lets them grow eightfold from least to most x. */
function noise({ rows, asked }: Design, uneven: boolean): number[] {
  const shared = new Map<string, number>();
  const xs = rows.map((row) => row[asked]!), low = Math.min(...xs), high = Math.max(...xs);
  return rows.map(({ cluster }, i) => {
    if (!shared.has(cluster)) shared.set(cluster, normal());
    const e = Math.sqrt(WITHIN) * shared.get(cluster)! + Math.sqrt(1 - WITHIN) * normal();
    return e * (uneven ? 8 ** ((xs[i] - low) / (high - low)) : 1);
  });
}

/** How often the intervals hold 0, the true coefficient, in percent. */
function sharesOf(design: Design, uneven: boolean): string[] {
  const held = ERRORS.map(() => 0);
  random = seededRandom(1);
  for (let run = 0; run < RUNS; run++) {
    const ys = noise(design, uneven), made = design.rows.map((row, i) => ({ ...row, y: ys[i] }));
    ERRORS.forEach((errors, i) => {
      const fit = linear(made, { y: "y", x: design.x, cluster: "cluster", errors });
      const [low, high] = fit.coefficients[design.asked].interval;
      held[i] += Number(low <= 0 && 0 <= high);
    });
  }
  return held.map((count) => (100 * count / RUNS).toFixed(1));
}

/** Runs the simulation, some minutes, and writes its shares. */
export function simulateCoverage(): void {
  const rows = designs().flatMap((design) => {
    const clusters = new Set(design.rows.map(({ cluster }) => cluster)).size;
    return [false, true].map((uneven) => {
      const scatter = uneven ? "grows" : "even", shares = sharesOf(design, uneven);
      return [design.what, `${clusters}`, `${design.rows.length}`, scatter, ...shares];
    });
  });
  const header = ["design", "clusters", "rows", "scatter", ...ERRORS];
  Deno.writeTextFileSync(FILE, formatCsv([header, ...rows]));
}

/** What a 95 % interval should reach, in percent. */
const AIM = { low: 93, high: 97 };

const SCATTER = { even: "even scatter", grows: "scatter grows eightfold" };

/** The shares as dots, a design a row, on the band that a 95 % interval should reach. */
export function coverageFigure(options: { document: Document; width?: number }): Figure {
  const methods = ERRORS.toReversed(); // the default first
  const shares = read(FILE).flatMap((row) =>
    methods.map((method) => ({
      design: `${row.design} (${formatCount(Number(row.clusters))})`,
      scatter: SCATTER[row.scatter as keyof typeof SCATTER],
      method,
      percent: Number(row[method]),
    }))
  );
  return figure({
    ...options,
    title: "How often a 95 % interval holds the true slope",
    subtitle: "1,000 made-up tables a row, number of clusters in brackets; " +
      `the band is the aim, ${AIM.low} to ${AIM.high} %`,
    x: { label: "Runs whose interval holds the true slope (%)", domain: [35, 101] },
    y: { label: null, domain: [...new Set(shares.map(({ design }) => design))] },
    fy: { domain: Object.values(SCATTER) },
    color: { legend: true, label: null, domain: methods },
    symbol: { legend: true, domain: methods },
    marks: [
      Plot.rectX([AIM], { x1: "low", x2: "high", fill: colors.muted, fillOpacity: 0.25 }),
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
