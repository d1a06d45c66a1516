/** A number of rows and what they have in common. */
export type LeftOut = { why: string; count: number };

/** How many rows all reasons count together. */
export function countOf(reasons: readonly LeftOut[]): number {
  return reasons.reduce((sum, { count }) => sum + count, 0);
}

/** What every reader and every filter gives: no row disappears without a reason. */
export type Read<Row> = {
  rows: Row[];
  /** Rows that are not in `rows`, by reason. */
  leftOut: LeftOut[];
  /** Rows that are in `rows` and worth knowing about, by remark. */
  notes: LeftOut[];
};

/** Counts reasons, in the order in which they first came up. */
export type Tally = { add(why: string, count?: number): void; list(): LeftOut[] };

/** Starts an empty count of reasons. */
export function tally(): Tally {
  const counts = new Map<string, number>();
  return {
    add: (why, count = 1) => void counts.set(why, (counts.get(why) ?? 0) + count),
    list: () => Array.from(counts, ([why, count]) => ({ why, count })),
  };
}

/** Puts several results after each other; the same reason is counted together. */
export function joinReads<Row>(reads: readonly Read<Row>[]): Read<Row> {
  const leftOut = tally(), notes = tally();
  for (const read of reads) {
    for (const { why, count } of read.leftOut) leftOut.add(why, count);
    for (const { why, count } of read.notes) notes.add(why, count);
  }
  return { rows: reads.flatMap((read) => read.rows), leftOut: leftOut.list(), notes: notes.list() };
}
