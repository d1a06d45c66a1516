/** The same text as the beginning of a sentence: `up to 7 B` → `Up to 7 B`. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same text within a sentence: `The price` → `the price`. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
