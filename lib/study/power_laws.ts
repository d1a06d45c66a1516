import {
  type CategoryFactor,
  type Exponent,
  fitPowerLaws,
  type PowerLaws,
} from "../fit/power_laws.ts";
import type { PowerLawRow } from "../fit/power_law_rows.ts";
import { orNull, TooFewError } from "../filter/too_few_error.ts";
import type { Served } from "../read/served.ts";
import { errorsWords, timesWhenDoubled } from "../words/growth.ts";
import {
  formatCount,
  formatDecimalInterval,
  formatDecimals,
  formatInterval,
  formatList,
  formatNumber,
  formatP,
  formatRSquared,
  unbroken,
} from "../words/quantity.ts";
import { explained, type Table, tableOf } from "./exhibit.ts";
import { FEWEST_SIZES } from "./part.ts";
import { underErrors } from "./standard_errors.ts";
import type { Study, StudyPoint } from "./study.ts";
import type { ErrorChoice } from "./study_settings.ts";

/** Groups of today's measurements that may differ by a factor. */
const GROUPS = ["machine", "task"] as const;

/**
 * Energy as a product of power laws of the size and of the requests at once, with a factor for each
 * machine and task, of those that the rows tell apart; null where they are too few.
 */
export function powerLawsOf(
  observed: readonly PowerLawRow[],
  errors: ErrorChoice,
): PowerLaws | null {
  const several = (values: readonly unknown[], least: number) => new Set(values).size >= least;
  const loads = observed.map(({ quantities }) => quantities.load);
  if (!several(observed.map(({ quantities }) => quantities.size), FEWEST_SIZES)) return null;
  const quantities = several(loads, FEWEST_SIZES) ? ["size", "load"] : ["size"];
  const varied = GROUPS.filter((group) => several(observed.map((row) => row.groups?.[group]), 2));
  // A machine that did one task alone, as one's own, cannot be told from that task.
  for (const groups of [varied, varied.slice(0, 1), []]) {
    const found = orNull(() =>
      underErrors(
        errors,
        observed,
        (each) => fitPowerLaws(observed, { quantities, groups, errors: each }),
        ({ exponents }) => exponents.size.interval,
      )
    );
    if (found !== null) return found;
  }
  return null;
}

/** What today's measurements tell beside the size: the load, the machine, the task. */
export function observedLoad(row: Served, { x, y, cluster }: StudyPoint): PowerLawRow {
  return {
    y,
    quantities: { size: x, load: row.concurrency },
    groups: { machine: row.hardware, task: row.task },
    cluster,
  };
}

/** An exponent with its interval: `0.72 (95 % interval 0.56 to 0.88)`. */
export function exponentWords({ exponent, interval }: Pick<Exponent, "exponent" | "interval">) {
  return `${formatDecimals(exponent)} (95\u202f% interval ${formatDecimalInterval(interval)})`;
}

/** What the power laws say, in sentences: of the size, of the load, of machines and tasks. */
export function powerLawsSentences(study: Study, { exponents, factors, fit }: PowerLaws): string[] {
  const { metric, pooled } = study, { size, load } = exponents;
  const clear = factors.filter((one) =>
    !isOfOneModel(study, one) && (one.interval[0] > 1 || one.interval[1] < 1)
  );
  const twice = (exponent: number) => `${timesWhenDoubled(exponent, 2)} as much`;
  return [
    `${metric.quantity} grows with the parameter count to the power ${
      exponentWords(size)
    }: a model ` +
    `twice as large ${metric.verb} ${twice(size.exponent)}.`,
    ...load
      ? [
        `A server that answers twice as many requests at once ${metric.verb} ` +
        `${twice(load.exponent)} for each token, to the power ${exponentWords(load)}.`,
      ]
      : [],
    ...clear.length > 0
      ? [
        `${
          formatList(clear.map(({ category, baseline, factor, interval }) =>
            `${category} ${metric.verb} ${formatNumber(factor, 2)} times what ${baseline} does ` +
            `(${formatInterval(interval, 2)})`
          ))
        }.`,
      ]
      : [],
    `Together they explain R² ${formatRSquared(fit.rSquared)} of the scatter, the size alone ` +
    `${formatRSquared(pooled.powerLaw.rSquared)}.`,
  ];
}

