import { completeQuestion, type Question } from "../decide/question.ts";
import type { DecisionData } from "../decide/decision_data.ts";
import { findEntry, gridOf, machineOf } from "../decide/decision_lookup.ts";

/** What stands before a question's words in a page's `#hash`. */
const OWN = "which.";

/**
 * The part of a page's `#hash` that is not about the question, and then what differs from a question
 * that says nothing: `which.grid=FR&which.slmLimitB=8`.
 */
export function writeQuestion(hash: string, question: Question): string {
  const words = new URLSearchParams();
  for (const [key, value] of new URLSearchParams(hash.slice(1))) {
    // A bare word is the anchor of a heading.
    if (key.includes(".") && !key.startsWith(OWN)) words.append(key, value);
  }
  for (const [key, value] of Object.entries(saidIn(question))) {
    words.append(OWN + key, value === null ? "" : String(value));
  }
  const text = words.toString();
  return text && `#${text}`;
}

/** Reads what `writeQuestion` wrote; what a question or the data do not know is as if not written. */
export function readQuestion(hash: string, data: DecisionData): Question {
  const words = new URLSearchParams(hash.slice(1)), given: Record<string, unknown> = {};
  for (const [key, initial] of Object.entries(completeQuestion({}))) {
    const text = words.get(OWN + key);
    if (text === null) continue;
    const value = valueOf(text, initial);
    if (holds(key, value, data)) given[key] = value;
  }
  return completeQuestion(given);
}

/** A value from its text: a number where it is one and may be, null for nothing. */
function valueOf(text: string, initial: unknown): unknown {
  if (text === "") return null;
  const isName = typeof initial === "string" && !/^[\d.]/.test(text);
  const number = Number(text);
  return isName || Number.isNaN(number) ? text : number;
}

/** Whether a question can hold a value that somebody wrote into a link. */
function holds(key: string, value: unknown, data: DecisionData): boolean {
  try {
    const question = completeQuestion({ [key]: value });
    machineOf(data, question.hardware);
    gridOf(data, question.grid);
    return question.replace === null || findEntry(data, question.replace) !== undefined;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Whether a page's `#hash` says anything of the question, or nothing at all. */
export function isAboutQuestion(hash: string): boolean {
  const keys = [...new URLSearchParams(hash.slice(1)).keys()];
  return keys.length === 0 || keys.some((key) => key.startsWith(OWN));
}

/** The cell of a notebook that gives the same answer: only what differs from the initial question. */
export function questionCode(question: Question): string {
  const said = Object.entries(saidIn(question))
    .map(([key, value]) => `  ${key}: ${JSON.stringify(value)},\n`);
  const asked = said.length === 0 ? "{}" : `{\n${said.join("")}}`;
  return `import * as lm from "../lib/mod.ts";\n\n` +
    `const decision = lm.decide(lm.loadDecisionData(), ${asked});\n` +
    `lm.table([...decision.small.candidates, ...decision.large.candidates]);\n`;
}

/** What has to be said for a question: what it would not hold otherwise, given the rest. */
function saidIn(question: Question): Partial<Question> {
  const { replace, tokensOut } = question, plain = completeQuestion({});
  // A model to replace and the tokens out say what others are where nobody says them.
  const implied = { ...completeQuestion({ replace, tokensOut }), replace: plain.replace };
  implied.tokensOut = plain.tokensOut;
  return Object.fromEntries(
    Object.entries(question).filter(([key, value]) => value !== implied[key as keyof Question]),
  );
}
