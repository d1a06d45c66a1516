import { QUESTION, type Question } from "../../decide/types.ts";

/** The cell of a notebook that gives the same answer: only what differs from the initial question. */
export function questionCode(question: Readonly<Partial<Question>>): string {
  const said = Object.entries(question)
    .filter(([key, value]) =>
      JSON.stringify(value) !== JSON.stringify(QUESTION[key as keyof Question])
    )
    .map(([key, value]) => `  ${key}: ${JSON.stringify(value)},\n`);
  const asked = said.length === 0 ? "" : `, {\n${said.join("")}}`;
  return `import * as lm from "../lib/mod.ts";\n\nlm.decide(lm.loadDecisionData()${asked})\n`;
}
