const LINE_END = /\r\n|\r|\n/g;

/** How many lines end in this text; CRLF, LF and a lone CR each end one. */
export function countLineEnds(text: string): number {
  if (!text.includes("\n") && !text.includes("\r")) return 0;
  return text.match(LINE_END)?.length ?? 0;
}
