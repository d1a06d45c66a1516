import type { Dialect, Stage } from "./dialect.ts";
import { type Model, modelsOf, pairs, type Question, variablesOf } from "./model.ts";
import { coefficient } from "./solve.ts";

/**
 * For each model the products of its scores by row and by cluster, and its smearing, in one row
 * (`regress_scores`); before it, where there are clusters, what each of them sums up to
 * (`regress_clusters`).
 */
export function scoreStages(question: Question, dialect: Dialect): Stage[] {
  const models = modelsOf(question), residuals = residualRows(question, dialect);
  const byRow = models.flatMap((model, m) => rowSums(question, model, m, dialect));
  if (question.cluster === null) {
    const select = `SELECT ${list(byRow.map(as))}\nFROM ${residuals} e`;
    return [{ name: "regress_scores", select, kept: true }];
  }
  const own = models.flatMap((model, m) => clusterSums(question, model, m));
  const squares = models.flatMap(({ xs }, m) =>
    pairs(xs.length + 1).map(([a, b]) => `SUM(${g(m, a)} * ${g(m, b)}) AS ${g(m, a, b)}`)
  );
  return [
    {
      name: "regress_clusters",
      select: `SELECT ${list([...byRow, ...own].map(as))}\nFROM ${residuals} e\nGROUP BY cluster`,
      kept: true,
    },
    {
      name: "regress_scores",
      select: `SELECT COUNT(*) AS clusters, ${
        list([...byRow.map(({ name }) => `SUM(${name}) AS ${name}`), ...squares])
      }\nFROM regress_clusters`,
      kept: true,
    },
  ];
}

/** The columns of `regress_scores`: for each model those by row, Σ 10^residual, those by cluster. */
export function scoreNames(question: Question): string[] {
  const clustered = question.cluster !== null;
  return [
    ...(clustered ? ["clusters"] : []),
    ...modelsOf(question).flatMap(({ growth, xs }, m) => {
      const products = (name: typeof g) => pairs(xs.length + 1).map(([a, b]) => name(m, a, b));
      return [
        ...products(h),
        ...(growth === "linear" ? [] : [`antilogs_${m}`]),
        ...(clustered ? products(g) : []),
      ];
    }),
  ];
}

/** The columns of `regress_clusters` that CR2 needs: for each model scores, then squares of the design. */
export function clusterNames(question: Question): string[] {
  return modelsOf(question).flatMap(({ xs }, m) => [
    ...[...xs, ""].map((_, a) => g(m, a)),
    ...pairs(xs.length + 1).map(([a, b]) => d(m, a, b)),
  ]);
}

/** A column: what it is called, and what it sums up. */
type Column = { name: string; sum: string };

const as = ({ name, sum }: Column) => `${sum} AS ${name}`;

// Of a model: sums of squared scores by row, of scores by cluster and their products, of the design.
const h = (m: number, ...places: number[]) => `h${[m, ...places].join("_")}`;
const g = (m: number, ...places: number[]) => `g${[m, ...places].join("_")}`;
const d = (m: number, ...places: number[]) => `d${[m, ...places].join("_")}`;

/** A product, of which 1 is the empty one. */
const times = (...factors: string[]) => factors.filter((one) => one !== "1").join(" * ") || "1";

/** The deviations of a model's predictors, after the 1 of its height. */
function factorsOf(question: Question, { xs }: Model): string[] {
  return ["1", ...xs.map((x) => `u_${variablesOf(question).indexOf(x)}`)];
}

/** The rows of use: deviations from the means, and each model's residual. */
function residualRows(question: Question, { fence }: Dialect): string {
  const variables = variablesOf(question), models = modelsOf(question);
  const place = (name: string) => variables.indexOf(name);
  const residuals = models.map(({ xs, y }, m) =>
    `u_${place(y)}${xs.map((x, i) => ` - ${coefficient(m, i)} * u_${place(x)}`).join("")} AS e_${m}`
  );
  const deviations = `(SELECT ${
    list([
      ...(question.cluster === null ? [] : ["cluster"]),
      ...variables.map((name, a) => `r.${name} - m_${a} AS u_${a}`),
      ...models.flatMap(({ xs }, m) => xs.map((_, i) => coefficient(m, i))),
    ])
  }
FROM regress_rows r CROSS JOIN regress_moments s WHERE r.reason = 0${fence})`;
  return `(SELECT d.*, ${list(residuals)}\nFROM ${deviations} d${fence})`;
}

/** What is summed row by row, clusters or not: squared scores, and 10^residual. */
function rowSums(question: Question, model: Model, m: number, { double }: Dialect): Column[] {
  const factors = factorsOf(question, model);
  return [
    ...pairs(factors.length).map(([a, b]) => ({
      name: h(m, a, b),
      sum: `SUM(${times(`e_${m}`, `e_${m}`, factors[a], factors[b])})`,
    })),
    ...(model.growth === "linear" ? [] : [{
      name: `antilogs_${m}`,
      // a power takes databases twice as long as an exponential
      sum: `SUM(EXP(e_${m} * CAST('${Math.LN10}' AS ${double})))`,
    }]),
  ];
}

/** What is summed by cluster: scores, and the squares of the design. */
function clusterSums(question: Question, model: Model, m: number): Column[] {
  const factors = factorsOf(question, model);
  return [
    ...factors.map((factor, a) => ({ name: g(m, a), sum: `SUM(${times(`e_${m}`, factor)})` })),
    ...pairs(factors.length).map(([a, b]) => ({
      name: d(m, a, b),
      sum: `SUM(${times(factors[a], factors[b])})`,
    })),
  ];
}

const list = (columns: readonly string[]) => columns.join(",\n  ");
