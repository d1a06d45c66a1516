import { orNull } from "../stats/too_few_error.ts";
import type { Fit } from "./fit.ts";
import { fitFromMoments } from "./fit_from_moments.ts";
import type { MultipleFit } from "./multiple_fit.ts";
import { type ClusterOptions, fitMultipleFromMoments } from "./multiple_moments.ts";
import type { LeftOut } from "../read/left_out.ts";
import { ReadError } from "../read/read_error.ts";
import { type Bin, BINS, binsOf } from "./bins.ts";
import {
  type Category,
  isSimple,
  MANY_CLUSTERS,
  type Model,
  modelsOf,
  predictorsOf,
  reasonsOf,
  variablesOf,
} from "./model.ts";
import type { Result, Sums } from "./result.ts";

/** What is known of a table after a database went through it: fits, bins, and what was left out. */
export type LargeRegression = {
  /** The file, table or query. */
  from: string;
  /** Columns, as they are called there. */
  x: readonly string[];
  categories: readonly Category[];
  y: string;
  cluster: string | null;
  /** Rows fitted. */
  n: number;
  leftOut: LeftOut[];
  /** Smallest and largest of each x. */
  xRanges: [number, number][];
  yRange: [number, number];
  errors: LargeErrors;
  /** Linear, power law, exponential of one x; none where there are several predictors. */
  fits: Fit[];
  /** log10 y on the logarithms of several x, and the categories; null where there is one x. */
  multiple: MultipleFit | null;
  scale: "log" | "linear";
  /** How many rows lie where, by the first x and y. */
  bins: Bin[];
};

/**
 * How standard errors are computed: "classical", "HC1" (each row its own variance: MacKinnon and White
 * 1985), "cluster" (CR1, see `spreadOf`), "CR2" (see `cr2Noise`), or "best": as the notebooks choose, CR2
 * below `MANY_CLUSTERS` clusters, or CR1 where one of them alone decides on a coefficient.
 */
export type LargeErrors = "classical" | "HC1" | "cluster" | "CR2" | "best";

/** Options of a regression of a large table. */
export type LargeOptions = {
  /** @default "best" where a cluster was asked for, else "classical" */
  errors?: LargeErrors;
  /** Coverage of the intervals, between 0 and 1. @default 0.95 */
  level?: number;
};

/**
 * The fits that a database's result stands for: those of `fitLinear` and its kin, or of `fitMultiple`
 * on the logarithms, of the same rows to 10 digits. HC1 errors are clustered ones with each row a
 * cluster by itself.
 *
 * @throws {ReadError} when no row is of use, or the result is not whole.
 * @throws {RangeError} when the rows carry no fit, or errors are asked for that the result cannot give.
 */
export function regressionOf(result: Result, options: LargeOptions = {}): LargeRegression {
  const { question, from } = result, { x, categories, y, cluster, scale } = question;
  const errors = errorsOf(options.errors, cluster);
  const n = result.rows.get(0) ?? 0;
  const leftOut = reasonsOf(question)
    .map((why, i) => ({ why, count: result.rows.get(i + 1) ?? 0 }))
    .filter(({ count }) => count > 0);
  if (n === 0) throw noRows(from, leftOut);
  const sums = result.sums(), xRanges = sums.ranges.slice(0, -1), yRange = sums.ranges.at(-1)!;
  const simple = isSimple(question), asked = { n, errors, level: options.level };
  const cut = (range: [number, number], count: number) => ({ scale, range, count });
  return {
    from,
    x,
    categories,
    y,
    cluster,
    n,
    leftOut,
    xRanges,
    yRange,
    errors,
    fits: simple ? modelsOf(question).map((_, m) => lineOf(result, sums, m, asked)) : [],
    multiple: simple ? null : planeOf(result, sums, asked),
    scale,
    bins: binsOf(result.bins, { x: cut(xRanges[0], BINS.x), y: cut(yRange, BINS.y) }),
  };
}

/** How a fit is asked for. */
type FitAsked = { n: number; errors: LargeErrors; level: number | undefined };

/** One of the three fits of a single x. */
function lineOf(result: Result, sums: Sums, at: number, asked: FitAsked): Fit {
  const model = modelsOf(result.question)[at], { n, level } = asked;
  const { means: [xMean, yMean], products: [[sxx, sxy], [, syy]] } = momentsOf(result, sums, model);
  const moments = { n, xMean, yMean, sxx, sxy, syy }, [xRange] = sums.ranges;
  fitFromMoments(moments, { xRange, level }); // where the rows carry no line, there are no scores
  const { residualSquares, antilogs, ...scores } = scoresOf(result, at, asked);
  const fit = underScores(
    scores,
    asked,
    (under) => fitFromMoments(moments, { xRange, level, residualSquares, ...under }),
  );
  return { ...fit, growth: model.growth, smearing: antilogs === null ? 1 : antilogs / n };
}

