import type { Notebook } from "../notebook/notebook.ts";
import { byRows, claimsOf } from "../page/claims.ts";
import { coarse, compactFigure, withoutTitles } from "../page/compact.ts";
import { answerOf, mainFigure } from "../page/opening.ts";

/** How the README calls the notebooks, in its order. */
const LABELS: Readonly<Record<string, string>> = { energy: "Energy", co2: "CO₂", finance: "Price" };

/** What the README shows: SVG text by file name, and the text between two markers by their name. */
export type ReadmeParts = { figures: Record<string, string>; blocks: Record<string, string> };

/**
 * What the README shows of notebooks that have been run: of each the first sentence of its answer
 * and its main figure, of all the claims.
 * @throws {RangeError} when a notebook has no answer or no main figure.
 */
export function readmeOf(run: Readonly<Record<string, Notebook>>): ReadmeParts {
  const figures: Record<string, string> = {}, answers: string[] = [];
  for (const [name, label] of Object.entries(LABELS)) {
    const figure = mainFigure(run[name]), [answer] = answerOf(run[name]);
    if (figure === null || answer === undefined) {
      throw new RangeError(
        `Cannot show ${name}.ipynb in the README: no cell tagged ${
          figure ? '"answer" says something' : '"main" shows a figure'
        }`,
      );
    }
    figures[`${name}.svg`] =
      compactFigure(coarse(withoutTitles(figure.narrow ?? figure.svg)), name) + "\n";
    answers.push(`- **${label}:** ${answer}`);
  }
  const claims = Object.keys(LABELS).flatMap((name) => claimsOf(run[name]));
  return { figures, blocks: { answer: answers.join("\n"), claims: claimLines(byRows(claims)) } };
}

/** How the README calls the rows of a verdict. */
const SAYS: Readonly<Record<string, string>> = {
  today: "Today's rows say",
  study: "The study's rows say",
};

/** A Markdown table of claims and verdicts. */
function claimLines({ rows, lines }: ReturnType<typeof byRows>): string {
  const heads = rows.map((name) => SAYS[name] ?? (name || "Verdict"));
  return [
    `| The study claimed | ${heads.join(" | ")} |`,
    `| --- |${heads.map(() => " --- |").join("")}`,
    ...lines.map(({ claim, verdicts }) =>
      `| ${claim} | ${verdicts.map((verdict) => `**${verdict}**`).join(" | ")} |`
    ),
  ].join("\n");
}
