import { sizeSetting } from "../filter/rows.ts";
import type { ErrorKind } from "../fit/fit.ts";
import { countOf } from "../read/left_out.ts";
import type { ClaimTest } from "../words/claim.ts";
import { ALMOST_PROPORTIONAL } from "../words/growth_claims.ts";
import { errorsWords, GROWTH_WORDS } from "../words/growth.ts";
import { formatCounted, formatInterval, formatList, formatPercent } from "../words/quantity.ts";
import { bibtexOf, citedWords, type ReferenceKey } from "../words/references.ts";
import { capitalised } from "../words/sentence.ts";
import type { Analysis, Side } from "./analysis.ts";
import { dependenceOf } from "./answer.ts";
import { claimsOf } from "./claims_table.ts";
import type { File, Text } from "./exhibit.ts";
import type { Study } from "./study.ts";

/** One thing that was done, and where the method is published. */
export type Method = { sentence: string; references: readonly ReferenceKey[] };

/**
 * What was done to get the numbers of a page, under its settings, to paste into a paper.
 *
 * @param snapshot says which state of which table was read: see `loadSnapshot`.
 */
export function methodsText<Today, Past>(
  analysis: Analysis<Today, Past>,
  { lines }: { lines: readonly string[] },
): Text {
  return {
    kind: "text",
    caption: "The data and what was done with them, with references",
    sentences: [
      ...lines.map((line) => `${line}.`),
      methodsOf(analysis)
        .map(({ sentence, references }) => `${sentence}${citedWords(references)}.`).join(" "),
    ],
  };
}

/** The references of the methods text as BibTeX, only those that it cites. */
export function methodsReferences<Today, Past>(analysis: Analysis<Today, Past>): File {
  const keys = methodsOf(analysis).flatMap(({ references }) => references);
  return { kind: "file", name: `${analysis.id}_methods.bib`, text: bibtexOf(keys) };
}

/** The methods that an analysis used, in the order in which a text tells them. */
export function methodsOf<Today, Past>({ sides }: Analysis<Today, Past>): Method[] {
  const both = [
    ...methodsSide("Today's rows", sides.today),
    ...methodsSide("The study's rows", sides.study),
  ];
  const studies = [sides.today.study, sides.study.study]
    .flatMap((study): Study[] => "missing" in study ? [] : [study as Study]);
  const tests = new Set(
    [...claimsOf(sides.today), ...claimsOf(sides.study)].map(({ test }) => test),
  );
  return [...both, ...growthMethods(studies), ...claimMethods(tests)];
}

/** The rows of one side, what was fitted to them, and with which errors. */
function methodsSide<Row>(name: string, { study, read, leftOut }: Side<Row>): Method[] {
  if ("missing" in study) return [];
  const { metric, points, settings } = study;
  const models = new Set(points.map(({ model }) => model)).size;
  const fits = fitsOf(study), kinds = new Set(fits.map(({ errors }) => errors));
  const errors = settings.errors === "widest"
    ? `the widest of classical, HC3 and clustered ones (here ${[...kinds].join(", ")})`
    : errorsWords(fits, dependenceOf(metric, settings));
  return [{
    sentence: `${name} are ${formatCounted(points.length, metric.row)} of ${
      formatCounted(models, "model")
    } (${
      formatCounted(countOf(read.leftOut) + countOf(leftOut), "row was", "rows were")
    } left out)`,
    references: [],
  }, {
    sentence: `${metric.quantity} was regressed ${
      regressors(study)
    }, with standard errors ${errors}`,
    references: [...settings.errors === "widest" ? ["HC3", "cluster"] as const : [], ...kinds]
      .flatMap((kind) => ERROR_REFERENCES[kind]).filter((key, i, all) => all.indexOf(key) === i),
  }];
}

/** What the fits of a study are. */
function fitsOf({ parts, pooled, powerLaws }: Study) {
  if (powerLaws !== null) return [{ ...powerLaws.fit, ...powerLaws.exponents.size }];
  return (parts.length > 0 ? parts : [pooled]).map(({ changing, powerLaw }) =>
    changing?.line ?? powerLaw
  );
}

