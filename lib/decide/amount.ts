import { MONTH_DAYS } from "./month.ts";
import type { Basis, Machine, MeasuredAt } from "./types.ts";
import type { Spread } from "./estimated.ts";

/** The energy of a month, with what it rests on. */
export type Energy = {
  basis: Basis;
  rows: number;
  measured: MeasuredAt[];
  /** Of the GPUs alone. */
  gpuKWh: number;
  spread: Spread;
  /** Tokens that come out in the month. */
  tokens: number;
  machine: Machine;
  sure: string;
};

/** How the tokens of a month follow from a question: of so many answers, or as it says. */
export type Amount = { tokensAMonth: number | null; answersADay: number; tokens: number | null };

/** How many tokens come out in a month; null where nobody knows how long an answer is. */
export function tokensFor(
  { tokensAMonth, answersADay, tokens }: Amount,
  counted: number | null,
): number | null {
  const each = counted ?? tokens;
  return tokensAMonth ?? (each === null ? null : answersADay * MONTH_DAYS * each);
}
