import type { Law } from "../stats/fit.ts";

/** A value of a column: hardware = H100. */
export type Category = { column: string; value: string };

/** What is asked of a table: names of its columns, and how its rows are counted. */
export type Question = {
  /** Quantities that y grows with. One alone is fitted as line, power law and exponential. */
  x: readonly string[];
  /** Predictors that are 1 in the rows where a column has a value, 0 in the others. */
  categories: readonly Category[];
  y: string;
  /** The column whose equal values make rows dependent; null for none. */
  cluster: string | null;
  /** On which scale the bins of the figure are equally wide. */
  scale: "log" | "linear";
};

/** A question as it is put: no categories, no cluster and bins on a logarithmic scale are the rule. */
export type Asked = Partial<Omit<Question, "x">> & { x: string | readonly string[]; y: string };

/** A law to fit, in the columns of the stage `regress_rows`. */
export type Plan = { law: Law; xs: string[]; y: string };

/** What is asked, in full; refuses a name that no column can have, and a predictor that is there twice. */
export function questionOf(
  { x, y, cluster = null, categories = [], scale = "log" }: Asked,
): Question {
  const question = { x: [x].flat(), y, cluster, categories, scale };
  for (const name of [question.x[0], ...columnsOf(question), ...categories.map((c) => c.value)]) {
    if (typeof name === "string" && name !== "" && !name.includes("\0")) continue;
    throw new RangeError(
      `Cannot regress: found ${JSON.stringify(name)} as a name, need that of a column`,
    );
  }
  const predictors = predictorsOf(question);
  const twice = predictors.find((name, i) => predictors.indexOf(name) < i);
  if (twice === undefined) return question;
  throw new RangeError(`Cannot regress: "${twice}" is asked for twice; leave one out`);
}

/** All columns that a question names, each once. */
export function columnsOf(question: Question): string[] {
  return [...new Set([...question.x, question.y, ...textsOf(question)])];
}

/** The columns whose values are compared as text. */
function textsOf({ categories, cluster }: Question): string[] {
  return [...categories.map(({ column }) => column), ...(cluster === null ? [] : [cluster])];
}

/** What the predictors are called in a report. */
export function predictorsOf({ x, categories }: Question): string[] {
  return [...x, ...categories.map(({ column, value }) => `${column} = ${value}`)];
}

/** What is fitted: three laws of one quantity, or a power law of several predictors. */
export function plansOf({ x, categories }: Question): Plan[] {
  const xs = [...x.map((_, i) => `log_x${i + 1}`), ...categories.map((_, i) => `is_${i + 1}`)];
  const power: Plan = { law: "power", xs, y: "log_y" };
  if (xs.length > 1) return [power];
  return [
    { law: "linear", xs: ["x1"], y: "y" },
    power,
    { law: "exponential", xs: ["x1"], y: "log_y" },
  ];
}

/** The quantities of a row in the stage `regress_rows`; each has its logarithm beside it. */
export function quantitiesOf({ x }: Question): string[] {
  return [...x.map((_, i) => `x${i + 1}`), "y"];
}

/** All numbers of a row of use there. */
export function variablesOf(question: Question): string[] {
  const quantities = quantitiesOf(question), logs = quantities.map((name) => `log_${name}`);
  return [...quantities, ...logs, ...question.categories.map((_, i) => `is_${i + 1}`)];
}

/** Why a row is of no use: reason 1, 2, …; 0 is a row of use. */
export function reasonsOf(question: Question): string[] {
  return [
    ...[...question.x, question.y].flatMap((name) => [
      `"${name}" is empty or not a number`,
      `"${name}" is not above 0`,
    ]),
    ...[...question.x, question.y].map((name) => `"${name}" is NaN or beyond 1e70`),
    ...textsOf(question).map((name) => `"${name}" is empty`),
  ];
}
