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
  /** The column whose equal values make rows dependent. */
  cluster: string | null;
  /** On which scale the bins of the figure are equally wide. */
  scale: "log" | "linear";
};

/** What may be asked of a table, where one x and no cluster is the rule. */
export type Asked = {
  /** A column, or several of which all have an effect. */
  x: string | readonly string[];
  y: string;
  /** @default null */
  cluster?: string | null;
  /** @default [] */
  categories?: readonly Category[];
  /** Of the bins. @default "log" */
  scale?: "log" | "linear";
};

/** A law to fit, in the columns of the stage `regress_rows`. */
export type Plan = { law: Law; xs: string[]; y: string };

/**
 * What is asked, in full.
 *
 * @throws {RangeError} for a name that no column can have, or a predictor that is there twice.
 */
export function questionOf(
  { x, y, cluster = null, categories = [], scale = "log" }: Asked,
): Question {
  const question = { x: [x].flat(), y, cluster, categories, scale };
  for (const name of [...columnsOf(question), ...categories.map(({ value }) => value)]) {
    if (name !== "" && !name.includes("\0")) continue;
    throw new RangeError(
      `Cannot regress: found ${JSON.stringify(name)} as a name, need that of a column`,
    );
  }
  const predictors = predictorsOf(question);
  const twice = predictors.find((name, i) => predictors.indexOf(name) < i);
  if (twice === undefined) return question;
  throw new RangeError(`Cannot regress: "${twice}" is asked for twice; leave one out`);
}

/** All columns that a question names. */
export function columnsOf({ x, categories, y, cluster }: Question): string[] {
  const others = categories.map(({ column }) => column);
  return [...x, ...others, y, ...(cluster === null ? [] : [cluster])];
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

/** The numbers of a row of use, in the stage `regress_rows`. */
export function variablesOf({ x, categories }: Question): string[] {
  const raw = [...x.map((_, i) => `x${i + 1}`), "y"];
  return [...raw, ...raw.map((name) => `log_${name}`), ...categories.map((_, i) => `is_${i + 1}`)];
}

/** Why a row is of no use: reason 1, 2, …; 0 is a row of use. */
export function reasonsOf({ x, y, categories, cluster }: Question): string[] {
  const texts = [...categories.map(({ column }) => column), ...(cluster === null ? [] : [cluster])];
  return [
    ...[...x, y].flatMap((name) => [
      `"${name}" is empty or not a number`,
      `"${name}" is not above 0`,
    ]),
    ...texts.map((name) => `"${name}" is empty`),
  ];
}

/** Whether something, such as what a result says that it answers, can be a question. */
export function isQuestion(value: unknown): value is Question {
  const { x, categories, y, cluster, scale } = record(value);
  const isText = (one: unknown) => typeof one === "string";
  const isCategory = (one: unknown) => isText(record(one).column) && isText(record(one).value);
  return Array.isArray(x) && x.length > 0 && x.every(isText) && isText(y) &&
    Array.isArray(categories) && categories.every(isCategory) &&
    (cluster === null || isText(cluster)) && (scale === "log" || scale === "linear");
}

/** The properties of what may be an object. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? value as Record<string, unknown> : {};
}
