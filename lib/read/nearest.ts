/** The candidate that a name most likely means, or null: of its letters and digits a third may differ. */
export function nearest(name: string, candidates: readonly string[]): string | null {
  const wanted = letters(name);
  let best: string | null = null, least = Infinity;
  for (const candidate of candidates) {
    const other = letters(candidate);
    const share = editDistance(wanted, other) / Math.max(wanted.length, other.length, 1);
    if (other !== "" && share <= 1 / 3 && share < least) [best, least] = [candidate, share];
  }
  return best;
}

/** A name without case, accents, emoji and punctuation, subscripts as plain digits. */
function letters(name: unknown): string {
  return String(name).normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Fewest insertions, deletions and replacements that turn one text into the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, replaced));
    }
    row = next;
  }
  return row[to.length];
}

/** The same for an error: ", perhaps `hardware`", or nothing. */
export function hint(name: string, candidates: readonly string[], quote = "`"): string {
  const near = nearest(name, candidates);
  return near === null ? "" : `, perhaps ${quote}${near}${quote}`;
}
