import { BINS, place, reach } from "./bins.ts";
import type { Source } from "./columns.ts";
import { type Dialect, oneQuery, type Stage } from "./dialect.ts";
import { type Asked, MANY_CLUSTERS, modelsOf, pairs, type Question, variablesOf } from "./model.ts";
import { clusterNames, scoreNames, scoreStages } from "./scores_sql.ts";
import { type Layer, product, solve, withLayers } from "./solve.ts";

/**
 * The whole regression as one script for a database, whose result is a table `item, value` of some
 * dozen numbers and the bins (see `readResult`):
 *
 * 1. `regress_ranges`: rows of use and of none by reason, smallest, largest and mean of each variable.
 * 2. `regress_cells`: sums of the deviations from these means and of their products, bin by bin, so that
 *    digits survive (Chan, Golub and LeVeque 1983, "Algorithms for Computing the Sample Variance").
 * 3. `regress_moments`: their sums over the bins, the first-order ones taken out of the products, and
 *    the coefficients.
 * 4. `regress_clusters`: residuals times deviations, and products of deviations, summed by cluster.
 * 5. `regress_scores`: the former multiplied among each other and summed over the clusters; the same
 *    with each row by itself (HC1); the mean of 10^residual.
 *
 * The database goes three times through the rows, and no number leaves it in between. Each cluster's
 * own sums are in the result, without its name, where clusters are few (CR2).
 */
export function regressionScript(
  question: Question,
  source: Source,
  dialect: Dialect,
  /** What the table is called in a report. */
  label: string,
): string {
  return dialect.script(
    source.preparations,
    stagesOf(question, source, dialect),
    resultSql(question, dialect, label),
  );
}

/** The same as one query, for a database that is asked in the process. */
export function regressionQuery(
  question: Question,
  source: Source,
  dialect: Dialect,
  label: string,
): string {
  return oneQuery(stagesOf(question, source, dialect), resultSql(question, dialect, label));
}

/** The parts of the regression, each read from those before it. */
function stagesOf(question: Question, source: Source, dialect: Dialect): Stage[] {
  return [
    {
      name: "regress_measurements",
      select: measurementsSql(question, source, dialect),
      kept: false,
    },
    { name: "regress_rows", select: rowsSql(question, dialect), kept: source.slow },
    { name: "regress_ranges", select: rangesSql(question, dialect), kept: true },
    { name: "regress_cells", select: cellsSql(question, dialect), kept: true },
    { name: "regress_moments", select: momentsSql(question, dialect), kept: true },
    ...scoreStages(question, dialect),
  ];
}

/** The columns as numbers, under names of ours. */
function measurementsSql(
  { categories }: Question,
  { from, columns }: Source,
  { number, literal, double, text, fence }: Dialect,
): string {
  const textOf = (column: string) => `NULLIF(CAST(${column} AS ${text}), '')`;
  const indicator = (column: string, value: string) =>
    `CAST(CASE WHEN ${textOf(column)} = ${literal(value)} THEN 1 ` +
    `WHEN ${textOf(column)} IS NOT NULL THEN 0 END AS ${double})`;
  return `SELECT ${
    list([
      ...columns.x.map((column, i) => `${number(column)} AS x${i + 1}`),
      `${number(columns.y)} AS y`,
      ...columns.categories.map((column, i) =>
        `${indicator(column, categories[i].value)} AS is_${i + 1}`
      ),
      ...(columns.cluster === null ? [] : [`${textOf(columns.cluster)} AS cluster`]),
    ])
  }
FROM ${from}${fence}`;
}

/**
 * Each row with the reason why it is of no use (see `reasonsOf`), or 0 and its logarithms. These
 * databases sort NaN above all numbers, so that 1e300 keeps it out as well as infinity.
 */
function rowsSql({ x, categories, cluster }: Question, { double, fence }: Dialect): string {
  const columns = [...x.map((_, i) => `x${i + 1}`), "y"], huge = `CAST('1e300' AS ${double})`;
  const texts = [
    ...categories.map((_, i) => `is_${i + 1}`),
    ...(cluster === null ? [] : ["cluster"]),
  ];
  const usable = [
    ...columns.map((name) => `${name} > 0 AND ${name} < ${huge}`),
    ...texts.map((name) => `${name} IS NOT NULL`),
  ];
  const reasons = [
    ...columns.flatMap((name) => [
      `${name} IS NULL OR NOT (${name} < ${huge} AND ${name} > -${huge})`,
      `${name} <= 0`,
    ]),
    ...texts.map((name) => `${name} IS NULL`),
  ];
  return `SELECT m.*, ${
    list(columns.map((name) => `CASE WHEN reason = 0 THEN LOG10(${name}) END AS log_${name}`))
  }
FROM (SELECT t.*, CASE WHEN ${usable.join(" AND ")} THEN 0
${reasons.map((reason, i) => `  WHEN ${reason} THEN ${i + 1}\n`).join("")}  END AS reason
FROM regress_measurements t${fence}) m${fence}`;
}

