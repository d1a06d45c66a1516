import { MONTH_DAYS } from "./estimate.ts";
import type { KnownModel, ServedAt } from "./read_data.ts";
import type { Question } from "./question.ts";

/** Which of ML.ENERGY's tasks stands for a purpose. */
export const TASKS: Readonly<Record<Question["purpose"], string>> = {
  chat: "lm-arena-chat",
  reasoning: "gpqa",
  code: "sourcegraph-fim",
};

/** Why a model has no energy or $ of a month. */
export const NO_LENGTH = "the length of its answers is not known";

/**
 * Tokens of an answer, and whose count it is: of the model for the task; else in conversations
 * elsewhere, or for code in conversations; else what the question fills in; else nobody knows.
 */
export function tokensOf(
  { served, chatTokensElsewhere }: KnownModel,
  { purpose, tokensOut }: Question,
): { tokens: number; from: string } | null {
  const own = meanTokens(served, TASKS[purpose]);
  if (own !== null) return { tokens: own, from: "measured" };
  const chat = purpose === "code" ? meanTokens(served, TASKS.chat) : null;
  if (chat !== null) return { tokens: chat, from: "measured in conversations" };
  if (purpose !== "reasoning" && chatTokensElsewhere !== null) {
    return { tokens: chatTokensElsewhere, from: "compar:IA / 2.115" };
  }
  return tokensOut === null ? null : { tokens: tokensOut, from: "filled in" };
}

/** The mean of a task's rows that tell it, your own aside. */
export function meanTokens(rows: readonly ServedAt[], task: string): number | null {
  const lengths = rows.filter((row) => row.task === task && !row.own)
    .map(({ tokensPerAnswer }) => tokensPerAnswer).filter((tokens) => tokens !== null);
  return lengths.length === 0 ? null : lengths.reduce((a, b) => a + b) / lengths.length;
}

/** Tokens that come out in a month: as the question says, or of answers so long; null where nobody knows. */
export function tokensAMonth(question: Question, tokens: number | null): number | null {
  return question.tokensAMonth ??
    (tokens === null ? null : question.answersADay * MONTH_DAYS * tokens);
}
