/** A number of rows and what they have in common. */
export type LeftOut = { why: string; count: number };

/** What every reader and every filter gives: no row disappears without a reason. */
export type Read<Row> = {
  rows: Row[];
  /** Rows that are not in `rows`, by reason. */
  leftOut: LeftOut[];
  /** Rows that are in `rows` and worth knowing about, by remark. */
  notes: LeftOut[];
};

/** How many rows all reasons count together. */
export function countOf(reasons: readonly LeftOut[]): number {
  return reasons.reduce((sum, { count }) => sum + count, 0);
}

/** Counts reasons, in the order in which they first came up. */
export function tally(begin: readonly LeftOut[] = []) {
  const counts = new Map<string, number>();
  const add = (why: string, count = 1) => void counts.set(why, (counts.get(why) ?? 0) + count);
  for (const { why, count } of begin) add(why, count);
  return { add, list: (): LeftOut[] => Array.from(counts, ([why, count]) => ({ why, count })) };
}

export type Tally = ReturnType<typeof tally>;

/** Puts several results after each other; the same reason is counted together. */
export function joinReads<Row>(reads: readonly Read<Row>[]): Read<Row> {
  return {
    rows: reads.flatMap(({ rows }) => rows),
    leftOut: tally(reads.flatMap(({ leftOut }) => leftOut)).list(),
    notes: tally(reads.flatMap(({ notes }) => notes)).list(),
  };
}
