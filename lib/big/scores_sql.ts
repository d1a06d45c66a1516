import type { Dialect } from "./dialect.ts";
import { modelsOf, pairs, type Question, variablesOf } from "./model.ts";
import { coefficient } from "./solve.ts";

/** One row: for each model, the products of its scores by cluster and by row, and its smearing. */
export function scoresSql(question: Question, { double, fence }: Dialect): string {
  const variables = variablesOf(question), models = modelsOf(question);
  const place = (name: string) => variables.indexOf(name);
  const residuals = models.map(({ xs, y }, m) =>
    `u_${place(y)}${xs.map((x, i) => ` - ${coefficient(m, i)} * u_${place(x)}`).join("")} AS e_${m}`
  );
  const clustered = question.cluster !== null;
  const cluster = clustered ? "cluster, " : "";
  const deviations = `(SELECT ${cluster}${
    list([
      ...variables.map((name, a) => `r.${name} - m_${a} AS u_${a}`),
      ...models.flatMap(({ xs }, m) => xs.map((_, i) => coefficient(m, i))),
    ])
  }
FROM regress_rows r CROSS JOIN regress_moments s WHERE r.reason = 0${fence})`;
  const byRow: string[] = [], byCluster: string[] = [], sums: string[] = [], squares: string[] = [];
  models.forEach(({ growth, xs }, m) => {
    const factors = ["1", ...xs.map((x) => `u_${place(x)}`)];
    const times = (...names: string[]) => names.filter((name) => name !== "1").join(" * ");
    for (const [a, b] of pairs(factors.length)) {
      byRow.push(`SUM(${times(`e_${m}`, `e_${m}`, factors[a], factors[b])}) AS h${m}_${a}_${b}`);
      sums.push(`SUM(h${m}_${a}_${b}) AS h${m}_${a}_${b}`);
      squares.push(`SUM(g${m}_${a} * g${m}_${b}) AS g${m}_${a}_${b}`);
    }
    byCluster.push(...factors.map((f, a) => `SUM(${times(`e_${m}`, f)}) AS g${m}_${a}`));
    if (growth === "linear") return;
    byRow.push(`SUM(POWER(CAST(10 AS ${double}), e_${m})) AS antilogs_${m}`);
    sums.push(`SUM(antilogs_${m}) AS antilogs_${m}`);
  });
  const residualRows = `(SELECT d.*, ${list(residuals)}\nFROM ${deviations} d${fence})`;
  if (!clustered) return `SELECT ${list(byRow)}\nFROM ${residualRows} e`;
  return `SELECT COUNT(*) AS clusters, ${list([...sums, ...squares])}
FROM (SELECT cluster, ${list([...byRow, ...byCluster])}
FROM ${residualRows} e
GROUP BY cluster) c`;
}

/** The columns of `regress_scores`: for each model those by row, Σ 10^residual, those by cluster. */
export function scoreNames(question: Question): string[] {
  const clustered = question.cluster !== null;
  return [
    ...(clustered ? ["clusters"] : []),
    ...modelsOf(question).flatMap(({ growth, xs }, m) => {
      const products = (kind: string) =>
        pairs(xs.length + 1).map(([a, b]) => `${kind}${m}_${a}_${b}`);
      return [
        ...products("h"),
        ...(growth === "linear" ? [] : [`antilogs_${m}`]),
        ...(clustered ? products("g") : []),
      ];
    }),
  ];
}

const list = (columns: readonly string[]) => columns.join(",\n  ");
