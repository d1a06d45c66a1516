import { type Dialect, DIALECTS, type EngineName, oneQuery, type Stage } from "./dialects.ts";
import { type Plan, plansOf, quantitiesOf, type Question, variablesOf } from "./question.ts";
import type { Source } from "./source.ts";
import {
  BINS,
  moment,
  MOST_CLUSTERS,
  productSums,
  rowSums,
  scoreSums,
  slope,
  type Sum,
} from "./sums.ts";

type Task = { engine: EngineName; question: Question; source: Source; label: string };

export function regressionScript(task: Task): string {
  const { script } = DIALECTS[task.engine];
  return script(task.source.preparations, stagesOf(task), resultSql(task));
}

/** The same as one query, for the DuckDB in the process. */
export function regressionQuery(task: Task): string {
  return oneQuery(stagesOf(task), resultSql(task));
}

/** The database goes three times through the rows, for ranges, bins and clusters; no number leaves it in between. */
function stagesOf({ engine, question, source }: Task): Stage[] {
  const dialect = DIALECTS[engine];
  return [
    { name: "regress_measurements", select: measurementsSql(question, source, dialect) },
    { name: "regress_rows", select: rowsSql(question, dialect), kept: source.slow },
    { name: "regress_ranges", select: rangesSql(question), kept: true },
    { name: "regress_bins", select: binsSql(question, dialect), kept: true },
    { name: "regress_slopes", select: slopesSql(question), kept: true },
    { name: "regress_clusters", select: clustersSql(question, dialect), kept: true },
    { name: "regress_sums", select: sumsSql(question), kept: true },
  ];
}

/** The columns as numbers, under names of ours. */
function measurementsSql(
  { x, y, categories, cluster }: Question,
  { from, column }: Source,
  { number, literal, double, text, fence }: Dialect,
): string {
  const textOf = (name: string) => `NULLIF(TRIM(CAST(${column(name)} AS ${text})), '')`;
  const columns = [
    ...x.map((name, i) => `${number(column(name))} AS x${i + 1}`),
    `${number(column(y))} AS y`,
    ...categories.map(({ column: name, value }, i) =>
      `CAST(CASE WHEN ${textOf(name)} = ${literal(value)} THEN 1 ` +
      `WHEN ${textOf(name)} IS NOT NULL THEN 0 END AS ${double}) AS is_${i + 1}`
    ),
    `${cluster === null ? "''" : textOf(cluster)} AS cluster`,
  ];
  return `SELECT ${list(columns)}\nFROM ${from}${fence}`;
}

/**
 * Each row with the reason why it is of no use (see `reasonsOf`), or 0 and its logarithms. Fourth powers of
 * numbers beyond 1e70 are none any more; these databases sort NaN and infinity above all numbers.
 */
function rowsSql(question: Question, { double, fence }: Dialect): string {
  const columns = quantitiesOf(question), huge = `CAST('1e70' AS ${double})`;
  const texts = [...question.categories.map((_, i) => `is_${i + 1}`), "cluster"];
  const reasons = [
    ...columns.flatMap((name) => [`${name} IS NULL`, `${name} <= 0`]),
    ...columns.map((name) => `${name} >= ${huge}`),
    ...texts.map((name) => `${name} IS NULL`),
  ].map((reason, i) => `WHEN ${reason} THEN ${i + 1}`);
  // most rows are good in all, and told so at once: a tenth of the time
  const good = [
    ...columns.map((name) => `${name} > 0 AND ${name} < ${huge}`),
    ...texts.map((name) => `${name} IS NOT NULL`),
  ].join(" AND ");
  const logs = columns.map((name) => `CASE WHEN reason = 0 THEN LOG10(${name}) END AS log_${name}`);
  return `SELECT m.*, ${list(logs)}
FROM (SELECT t.*, CASE WHEN ${good} THEN 0
  ${reasons.join("\n  ")}
  ELSE 0 END AS reason
FROM regress_measurements t${fence}) m${fence}`;
}

/** A row for each reason: how many rows, and where they lie. */
function rangesSql(question: Question): string {
  const each = variablesOf(question).map((name) =>
    `MIN(${name}) AS low_${name}, MAX(${name}) AS high_${name}, AVG(${name}) AS mean_${name}`
  );
  return `SELECT reason, COUNT(*) AS n, ${list(each)}\nFROM regress_rows\nGROUP BY reason`;
}

/** The rows of use as deviations from the means, with more columns and relations beside. */
function deviations(question: Question, more: string[], beside: string): string {
  const own = variablesOf(question).map((name) => `r.${name} - mean_${name} AS u_${name}`);
  return `SELECT ${list([...own, ...more])}
FROM regress_rows r CROSS JOIN regress_ranges g${beside}
WHERE r.reason = 0 AND g.reason = 0`;
}

/**
 * Rows counted by the first x and y, and the products of their deviations that laws need: bin by bin, so that
 * digits survive (Chan, Golub and LeVeque 1983, "Algorithms for Computing the Sample Variance"). The largest
 * value belongs to the last bin, a lone one to the first.
 */
