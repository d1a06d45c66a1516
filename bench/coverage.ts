/**
 * How often a 95 % interval holds the true coefficient, on made y over the x and clusters of the
 * shipped tables: which standard errors should be the default?
 *
 *     deno run -A bench/coverage.ts            the table of bench/README.md, some minutes
 *     deno run -A bench/coverage.ts 100        fewer runs, for a look
 */
import { loadEvaluations } from "../lib/tables/evaluations.ts";
import { loadMeasurements } from "../lib/tables/measurements.ts";
import { linear } from "../lib/stats/laws.ts";
import { seededRandom } from "./random.ts";

/** A row without its y: the logarithms of size and load, and its cluster. */
type Row = { size: number; batch?: number; cluster: string };

/** Where the rows lie, and which coefficient is asked for. */
type Design = { what: string; x: ("size" | "batch")[]; asked: "size" | "batch"; rows: Row[] };

/** The kinds of standard errors that are compared. */
const ERRORS = ["classical", "CR1", "CR2"] as const;

/** Correlation of two rows of a cluster. */
const WITHIN = 0.5;

/** Starts anew with each row of the table, so that no row depends on those before it. */
let random = seededRandom(1);

/** A normal deviate (Box and Muller 1958). */
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** The shipped tables' logarithms of sizes with their clusters, whole and in parts. */
function designs(): Design[] {
  const line = { x: ["size"], asked: "size" } satisfies Partial<Design>;
  const leaderboard = loadEvaluations().rows.map(({ paramsB, model }) => ({ paramsB, model }));
  const bySize = leaderboard
    .map(({ paramsB }) => ({ size: Math.log10(paramsB), cluster: String(paramsB) }));
  const sizes = [...new Set(bySize.map((row) => row.cluster))];
  const some = (count: number) => {
    const chosen = new Set(
      sizes.map((size) => ({ size, at: random() })).sort((a, b) => a.at - b.at)
        .slice(0, count).map(({ size }) => size),
    );
    return bySize.filter((row) => chosen.has(row.cluster));
  };
  const a100 = loadMeasurements().rows
    .filter((row) => row.hardware === "A100" && row.sizeSource === "in the file")
    .map(({ paramsB, model }) => ({ size: Math.log10(paramsB), cluster: model }));
  const models = [...new Set(a100.map((row) => row.cluster))].slice(0, 16);
  const served = models.flatMap((cluster, m) => {
    const { size } = a100.find((row) => row.cluster === cluster)!;
    return Array.from({ length: 7 + m % 8 }, (_, b) => ({ size, batch: (3 + b) * 0.3, cluster }));
  });
  const two = { x: ["size", "batch"], rows: served } satisfies Partial<Design>;
  return [
    {
      ...line,
      what: "leaderboard by model",
      rows: leaderboard.map(({ paramsB, model }) => ({
        size: Math.log10(paramsB),
        cluster: model,
      })),
    },
    { ...line, what: "leaderboard by exact size", rows: bySize },
    ...[100, 30, 10].map((count) => ({
      ...line,
      what: `${count} of these sizes`,
      rows: some(count),
    })),
    { ...line, what: "LLM-Perf on A100 by model", rows: a100 },
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

/** Which intervals hold 0, the true coefficient, in one made table. */
function holds(design: Design, uneven: boolean): boolean[] {
  const ys = noise(design, uneven);
  const made = design.rows.map((row, i) => ({ ...row, y: ys[i] }));
  return ERRORS.map((errors) => {
    const fit = linear(made, { y: "y", x: design.x, cluster: "cluster", errors });
    const [low, high] = fit.coefficients[design.asked].interval;
    return low <= 0 && 0 <= high;
  });
}

if (import.meta.main) {
  const runs = Number(Deno.args[0] ?? 1000);
  console.log("| design | clusters | rows | scatter | classical | CR1 | CR2 |");
  console.log("| - | - | - | - | - | - | - |");
  for (const design of designs()) {
    for (const uneven of [false, true]) {
      const held = ERRORS.map(() => 0);
      random = seededRandom(1);
      for (let run = 0; run < runs; run++) {
        holds(design, uneven).forEach((yes, i) => held[i] += Number(yes));
      }
      const { what, rows } = design, clusters = new Set(rows.map((row) => row.cluster)).size;
      const shares = held.map((count) => `${(100 * count / runs).toFixed(1)} %`);
      const scatter = uneven ? "grows" : "even";
      console.log(`| ${[what, clusters, rows.length, scatter, ...shares].join(" | ")} |`);
    }
  }
}
