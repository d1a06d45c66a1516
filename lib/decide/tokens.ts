import type { Candidate, KnownModel, Purpose, Question, ServedAt } from "./types.ts";

/** Which of ML.ENERGY's tasks stands for a purpose. */
export const TASKS: Readonly<Record<Purpose, string>> = {
  chat: "lm-arena-chat",
  reasoning: "gpqa",
  code: "sourcegraph-fim",
};

/** Why a model has no energy or $ of a month. */
export const NO_LENGTH = "the length of its answers is not known";

/** The task of machines that work on one request at a time. */
export const ONE_REQUEST = "one request at a time";

/**
 * Tokens of an answer: counted for the model and the task; else in conversations elsewhere, or for code
 * in conversations; else what the question fills in; else nobody knows.
 */
export function tokensOf(
  model: KnownModel,
  { purpose, tokensOut }: Pick<Question, "purpose" | "tokensOut">,
): Candidate["tokensPerAnswer"] {
  const own = meanTokens(model.served, TASKS[purpose]);
  if (own !== null) return { tokens: own, from: "measured" };
  if (purpose === "code") {
    const chat = meanTokens(model.served, TASKS.chat);
    if (chat !== null) return { tokens: chat, from: "measured in conversations" };
  }
  if (purpose !== "reasoning" && model.chatTokensElsewhere !== null) {
    return { tokens: model.chatTokensElsewhere, from: "compar:IA / 2.1" };
  }
  return tokensOut === null ? null : { tokens: tokensOut, from: "filled in" };
}

/** The mean of a task's rows that tell it, your own aside. */
export function meanTokens(rows: readonly ServedAt[], task: string): number | null {
  const lengths = rows.filter((row) => row.task === task && !row.own && row.tokens !== null)
    .map(({ tokens }) => tokens!);
  return lengths.length === 0 ? null : lengths.reduce((a, b) => a + b) / lengths.length;
}
