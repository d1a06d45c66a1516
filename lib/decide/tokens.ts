import { MONTH_DAYS } from "./estimate.ts";
import type { KnownModel, ServedAt } from "./read_data.ts";
import type { Question } from "./question.ts";

/** Which of ML.ENERGY's tasks stands for a purpose: its joules of a token. */
export const TASKS: Readonly<Record<Question["purpose"], string>> = {
  chat: "lm-arena-chat",
  reasoning: "gpqa",
  code: "sourcegraph-fim",
};

/** Which task tells how long an answer is: one about code is as long as one of a conversation, no completion. */
const LENGTHS: typeof TASKS = { ...TASKS, code: TASKS.chat };

/** Prompts that were measured have up to so many tokens; each further one takes up to so much of one that comes out. */
export const MEASURED_PROMPT = 500;
const PROMPT_SHARE = 0.25;

/** Why a model has no energy or $ of a month. */
export const NO_LENGTH = "the length of its answers is not known";

/**
 * Tokens of an answer, and whose count it is: of the model for the task, for code in conversations; else
 * in conversations elsewhere; else what the question fills in; else nobody knows.
 */
export function tokensOf(
  { served, chatTokensElsewhere }: KnownModel,
  { purpose, tokensOut }: Question,
): { tokens: number; from: string } | null {
  const own = meanTokens(served, purpose);
  if (own !== null) {
    return { tokens: own, from: purpose === "code" ? "measured in conversations" : "measured" };
  }
  if (purpose !== "reasoning" && chatTokensElsewhere !== null) {
    return { tokens: chatTokensElsewhere, from: "compar:IA / 2.115" };
  }
  return tokensOut === null ? null : { tokens: tokensOut, from: "filled in" };
}

/** The mean length of an answer for a purpose, of the rows that tell it, your own aside. */
export function meanTokens(rows: readonly ServedAt[], purpose: Question["purpose"]): number | null {
  const lengths = rows.filter((row) => row.task === LENGTHS[purpose] && !row.own)
    .map(({ tokensPerAnswer }) => tokensPerAnswer).filter((tokens) => tokens !== null);
  return lengths.length === 0 ? null : lengths.reduce((a, b) => a + b) / lengths.length;
}

/**
 * Tokens that a month asks for: those that come out, and what long questions add to them at least, in
 * the middle and at most.
 */
export type Work = { least: number; tokens: number; most: number };

/** The tokens of a month, as the question says or of answers so long; null where nobody knows. */
export function workOf(question: Question, perAnswer: number | null): Work | null {
  const { tokensAMonth, answersADay, tokensIn } = question;
  const out = tokensAMonth ?? (perAnswer && answersADay * MONTH_DAYS * perAnswer);
  if (out === null) return null;
  const long = Math.max(0, tokensIn - MEASURED_PROMPT);
  const more = perAnswer === null ? 0 : long * PROMPT_SHARE / perAnswer;
  return { least: out, tokens: out * (1 + more / 2), most: out * (1 + more) };
}