function regressors({ parts, powerLaws, settings }: Study): string {
  const size = `the logarithm of the ${
    (settings as { size?: string }).size === sizeSetting.values[1] ? "active" : "total"
  } parameters`;
  if (powerLaws === null) {
    return `as a logarithm on ${size} by least squares` +
      (parts.length > 1 ? `, for ${formatList(parts.map(({ label }) => label))} apart` : "");
  }
  const load = powerLaws.exponents.load ? " and of the requests at once" : "";
  const groups = Object.keys(powerLaws.baselines);
  return `as a logarithm on ${size}${load} by least squares` +
    (groups.length > 0 ? `, with a factor for each ${formatList(groups)}` : "");
}

const ERROR_REFERENCES: Readonly<Record<ErrorKind, readonly ReferenceKey[]>> = {
  "classical": [],
  "HC3": ["mackinnon1985"],
  "cluster": ["liang1986"],
  "CR2": ["bell2002", "imbens2016"],
  "two-way": ["cameron2011"],
};

/** How growths were compared, where they were. */
function growthMethods(studies: readonly Study[]): Method[] {
  const compared = studies.flatMap(({ parts, pooled }) =>
    [pooled, ...parts].flatMap(({ growth }) => growth === null ? [] : [growth])
  );
  if (compared.length === 0) return [];
  const names = new Set(compared.flatMap(({ candidates }) => candidates.map((c) => c.growth)));
  const [{ candidates: [{ folds, foldErrors }] }] = compared;
  return [{
    sentence: `${capitalised(formatList([...names].map((name) => GROWTH_WORDS[name])))} were ` +
      "compared by AICc on the scale of the quantity, a change that the rows choose counting as one " +
      "more parameter",
    references: ["hurvich1989", "akaike1978"],
  }, {
    sentence:
      `They were also compared by the absolute error of predictions, cross-validated over ` +
      `${folds} folds of whole clusters, dealt ${
        formatCounted(foldErrors.length / folds, "time")
      }; ` +
      "one wins where it is better in both by more than 2 units of AICc and 2 standard errors",
    references: ["nadeau2003"],
  }, {
    sentence: "Means of quantities that were fitted as logarithms are smeared",
    references: ["duan1983"],
  }];
}

/** How claims were tested, and what was made of the tests. */
const CLAIM_METHODS: Readonly<Record<ClaimTest, Method>> = {
  growths: {
    sentence:
      "The claim of exponential growth was tested by the difference of cross-validated errors",
    references: ["nadeau2003"],
  },
  exponent: { sentence: "Dependence on the size was tested by t of the exponent", references: [] },
  equivalence: {
    sentence: `“Almost in proportion” was tested by two one-sided tests of the exponent within ${
      formatInterval(ALMOST_PROPORTIONAL, 2)
    }, and by what the two rows of the largest Cook's distance do to a straight line`,
    references: ["schuirmann1987", "cook1977"],
  },
  ranks: {
    sentence:
      "Small and large models were compared by ranks, each model with the median of its rows",
    references: ["mann1947", "feng2004"],
  },
  ratios: {
    sentence: "Hardware was compared by t of the mean log ratio of pairs, averaged by model",
    references: [],
  },
};

function claimMethods(tests: ReadonlySet<ClaimTest | null>): Method[] {
  const used = (Object.keys(CLAIM_METHODS) as ClaimTest[]).filter((test) => tests.has(test));
  if (used.length === 0) return [];
  return [
    ...used.map((test) => CLAIM_METHODS[test]),
    {
      sentence: "The p-values of the claims were corrected for their number",
      references: ["holm1979"],
    },
    {
      sentence: "Each verdict was repeated under every combination of choices of rows",
      references: ["simonsohn2020"],
    },
    {
      sentence: `The smallest effect that could have shown is that of a power of ${
        formatPercent(0.8)
      }`,
      references: ["bloom1995", ...tests.has("ranks") ? ["noether1987" as const] : []],
    },
  ];
}
