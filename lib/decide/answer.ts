import type { Answer, DecisionData, Question } from "./types.ts";

/** Answers which model to run. */
export function decide(_data: DecisionData, _question: Readonly<Partial<Question>> = {}): Answer {
  throw new RangeError("Cannot answer yet");
}
