import type { JudgedClaim } from "../../lib/show/claims.ts";
import { findingsOf } from "../export/index/findings.ts";
import type { Notebook } from "../notebook/notebook.ts";

/** The notebooks in the README's order, and how it calls the rows of a verdict. */
const ORDER = ["energy", "co2", "finance"];
const SAYS: Readonly<Record<string, string>> = {
  today: "Today's rows say",
  study: "The study's rows say",
};

/** What the README shows: SVG text by file name, and the text between two markers by their name. */
type ReadmeParts = { figures: Record<string, string>; blocks: Record<string, string> };

/**
 * What the README shows of notebooks that have been run: of each the first sentence of its answer
 * and its main figure, of all the claims.
 * @throws {RangeError} when a notebook has no answer or no main figure.
 */
export function readmeOf(run: Readonly<Record<string, Notebook>>): ReadmeParts {
  const { findings, claims } = findingsOf(run, ORDER);
  return {
    figures: Object.fromEntries(
      findings.map(({ name, figure: { svg, narrow } }) => [`${name}.svg`, `${narrow ?? svg}\n`]),
    ),
    blocks: {
      answer: findings.map(({ label, answer: [first] }) => `- **${label}:** ${first}`).join("\n"),
      claims: claimLines(claims),
    },
  };
}

/** A Markdown table of claims, with the verdicts from each set of rows side by side. */
function claimLines(claims: readonly JudgedClaim[]): string {
  const rows = [...new Set(claims.map((one) => one.rows))];
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(["The study claimed", ...rows.map((name) => SAYS[name] ?? (name || "Verdict"))]),
    line(["---", ...rows.map(() => "---")]),
    ...Map.groupBy(claims, ({ claim }) => claim).entries().map(([claim, judged]) => {
      const verdicts = rows.map((name) => judged.find((one) => one.rows === name)?.verdict ?? "–");
      return line([claim, ...verdicts.map((verdict) => `**${verdict}**`)]);
    }),
  ].join("\n");
}

export function withBlocks(readme: string, blocks: Record<string, string>): string {
  return Object.entries(blocks).reduce((text, [name, block]) => {
    const marked = new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- /${name} -->)`);
    if (!marked.test(text)) {
      throw new RangeError(`README.md has no markers <!-- ${name} --> … <!-- /${name} -->`);
    }
    return text.replace(marked, (_, start, end) => start + block + end);
  }, readme);
}
