import { effectsOf, type Noise } from "../stats/estimate.ts";
import { type Fit, fitFrom, nameOfLevel, needSure } from "../stats/fit.ts";
import { type FromSums, olsFromSums } from "../stats/from_sums.ts";
import { dot } from "../stats/matrix.ts";
import { cr1Of, cr2Noise, type Errors, withDf } from "../stats/noise.ts";
import { refuseConstant } from "../stats/ols.ts";
import { TooFewError } from "../stats/too_few_error.ts";
import { type Plan, plansOf, type Question } from "./question.ts";
import type { Named, Result } from "./result.ts";
import { BINS, cell, moment, slope } from "./sums.ts";

/** A rectangle of the plane and how many rows lie in it; upper edges belong to the next one. */
export type Bin = { x0: number; x1: number; y0: number; y1: number; n: number };

/** What is known of a table after a database went through it. */
export type LargeRegression = Pick<Result, "from" | "question" | "n" | "leftOut"> & {
  /**
   * Of one x linear, power law and exponential; of several predictors a power law. They are as
   * `lm.powerLaw` and its kin give them, without residuals; a category is a level of its column beside
   * "others".
   */
  fits: Fit[];
  /** How many rows lie where, by the first x and y. */
  bins: Bin[];
};

export type LargeOptions = {
  /**
   * "HC3" needs the rows themselves. CR1 is taken above 100,000 clusters, where CR2 is the same.
   * @default "CR2" where a cluster was asked for, else "classical"
   */
  errors?: Exclude<Errors, "HC3">;
};

/** The fits that a database's result stands for; refuses rows that carry none, and errors that it cannot give. */
export function regressionOf(result: Result, options: LargeOptions = {}): LargeRegression {
  const { from, question, n, leftOut } = result;
  const known = { ...result, errors: errorsOf(options.errors, question.cluster) };
  const fits = plansOf(question).map((plan, m) => fitOf(plan, m, known));
  return { from, question, n, leftOut, fits, bins: binsOf(result) };
}

type Known = Result & { errors: Errors };

function fitOf(plan: Plan, m: number, known: Known): Fit {
  const { question, n, sums } = known, { x, y, categories, cluster } = question;
  const names = [...x, ...categories.map(({ column, value }) => nameOfLevel(column, value))];
  plan.xs.forEach((name, j) => {
    if (sums(`low_${name}`) === sums(`high_${name}`)) refuseConstant(names[j], n);
  });
  const ols = olsFromSums({
    names,
    centres: plan.xs.map((name) => sums(`mean_${name}`)),
    yCentre: sums(`mean_${plan.y}`),
    near: names.map((_, j) => sums(slope(m, j))),
    products: matrixOf(sums, "g", m, names.length + 2),
    ySquares: sums(moment(plan.y, plan.y)),
  });
  const { noise, errors } = noiseOf(ols, m, known);
  const ofEach = <T>(value: (column: string) => T): Record<string, T> =>
    Object.fromEntries(x.map((name, i) => [name, value(`x${i + 1}`)]));
  const found = {
    ols,
    errors,
    effectOf: effectsOf(ols, noise),
    clusters: cluster === null ? n : sums("clusters"),
    levels: levelsOf(question, sums),
    middle: ofEach((name) =>
      plan.law === "power" ? 10 ** sums(`mean_log_${name}`) : sums(`mean_${name}`)
    ),
    span: ofEach((name): [number, number] => [sums(`low_${name}`), sums(`high_${name}`)]),
  };
  const by = [...new Set(categories.map(({ column }) => column))];
  const options = { y, x, by, cluster: cluster ?? [] };
  return needSure(fitFrom(plan.law, n, options, found));
}

const OTHERS = "others";

/** The values that were asked for of each column, beside all others. */
function levelsOf({ categories }: Question, sums: Named): Fit["levels"] {
  const shares = categories.map((each, i) => ({ ...each, share: sums(`mean_is_${i + 1}`) }));
  const levels = [...Map.groupBy(shares, ({ column }) => column)].map(([column, own]) => {
    const others = { value: OTHERS, share: own.reduce((rest, { share }) => rest - share, 1) };
    const all = [others, ...own], most = all.reduce((a, b) => b.share > a.share ? b : a);
    return [column, { reference: OTHERS, all: all.map(({ value }) => value), most: most.value }];
  });
  return Object.fromEntries(levels);
}

/** The noise of law m under the errors asked for, as `noiseOf` of rows has it. */
function noiseOf(
  ols: FromSums,
  m: number,
  { n, sums, errors, clusters }: Known,
): { noise: Noise; errors: Errors } {
  const k = ols.names.length, df = n - k;
  const meat = (kind: "h" | "c") => ols.turned(matrixOf(sums, kind, m, k));
  if (errors === "classical") {
    return { noise: (u) => ({ variance: ols.residualSquares / df * dot(u, u), df }), errors };
  }
  if (errors === "HC1") return { noise: withDf(cr1Of(meat("h"), { n, clusters: n }), df), errors };
  if (sums("clusters") < 2) {
    throw new TooFewError(
      "Cannot compute cluster errors: found 1 cluster, need 2; widen the filter or leave it out",
    );
  }
  if (errors === "CR1" || clusters === null) {
    return { noise: cr1Of(meat("c"), { n, clusters: sums("clusters") }), errors: "CR1" };
  }
  const { scores, squares } = ols.partsOf(clusters.map((own) => matrixOf(own, "g", m, k + 1)));
  return { noise: cr2Noise(clusters.map(() => "one cluster"), scores, squares), errors };
}

function matrixOf(named: Named, kind: "g" | "h" | "c", m: number, size: number): Float64Array[] {
  const places = Array.from({ length: size }, (_, i) => i);
  return places.map((a) => Float64Array.from(places, (b) => named(cell(kind, m, a, b))));
}

function binsOf({ bins, question, sums }: Result): Bin[] {
  const edge = (name: string, share: number) => {
    const low = sums(`low_${name}`), high = sums(`high_${name}`);
    if (share === 0 || share === 1) return share === 0 ? low : high;
    return question.scale === "log" ? low * (high / low) ** share : low + (high - low) * share;
  };
  return bins.map((bin) => ({
    x0: edge("x1", bin("i") / BINS.x),
    x1: edge("x1", (bin("i") + 1) / BINS.x),
    y0: edge("y", bin("j") / BINS.y),
    y1: edge("y", (bin("j") + 1) / BINS.y),
    n: bin("n"),
  })).sort((a, b) => a.x0 - b.x0 || a.y0 - b.y0);
}

/** The errors that sums can give; HC3 needs the rows themselves. */
const OF_SUMS: readonly Errors[] = ["classical", "HC1", "CR1", "CR2"];

/** The kind of errors that is asked for, by any word; refuses what sums cannot give. */
export function errorsOf(asked: string | undefined, cluster: string | null): Errors {
  if (asked === "HC3") {
    throw new RangeError(
      'Cannot compute errors: errors "HC3" weigh each row by its own leverage and so need the rows ' +
        'themselves; take "HC1", the same where no row has much leverage',
    );
  }
  const errors = asked as Errors ?? (cluster === null ? "classical" : "CR2");
  if (!OF_SUMS.includes(errors)) {
    throw new RangeError(
      `Cannot compute errors: "${errors}" must be one of ${OF_SUMS.join(", ")}`,
    );
  }
  if (cluster === null && errors.startsWith("CR")) {
    throw new RangeError(
      `Cannot compute errors: errors "${errors}" need the column whose rows are not independent; ` +
        'name it (--cluster), or take "HC1"',
    );
  }
  return errors;
}
