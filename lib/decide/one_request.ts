import { type Amount, type Energy, tokensFor } from "./amount.ts";
import { oneRequest } from "./machine.ts";
import { NO_LENGTH } from "./tokens.ts";
import type { KnownModel, Question } from "./types.ts";

/** From LLM-Perf: one request at a time, whatever is asked. */
export function oneAtATime(
  single: KnownModel["single"][number],
  question: Question,
  amount: Amount,
): Energy | string {
  const tokens = tokensFor(amount, null);
  if (tokens === null) return NO_LENGTH;
  const [low, median, high] = single.kWhPerMillionTokens;
  return {
    basis: "measured",
    rows: single.rows,
    measured: [],
    gpuKWh: tokens / 1e6 * median,
    spread: [low / median, high / median],
    tokens,
    machine: oneRequest(
      single.hardware,
      1,
      question,
      `weights of ${single.bits} bits; idle hours not counted`,
    ),
    sure: `measured, ${single.rows} rows, one request at a time`,
  };
}
