/**
 * The candidate that is most likely meant by a name, or null when none is close. Compared without
 * case, accents, emoji and punctuation, subscripts as plain digits; of the rest, at most a third of the
 * letters may differ (Levenshtein's edit distance).
 */
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

/** What a name is compared by: its letters and digits. */
function letters(name: string): string {
  return name.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** Fewest insertions, deletions and replacements that turn one text into the other. */
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

/** The candidate that a misspelt name may mean, for an error: ", perhaps `hardware`"; nothing where none is near. */
export function hint(name: string, candidates: readonly string[], quote = "`"): string {
  const near = nearest(name, candidates);
  return near === null ? "" : `, perhaps ${quote}${near}${quote}`;
}
