import { checkFresh } from "../settings/fresh.ts";
import type { Bend } from "../stats/bend.ts";
import type { Fit } from "../stats/fit.ts";
import type { Table } from "../tables/table.ts";
import { fieldWords } from "../words/field_words.ts";
import { formatCount, formatList, formatRSquared } from "../words/quantity.ts";
import { bibtexOf, citedWords, type ReferenceKey } from "../words/references.ts";
import { capitalised } from "../words/sentence.ts";
import { source } from "../words/source.ts";
import { isFit } from "../page/cell_text.ts";
import { markup } from "../page/markup.ts";
import { type Displayed, displayed, paragraphs } from "./display.ts";

/** What was done, in a sentence, and where the method is published. */
type Done = { sentence: string; references: readonly ReferenceKey[] };

const ALSO = {
  comparison: {
    sentence: "Three growths were compared by AICc on the scale of the quantity and by the error " +
      "of predictions, cross-validated over folds of whole clusters",
    references: ["hurvich1989"],
  },
  pairs: {
    sentence: "Groups were compared by the mean log ratio of pairs that are alike in all else, " +
      "averaged by cluster",
    references: [],
  },
  equivalence: {
    sentence:
      "“In proportion” was tested by two one-sided tests of the exponent within 0.8 to 1.25",
    references: ["schuirmann1987"],
  },
} as const satisfies Record<string, Done>;

/** Where the errors of a fit are published. */
const ERRORS: Readonly<Record<Fit["errors"], { words: string; references: ReferenceKey[] }>> = {
  classical: { words: "classical", references: [] },
  HC1: { words: "HC1", references: ["mackinnon1985"] },
  HC3: { words: "HC3", references: ["mackinnon1985"] },
  CR1: { words: "CR1", references: ["liang1986"] },
  CR2: {
    words: "CR2 with Satterthwaite's degrees of freedom",
    references: ["bell2002", "imbens2016"],
  },
};

/**
 * Shows what was done, to paste into a paper: the data with their date, what was fitted with which
 * errors, and the references as BibTeX behind a click.
 *
 * @param tables the tables that were used.
 * @param fits the fits and bends that the text reports.
 * @param also what else was done.
 */
export function methods(report: {
  tables: readonly Pick<Table<object>, "rows" | "origin">[];
  fits: readonly (Fit | Bend)[];
  also?: readonly (keyof typeof ALSO)[];
}): Displayed {
  const { tables, fits, also = [] } = report ?? {};
  if (
    !Array.isArray(tables) || !Array.isArray(fits) ||
    !fits.every((fit) => isFit(fit) || isBend(fit))
  ) {
    throw new TypeError(
      "lm.methods() takes tables and fits, such as lm.methods({ tables: [served], fits: [fit] })",
    );
  }
  checkFresh(...tables, ...fits);
  const done: Done[] = [
    ...fits.filter(({ why }) => !why)
      .map((fit) => isFit(fit) ? fitMethod(fit) : bendMethod(fit)),
    ...also.map((one) => ALSO[one]),
  ];
  const bundle = paragraphs([
    `Data: ${tables.map((table) => source(table)).join("; ")}.`,
    done.map(({ sentence, references }) => `${sentence}${citedWords(references)}.`).join(" "),
  ].filter((paragraph) => paragraph !== ""));
  const bibtex = bibtexOf(done.flatMap(({ references }) => references));
  if (bibtex === "") return displayed(bundle);
  const folded =
    markup`<details><summary>References as BibTeX</summary><pre>${bibtex}</pre></details>`;
  return displayed({
    "text/html": bundle["text/html"] + folded,
    "text/plain": `${bundle["text/plain"]}\n\n${bibtex}`,
  });
}

const isBend = (fit: object): fit is Bend => fit !== null && "change" in Object(fit);

function bendMethod({ y, x, at, n, clusters, errors }: Bend): Done {
  return {
    sentence: `The logarithm of the ${fieldWords(y)} was fitted by two power laws of the ` +
      `${fieldWords(x)} that meet at ${at} (n = ${formatCount(n)}) and the bend tested by the ` +
      `difference of their exponents; standard errors in ${formatCount(clusters)} clusters are ` +
      ERRORS[errors].words,
    references: ERRORS[errors].references,
  };
}

function fitMethod(fit: Fit): Done {
  const { law, y, x, by, cluster, clusters, n, rSquared, errors } = fit;
  const named = (field: string, log: boolean) =>
    `the ${log ? "logarithm of the " : ""}${fieldWords(field)}`;
  const quantities = formatList(x.map((one) => named(one, law === "power")));
  const groups = by.length === 0
    ? ""
    : `, with a factor for each ${formatList(by.map(fieldWords))}`;
  const clustered = cluster.length === 0
    ? ""
    : ` clustered by ${cluster.join(" and by ")} (${formatCount(clusters)} clusters)`;
  const references = cluster.length === 2 ? ["cameron2011" as const] : ERRORS[errors].references;
  return {
    sentence:
      `${capitalised(named(y, law !== "linear"))} was regressed on ${quantities}${groups} ` +
      `by least squares (n = ${formatCount(n)}, R² ${formatRSquared(rSquared)}); ` +
      `standard errors${clustered} are ${ERRORS[errors].words}`,
    references,
  };
}