/** A row for each reason: how many rows, where they lie, and the axes of the bins. */
function rangesSql(question: Question, dialect: Dialect): string {
  const columns = [...question.x.map((_, i) => `x${i + 1}`), "y"];
  const end = (of: string) => question.scale === "log" ? `LOG10(${of})` : of;
  const axis = (name: string) => {
    const low = end(`MIN(${name})`), high = end(`MAX(${name})`);
    return [
      `CASE WHEN reason = 0 THEN ${low} END AS low_${name}`,
      `CASE WHEN reason = 0 THEN ${reach(dialect, low, high)} END AS reach_${name}`,
    ];
  };
  return `SELECT reason, COUNT(*) AS n, ${
    list([
      ...columns.flatMap((name) => [
        `MIN(${name}) AS min_${name}`,
        `MAX(${name}) AS max_${name}`,
      ]),
      ...["x1", "y"].flatMap(axis),
      ...variablesOf(question).map((name) => `AVG(${name}) AS mean_${name}`),
    ])
  }
FROM regress_rows
GROUP BY reason`;
}

/** Sums of deviations from the means, and of their products, in each bin. */
function cellsSql(question: Question, dialect: Dialect): string {
  const variables = variablesOf(question), log = question.scale === "log" ? "log_" : "";
  const at = (name: string, count: number) =>
    place({ value: log + name, low: `low_${name}`, reach: `reach_${name}`, count });
  return `SELECT i, j, COUNT(*) AS n, ${
    list([
      ...variables.map((_, a) => `SUM(u_${a}) AS s_${a}`),
      ...pairs(variables.length).map(([a, b]) => `SUM(u_${a} * u_${b}) AS p_${a}_${b}`),
    ])
  }
FROM (SELECT ${at("x1", BINS.x)} AS i, ${at("y", BINS.y)} AS j, ${
    list(variables.map((name, a) => `r.${name} - mean_${name} AS u_${a}`))
  }
FROM regress_rows r CROSS JOIN regress_ranges g
WHERE r.reason = 0 AND g.reason = 0${dialect.fence}) d
GROUP BY i, j`;
}

/** One row: n, means, centred products, coefficients. */
function momentsSql(question: Question, { double }: Dialect): string {
  const variables = variablesOf(question), all = pairs(variables.length);
  const sums = `(SELECT CAST(SUM(n) AS ${double}) AS n, ${
    list([
      ...variables.map((_, a) => `SUM(s_${a}) AS s_${a}`),
      ...all.map(([a, b]) => `SUM(p_${a}_${b}) AS p_${a}_${b}`),
    ])
  } FROM regress_cells)`;
  const moments = `(SELECT k.n, ${
    list([
      ...variables.map((name, a) => `mean_${name} + s_${a} / k.n AS m_${a}`),
      ...all.map(([a, b]) => `p_${a}_${b} - s_${a} * s_${b} / k.n AS ${product(a, b)}`),
    ])
  }
FROM ${sums} k CROSS JOIN regress_ranges g WHERE g.reason = 0)`;
  const solved = modelsOf(question).map((model, index) => solve(model, index, question));
  const layers = solved[0].map((_, step) => solved.flatMap((layers): Layer => layers[step]));
  return withLayers(moments, layers);
}

/** The result, item by item (see `readResult`): what was asked, and texts of numbers. */
function resultSql(question: Question, dialect: Dialect, label: string): string {
  const { engine, text, literal } = dialect, variables = variablesOf(question);
  const columns = [...question.x.map((_, i) => `x${i + 1}`), "y"];
  const asked: Asked = { engine, from: label, question };
  const item = (name: string, numbers: readonly string[], from: string) =>
    `SELECT '${name}' AS item, ${
      numbers.map((number) => `COALESCE(CAST(${number} AS ${text}), 'NULL')`).join(" || ' ' || ")
    } AS value FROM ${from}`;
  return [
    `SELECT 'asked' AS item, ${literal(encodeURIComponent(JSON.stringify(asked)))} AS value`,
    item("rows", ["reason", "n"], "regress_ranges"),
    item(
      "ranges",
      columns.flatMap((name) => [`min_${name}`, `max_${name}`]),
      "regress_ranges WHERE reason = 0",
    ),
    item("means", variables.map((_, a) => `m_${a}`), "regress_moments"),
    item("products", pairs(variables.length).map(([a, b]) => product(a, b)), "regress_moments"),
    item("scores", scoreNames(question), "regress_scores"),
    ...(question.cluster === null ? [] : [
      item(
        "cluster",
        clusterNames(question),
        `regress_clusters WHERE (SELECT clusters FROM regress_scores) < ${MANY_CLUSTERS}`,
      ),
    ]),
    item("bin", ["i", "j", "n"], "regress_cells"),
  ].join("\nUNION ALL ");
}

const list = (columns: readonly string[]) => columns.join(",\n  ");