/** The power law of several predictors. */
function planeOf(result: Result, sums: Sums, asked: FitAsked): MultipleFit {
  const [model] = modelsOf(result.question), names = predictorsOf(result.question);
  const moments = { n: asked.n, ...momentsOf(result, sums, model) }, { level } = asked;
  fitMultipleFromMoments(moments, { names, level });
  const { residualSquares, ...scores } = scoresOf(result, 0, asked);
  return underScores(
    scores,
    asked,
    (under) => fitMultipleFromMoments(moments, { names, level, residualSquares, ...under }),
  );
}

/** The moments of a model's predictors and y. */
function momentsOf(
  { question }: Result,
  { means, products }: Sums,
  { xs, y }: Model,
): Pick<Sums, "means" | "products"> {
  const variables = variablesOf(question);
  const places = [...xs, y].map((name) => variables.indexOf(name));
  return {
    means: places.map((a) => means[a]),
    products: places.map((a) => places.map((b) => products[a][b])),
  };
}

/** The squares of a model's residuals and, unless errors are classical, what its errors are made of. */
function scoresOf(
  result: Result,
  model: number,
  { n, errors }: FitAsked,
): { residualSquares: number; antilogs: number | null } & ClusterOptions {
  const { byRow, byCluster, antilogs } = result.scores()[model];
  const known = { residualSquares: byRow[0][0], antilogs };
  if (errors === "classical") return known;
  if (errors === "HC1") return { ...known, scores: { products: byRow, clusters: n } };
  if (errors === "cluster") return { ...known, scores: byCluster };
  const each = byCluster!.each;
  if (errors === "CR2" && each === null) {
    throw new RangeError(
      `Cannot compute CR2 errors: there are ${
        byCluster!.clusters
      } clusters, and a result tells them ` +
        `one by one below ${MANY_CLUSTERS} only; take "cluster", which is as good for so many`,
    );
  }
  return { ...known, scores: byCluster, each };
}

/** A fit by CR2 where each cluster is told and it can be had, else by CR1 if the choice is left open. */
function underScores<Fitted>(
  { scores, each }: ClusterOptions,
  { errors }: FitAsked,
  fit: (under: ClusterOptions) => Fitted,
): Fitted {
  if (!each) return fit({ scores });
  if (errors === "CR2") return fit({ each });
  return orNull(() => fit({ each })) ?? fit({ scores });
}

const KINDS: readonly LargeErrors[] = ["best", "cluster", "CR2", "HC1", "classical"];

/** The kind of errors that is asked for, where the result can give it. */
function errorsOf(asked: LargeErrors | undefined, cluster: string | null): LargeErrors {
  const errors = checkErrors(asked) ?? (cluster === null ? "classical" : "best");
  if (cluster !== null || errors === "classical" || errors === "HC1") return errors;
  throw new RangeError(
    `Cannot compute standard errors: errors is "${errors}", and no cluster was asked for; ` +
      'name its column (--cluster), or take "HC1"',
  );
}

/**
 * A word as a kind of errors.
 *
 * @throws {RangeError} when it is none that sums can give; of HC3 it says why.
 */
export function checkErrors(errors: string | undefined): LargeErrors | undefined {
  const known = KINDS.find((kind) => kind === errors);
  if (errors === undefined || known !== undefined) return known;
  throw new RangeError(
    errors === "HC3"
      ? 'Cannot compute standard errors: errors is "HC3", which weighs each row by its own leverage ' +
        'and so needs the rows themselves; take "HC1", the same where no row has much leverage'
      : `Cannot compute standard errors: errors is "${errors}", need one of "${
        KINDS.join('", "')
      }"`,
  );
}

/** The error for a table without a row of use. */
function noRows(from: string, leftOut: readonly LeftOut[]): ReadError {
  return new ReadError({
    file: from,
    found: `no row that can be used (${
      leftOut.map(({ why, count }) => `${count}: ${why}`).join("; ") || "no rows at all"
    })`,
    expected: "numbers above 0 in the columns of x and y",
    mend: "check which columns are meant",
  });
}
