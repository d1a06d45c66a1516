import { TooFewError } from "../filter/too_few_error.ts";

/**
 * Refuses a figure without content.
 *
 * @throws {TooFewError} when there is no item, with the mend.
 */
export function needSome(
  items: readonly unknown[],
  { figure, items: name, mend }: {
    figure: string;
    items: string;
    mend: string;
  },
): void {
  if (items.length > 0) return;
  throw new TooFewError(
    `Cannot draw the ${figure}: found 0 ${name}, need 1; ${mend}`,
  );
}