/** Whether one model alone is of a category: nothing then shows how much the factor varies. */
function isOfOneModel(
  { observed }: Study,
  { group, category }: Pick<CategoryFactor, "group" | "category">,
): boolean {
  const those = observed.filter(({ groups }) => groups?.[group] === category);
  return new Set(those.map(({ cluster }) => cluster)).size < 2;
}

/** The coefficients of the power laws, with their intervals and how much they hang on each other. */
export const powerLawsTable = explained((study: Study<Served>): Table => {
  const { metric, powerLaws } = needed(study), { exponents, factors, fit } = powerLaws;
  const names = { size: "Parameters", load: "Requests at once" };
  return tableOf(
    `${metric.axis} as a product of power laws, on ${formatCount(fit.n)} rows: R² ` +
      `${formatRSquared(fit.rSquared)}. Standard errors: ` +
      errorsWords([{ ...fit, ...exponents.size }], { one: "model", several: "models" }) +
      ". VIF: how many times the other rows of this table swell the variance of this one",
    { what: "What", effect: "Effect", interval: "95 % interval", p: "p", vif: "VIF" },
    [
      ...Object.entries(exponents).map(([name, { exponent, interval, pValue, vif }]) => ({
        what: names[name as keyof typeof names],
        effect: `to the power ${formatDecimals(exponent)}`,
        interval: unbroken(formatDecimalInterval(interval)),
        p: pWords(pValue),
        vif: formatNumber(vif, 2),
      })),
      ...factors.map(({ category, baseline, factor, interval, pValue, ...one }, i) => ({
        what: `${category} against ${baseline}`,
        effect: `× ${formatNumber(factor)}`,
        ...isOfOneModel(study, { category, ...one })
          ? { interval: "one model", p: "–" }
          : { interval: unbroken(formatInterval(interval)), p: pWords(pValue) },
        vif: formatNumber(fit.coefficients[1 + Object.keys(exponents).length + i].vif ?? NaN, 2),
      })),
    ],
    ["interval", "p", "vif"],
  );
});

/** The exponents of size and load within each machine and task, and for dense models alone. */
export const selectionsTable = explained((study: Study<Served>): Table => {
  const { metric, observed, rows, settings } = study;
  const items = rows.map((row, i) => ({ row, seen: observed[i] }));
  const groups = [...Map.groupBy(items, ({ row }) => `${row.hardware}, ${row.task}`)];
  const selections = [
    ["all rows", items] as const,
    ...groups.length > 1 ? groups : [],
    ...[["all rows", items] as const, ...groups].map(([label, group]) =>
      [`${label}, dense`, group.filter(({ row }) => !row.mixtureOfExperts)] as const
    ).filter(([, dense], i) =>
      dense.length > 0 && dense.length < [items, ...groups.map(([, all]) => all)][i].length
    ),
  ];
  return tableOf(
    `The exponents in other selections of these rows (${metric.axis})`,
    {
      rows: "Rows",
      n: "n",
      models: "Models",
      size: "Exponent of the size",
      load: "Exponent of the requests at once",
      rSquared: "R²",
      alone: "R² of the size alone",
    },
    selections.map(([label, group]) => {
      const seen = group.map((item) => item.seen);
      const both = powerLawsOf(seen, settings.errors);
      const alone = orNull(() => fitPowerLaws(seen, { quantities: ["size"] }));
      const load = both?.exponents.load;
      return {
        rows: label,
        n: formatCount(group.length),
        models: formatCount(new Set(seen.map(({ cluster }) => cluster)).size),
        size: both ? cell(both.exponents.size) : "too few sizes",
        load: load ? cell(load) : "–",
        rSquared: both ? formatRSquared(both.fit.rSquared) : "–",
        alone: alone ? formatRSquared(alone.fit.rSquared) : "–",
      };
    }),
    ["n", "models", "size", "load", "rSquared", "alone"],
  );
});

/** A study with its power laws, where there are any. */
export function needed<Row>(study: Study<Row>): Study<Row> & { powerLaws: PowerLaws } {
  const { powerLaws } = study;
  if (powerLaws === null) {
    throw new TooFewError("The filters leave too few sizes for power laws of size and load");
  }
  return { ...study, powerLaws };
}

function cell({ exponent, interval }: Exponent): string {
  return `${formatDecimals(exponent)} (${unbroken(formatDecimalInterval(interval))})`;
}

function pWords(p: number): string {
  return unbroken(formatP(p).replace(/^p (= )?/, ""));
}
