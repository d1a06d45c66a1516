import { QUESTION, type Question } from "../../decide/types.ts";

/** The cell of a notebook that gives the same answer: only what differs from the initial question. */
export function questionCode(question: Readonly<Partial<Question>>): string {
  const said = Object.keys(QUESTION).map((key) => key as keyof Question)
    .filter((key) =>
      key in question && JSON.stringify(question[key]) !== JSON.stringify(QUESTION[key])
    )
    .map((key) => `  ${key}: ${JSON.stringify(question[key])},\n`);
  const asked = said.length === 0 ? "" : `, {\n${said.join("")}}`;
  return `import * as lm from "../lib/mod.ts";\n\nlm.decide(lm.loadDecisionData()${asked})\n`;
}
