/**
 * How often a 95 % interval holds the true coefficient, on made y over the x and clusters of the
 * shipped tables: which standard errors should be the default?
 *
 *     deno run -A bench/coverage.ts            the table of bench/README.md, some minutes
 *     deno run -A bench/coverage.ts 100        fewer runs, for a look
 */
import { normalQuantile } from "../lib/fit/distributions.ts";
import { fitMultiple } from "../lib/fit/multiple.ts";
import type { MultipleRow } from "../lib/fit/multiple_fit.ts";
import { seededRandom } from "../lib/fit/random.ts";
import { wildBootstrap } from "../lib/fit/wild_bootstrap.ts";
import { loadLeaderboard, loadLlmPerf } from "../lib/read/load.ts";

/** Where the rows lie, and which coefficient is asked for. */
type Design = { what: string; names: string[]; name: string; rows: Omit<MultipleRow, "y">[] };

const DRAWS = 399, LEVEL = 0.95;

/** Correlation of two rows of a cluster. */
const WITHIN = 0.5;

/** Starts anew with each row of the table, so that no row hangs on those before it. */
let random = seededRandom(1);
const normal = () => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random())));

/** The shipped tables' logarithms of sizes with their clusters, whole and in parts. */
function designs(): Design[] {
  const line = { names: ["log10 size"], name: "log10 size" };
  const leaderboard = loadLeaderboard().rows.map(({ paramsB, model }) => ({ paramsB, model }));
  const bySize = leaderboard
    .map(({ paramsB }) => ({ xs: [Math.log10(paramsB)], cluster: String(paramsB) }));
  const sizes = [...new Set(bySize.map((row) => row.cluster))];
  const some = (count: number) => {
    const chosen = new Set(
      sizes.map((size) => ({ size, at: random() })).sort((a, b) => a.at - b.at)
        .slice(0, count).map(({ size }) => size),
    );
    return bySize.filter((row) => chosen.has(row.cluster));
  };
  const a100 = loadLlmPerf().rows.filter((row) => row.hardware === "A100" && !row.paramsRecovered)
    .map(({ paramsB, model }) => ({ xs: [Math.log10(paramsB)], cluster: model }));
  const models = [...new Set(a100.map((row) => row.cluster))].slice(0, 16);
  const served = models.flatMap((cluster, m) => {
    const [size] = a100.find((row) => row.cluster === cluster)!.xs;
    return Array.from({ length: 7 + m % 8 }, (_, b) => ({ xs: [size, (3 + b) * 0.3], cluster }));
  });
  const two = { names: ["log10 size", "log10 batch"], rows: served };
  return [
    {
      ...line,
      what: "leaderboard by model",
      rows: leaderboard.map(({ paramsB, model }) => ({
        xs: [Math.log10(paramsB)],
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
    { ...two, what: "its models at 7 to 14 batch sizes: size", name: "log10 size" },
    { ...two, what: "the same: batch", name: "log10 batch" },
  ];
}

/** Deviations that are alike within clusters; `uneven` lets them grow eightfold from least to most x. */
function noise(rows: Design["rows"], at: number, uneven: boolean): number[] {
  const shared = new Map<string, number>();
  const xs = rows.map((row) => row.xs[at]), low = Math.min(...xs), high = Math.max(...xs);
  return rows.map(({ cluster }, i) => {
    if (!shared.has(cluster!)) shared.set(cluster!, normal());
    const e = Math.sqrt(WITHIN) * shared.get(cluster!)! + Math.sqrt(1 - WITHIN) * normal();
    return e * (uneven ? 8 ** ((xs[i] - low) / (high - low)) : 1);
  });
}

/** Which intervals hold 0, the true coefficient, in one made table. */
function holds({ names, name, rows }: Design, uneven: boolean): boolean[] {
  const ys = noise(rows, names.indexOf(name), uneven);
  const made = rows.map((row, i) => ({ ...row, y: ys[i] }));
  const within = (["classical", "cluster", "CR2"] as const).map((errors) => {
    const { coefficients } = fitMultiple(made, { names, errors, level: LEVEL });
    const [low, high] = coefficients[1 + names.indexOf(name)].interval;
    return low <= 0 && 0 <= high;
  });
  const seed = Math.floor(2 ** 31 * random());
  const { pValue } = wildBootstrap(made, { names, name, draws: DRAWS, seed });
  return [...within, pValue > 1 - LEVEL];
}

if (import.meta.main) {
  const runs = Number(Deno.args[0] ?? 1000);
  console.log("| design | clusters | rows | scatter | classical | CR1 | CR2 | wild bootstrap |");
  console.log("| - | - | - | - | - | - | - | - |");
  for (const design of designs()) {
    for (const uneven of [false, true]) {
      const held = [0, 0, 0, 0];
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
