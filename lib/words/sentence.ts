/** The same text as the beginning of a sentence: `up to 7 B` → `Up to 7 B`. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