function binsSql(question: Question, { fence }: Dialect): string {
  const bin = (name: "x1" | "y", count: number) => {
    const value = question.scale === "log" ? `log_${name}` : name;
    const share = `(r.${value} - low_${value}) / NULLIF(high_${value} - low_${value}, 0)`;
    return `LEAST(${count - 1}, COALESCE(CAST(FLOOR(${share} * ${count}) AS INTEGER), 0))`;
  };
  const bins = [`${bin("x1", BINS.x)} AS i`, `${bin("y", BINS.y)} AS j`];
  return `SELECT i, j, COUNT(*) AS n, ${summed(productSums(question))}
FROM (${deviations(question, bins, "")}${fence}) d
GROUP BY i, j`;
}

/** One row: the slopes of each law, by elimination of its normal equations, step by step in subqueries. */
function slopesSql(question: Question): string {
  return plansOf(question).flatMap(eliminated).reduce(
    (from, columns) => `SELECT s.*, ${list(columns)} FROM (${from}) s`,
    `SELECT ${summed(again(productSums(question)))} FROM regress_bins`,
  );
}

/**
 * Columns that solve a law's normal equations, layer by layer: Gaussian elimination of the symmetric
 * matrix, then the slopes from the last to the first. They serve the residuals; what is reported is
 * corrected from the sums of these. 0 where a predictor follows from the others, which is refused then.
 */
function eliminated({ xs, y }: Plan, m: number): string[][] {
  const names = [...xs, y], k = xs.length;
  const left = (step: number, a: number, b: number) =>
    step === 0 ? moment(names[a], names[b]) : `e${m}_${step}_${a}_${b}`;
  const pivot = (a: number) => `NULLIF(${left(a, a, a)}, 0)`;
  const places = Array.from({ length: k }, (_, a) => a);
  const triangles = places.slice(1).map((step) =>
    places.slice(step).flatMap((a) =>
      [...places.slice(a), k].map((b) =>
        `${left(step - 1, a, b)} - ${left(step - 1, step - 1, a)} * ` +
        `${left(step - 1, step - 1, b)} / ${pivot(step - 1)} AS ${left(step, a, b)}`
      )
    )
  );
  const slopes = places.toReversed().map((a) => {
    const known = places.slice(a + 1).map((b) => ` - ${left(a, a, b)} * ${slope(m, b)}`).join("");
    return [`COALESCE((${left(a, a, k)}${known}) / ${pivot(a)}, 0) AS ${slope(m, a)}`];
  });
  return [...triangles, ...slopes];
}

/** What each cluster sums up to; without clusters, the whole table. */
function clustersSql(question: Question, { fence }: Dialect): string {
  const plans = plansOf(question);
  const slopes = plans.flatMap(({ xs }, m) => xs.map((_, i) => slope(m, i)));
  const rows = deviations(question, ["cluster", ...slopes], " CROSS JOIN regress_slopes");
  const residuals = plans.map(({ xs, y }, m) =>
    `u_${y}${xs.map((x, i) => ` - ${slope(m, i)} * u_${x}`).join("")} AS e_${m}`
  );
  return `SELECT ${summed(rowSums(question))}
FROM (SELECT d.*, ${list(residuals)}\nFROM (${rows}${fence}) d${fence}) e
${question.cluster === null ? "" : "GROUP BY cluster"}`;
}

/** One row: the sums of all clusters, and the products of their scores. */
function sumsSql(question: Question): string {
  const sums = [...again(rowSums(question)), ...scoreSums(question)];
  return `SELECT COUNT(*) AS clusters, ${summed(sums)}
FROM regress_clusters`;
}

/** The result, each row a JSON object; percent signs carry what was asked through any encoding. */
function resultSql({ engine, question, label }: Task): string {
  const { json, literal } = DIALECTS[engine];
  const asked = literal(encodeURIComponent(JSON.stringify({ from: label, question })));
  const item = (name: string, columns: string, from = "") =>
    `SELECT ${json} AS value FROM (SELECT '${name}' AS item, ${columns}${from}) t`;
  const known = "regress_sums CROSS JOIN regress_slopes CROSS JOIN regress_ranges";
  const products = rowSums(question).map(([name]) => name).filter((name) => name.startsWith("g"));
  const few = `(SELECT clusters FROM regress_sums) <= ${MOST_CLUSTERS}`;
  return [
    item("asked", `${asked} AS asked`),
    item("rows", "reason, n", " FROM regress_ranges"),
    item("sums", "*", ` FROM ${known} WHERE reason = 0`),
    item("bin", "i, j, n", " FROM regress_bins"),
    ...(question.cluster === null
      ? []
      : [item("cluster", list(products), ` FROM regress_clusters WHERE ${few}`)]),
  ].join("\nUNION ALL ");
}

const list = (columns: readonly string[]) => columns.join(",\n  ");
const summed = (sums: readonly Sum[]) => list(sums.map(([name, of]) => `SUM(${of}) AS ${name}`));
const again = (sums: readonly Sum[]) => sums.map(([name]): Sum => [name, name]);
