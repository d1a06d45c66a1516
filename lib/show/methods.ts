import { isFit } from "../page/cell_text.ts";
import { markup } from "../page/markup.ts";
import { takes } from "../read/said.ts";
import { checkFresh } from "../settings/fresh.ts";
import type { Bend } from "../stats/bend.ts";
import type { Fit } from "../stats/fit.ts";
import type { Errors } from "../stats/noise.ts";
import type { Table } from "../tables/table.ts";
import { fieldWords } from "../words/field_words.ts";
import { formatCount, formatDecimals, formatList } from "../words/quantity.ts";
import { bibtexOf, citedWords, REFERENCES } from "../words/references.ts";
import { capitalised } from "../words/sentence.ts";
import { source } from "../words/source.ts";
import { type Displayed, displayed, paragraphs } from "./display.ts";
import { isTable } from "./records.ts";

/** What else may have been done; a method is cited as in Pandoc. */
const ALSO = {
  comparison: "Three growths were compared by AICc on the scale of the quantity and by the error " +
    "of predictions, cross-validated over folds of whole clusters [@hurvich1989].",
  pairs: "Groups were compared by the mean log ratio of pairs that are alike in all else, " +
    "averaged by cluster.",
  equivalence: "“In proportion” was tested by two one-sided tests of the exponent within 0.8 to " +
    "1.25 [@schuirmann1987].",
};

const ERRORS: Readonly<Record<Errors, string>> = {
  classical: "classical",
  HC1: "HC1 [@mackinnon1985]",
  HC3: "HC3 [@mackinnon1985]",
  CR1: "CR1 [@liang1986]",
  CR2: "CR2 with Satterthwaite's degrees of freedom [@bell2002; @imbens2016]",
};

/**
 * Shows what was done, to paste into a paper: the data with their date, what was fitted with which
 * errors, and the references as BibTeX behind a click.
 *
 * @param report the tables that were used, the fits and bends that the text tells of (by what each is
 * of, where there are several: `{ "dense models": fit }`), and what else was done.
 */
export function methods(report: {
  tables: readonly Pick<Table<object>, "rows" | "origin">[];
  fits: readonly (Fit | Bend)[] | Readonly<Record<string, Fit | Bend>>;
  also?: readonly (keyof typeof ALSO)[];
}): Displayed {
  const { tables, fits: given, also = [] } = report ?? {};
  const fits = Object.values(given ?? {}) as (Fit | Bend)[];
  const unfit = Object(given) === given
    ? fits.filter((fit) => !isFit(fit) && !isBend(fit))
    : [given];
  const wrong = Array.isArray(tables)
    ? [...tables.filter((one) => !isTable(one)), ...unfit]
    : [tables ?? report];
  const call = "lm.methods({ tables: [served], fits: [fit] })";
  takes(wrong.length === 0, "methods", "tables and fits", wrong[0], call);
  checkFresh(...tables, ...fits);
  const fitted = Object.entries(given).filter(([, { why }]) => !why).map(([name, fit]) => {
    const done = isFit(fit) ? fitMethod(fit) : bendMethod(fit);
    return capitalised(Array.isArray(given) ? done : `for ${name}, ${done}`);
  });
  const { text, cited } = withCitations([...fitted, ...also.map((one) => ALSO[one])].join(" "));
  const origin = `Data: ${tables.map((table) => source(table)).join("; ")}.`;
  const bundle = paragraphs(text === "" ? [origin] : [origin, text]);
  if (cited.length === 0) return displayed(bundle);
  const bibtex = bibtexOf(cited), title = "References as BibTeX";
  const folded = markup`<details><summary>${title}</summary><pre>${bibtex}</pre></details>`;
  return displayed({
    "text/html": bundle["text/html"] + folded,
    "text/plain": `${bundle["text/plain"]}\n\n${bibtex}`,
  });
}

/** A text that names the methods that it cites, and their keys. */
function withCitations(text: string) {
  const cited: (keyof typeof REFERENCES)[] = [];
  const named = text.replaceAll(/ \[(@\w+(?:; @\w+)*)\]/g, (_, list: string) => {
    const keys = list.split("; ").map((key) => key.slice(1) as keyof typeof REFERENCES);
    cited.push(...keys);
    return citedWords(keys);
  });
  return { text: named, cited };
}

const isBend = (fit: object): fit is Bend => "change" in Object(fit);

function bendMethod({ y, x, at, n, clusters, errors }: Bend): string {
  return `the logarithm of the ${fieldWords(y)} was fitted by two power laws of the ` +
    `${fieldWords(x)} that meet at ${at} (n = ${formatCount(n)}) and the bend tested by the ` +
    `difference of their exponents; standard errors in ${formatCount(clusters)} clusters are ` +
    `${ERRORS[errors]}.`;
}

function fitMethod(fit: Fit): string {
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
  const isTwoWay = errors === "CR1" && cluster.length === 2;
  const kind = isTwoWay ? "CR1 [@cameron2011]" : ERRORS[errors];
  return `${named(y, law !== "linear")} was regressed on ${quantities}${groups} ` +
    `by least squares (n = ${formatCount(n)}, R² ${formatDecimals(rSquared)}); ` +
    `standard errors${clustered} are ${kind}.`;
}
