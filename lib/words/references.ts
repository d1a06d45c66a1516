/** A published method: how a text names it, and its entry as BibTeX. */
export type Reference = { cited: string; bibtex: string };

/** An entry of BibTeX from its fields. */
function entry(
  key: string,
  kind: "article" | "book" | "inproceedings" | "techreport",
  fields: Readonly<Record<string, string>>,
): string {
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return [`@${kind}{${key},`, ...lines, "}"].join("\n");
}

const article = (
  cited: string,
  key: string,
  author: string,
  year: number,
  title: string,
  journal: string,
  rest: Record<string, string> = {},
): Reference => ({
  cited,
  bibtex: entry(key, "article", { author, title, journal, year: String(year), ...rest }),
});

/** The published methods that the pages may use, by their key. */
export const REFERENCES = {
  hurvich1989: article(
    "Hurvich and Tsai 1989",
    "hurvich1989",
    "Hurvich, Clifford M. and Tsai, Chih-Ling",
    1989,
    "Regression and Time Series Model Selection in Small Samples",
    "Biometrika",
    { volume: "76", number: "2", pages: "297--307" },
  ),
  liang1986: article(
    "Liang and Zeger 1986",
    "liang1986",
    "Liang, Kung-Yee and Zeger, Scott L.",
    1986,
    "Longitudinal Data Analysis Using Generalized Linear Models",
    "Biometrika",
    { volume: "73", number: "1", pages: "13--22" },
  ),
  bell2002: article(
    "Bell and McCaffrey 2002",
    "bell2002",
    "Bell, Robert M. and McCaffrey, Daniel F.",
    2002,
    "Bias Reduction in Standard Errors for Linear Regression with Multi-Stage Samples",
    "Survey Methodology",
    { volume: "28", number: "2", pages: "169--181" },
  ),
  imbens2016: article(
    "Imbens and Kolesár 2016",
    "imbens2016",
    "Imbens, Guido W. and Koles{\\'a}r, Michal",
    2016,
    "Robust Standard Errors in Small Samples: Some Practical Advice",
    "Review of Economics and Statistics",
    { volume: "98", number: "4", pages: "701--712" },
  ),
  cameron2011: article(
    "Cameron, Gelbach and Miller 2011",
    "cameron2011",
    "Cameron, A. Colin and Gelbach, Jonah B. and Miller, Douglas L.",
    2011,
    "Robust Inference with Multiway Clustering",
    "Journal of Business \\& Economic Statistics",
    { volume: "29", number: "2", pages: "238--249" },
  ),
  mackinnon1985: article(
    "MacKinnon and White 1985",
    "mackinnon1985",
    "MacKinnon, James G. and White, Halbert",
    1985,
    "Some Heteroskedasticity-Consistent Covariance Matrix Estimators with Improved Finite Sample Properties",
    "Journal of Econometrics",
    { volume: "29", number: "3", pages: "305--325" },
  ),
  schuirmann1987: article(
    "Schuirmann 1987",
    "schuirmann1987",
    "Schuirmann, Donald J.",
    1987,
    "A Comparison of the Two One-Sided Tests Procedure and the Power Approach for Assessing the Equivalence of Average Bioavailability",
    "Journal of Pharmacokinetics and Biopharmaceutics",
    { volume: "15", number: "6", pages: "657--680" },
  ),
} as const satisfies Record<string, Reference>;

/** The key of a reference. */
export type ReferenceKey = keyof typeof REFERENCES;

/** Entries as one file of BibTeX, by key. */
export function bibtexOf(keys: readonly ReferenceKey[]): string {
  return [...new Set(keys)].sort().map((key) => REFERENCES[key].bibtex + "\n").join("\n");
}

/** References as a text cites them: `(Bell and McCaffrey 2002)`. */
export function citedWords(keys: readonly ReferenceKey[]): string {
  return keys.length === 0 ? "" : ` (${keys.map((key) => REFERENCES[key].cited).join("; ")})`;
}
