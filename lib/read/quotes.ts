import { countLineEnds } from "./line_count.ts";
import { ReadError } from "./read_error.ts";

/**
 * Checks that each quoted cell of a CSV text is closed, and closed where the cell ends.
 *
 * d3-dsv takes an open quote as a cell that goes on to the end of the text, and swallows what follows
 * a closing quote; both would change rows in silence. A quote inside an unquoted cell (`5" disk`) is
 * plain text.
 *
 * @throws {ReadError} at the line where the quoted cell begins.
 */
export function checkQuotes(text: string, file: string, delimiter = ","): void {
  const atEdge = (letter: string) => letter === delimiter || letter === "\r" || letter === "\n";
  let at = text.indexOf('"');
  while (at >= 0) {
    if (at > 0 && !atEdge(text[at - 1])) {
      at = text.indexOf('"', at + 1);
      continue;
    }
    const end = closingQuote(text, at);
    const after = text[end + 1];
    if (end < 0 || !(after === undefined || atEdge(after))) {
      throw new ReadError({
        file,
        line: 1 + countLineEnds(text.slice(0, at)),
        found: end < 0
          ? `a quote that is never closed: ${excerpt(text.slice(at))}`
          : `text after a closing quote: ${excerpt(text.slice(at, end + 12))}`,
        expected: `a quoted cell that ends in a quote and then ${
          delimiter === "," ? "a comma" : JSON.stringify(delimiter)
        } or the end of the line`,
        mend: "close the quote, or write a quote inside a quoted cell twice",
      });
    }
    at = text.indexOf('"', end + 1);
  }
}

/** Index of the quote that closes the one at `open`, or −1; doubled quotes are text. */
function closingQuote(text: string, open: number): number {
  let end = text.indexOf('"', open + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end;
}

/** The beginning of a text, on one line. */
function excerpt(text: string): string {
  const line = text.slice(0, 40).replace(/\s+/g, " ");
  return text.length > 40 ? `${line}…` : line;
}
