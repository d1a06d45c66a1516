/**
 * Refuses a figure without content.
 *
 * @throws {RangeError} when there is no item, with the mend.
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
  throw new RangeError(
    `Cannot draw the ${figure}: found 0 ${name}, need 1; ${mend}`,
  );
}
