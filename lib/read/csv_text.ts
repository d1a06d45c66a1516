import { ReadError } from "./read_error.ts";

/** What a download or a checkout can leave in place of a table, and what to do about it. */
const OTHER_FORMATS: readonly { looks: RegExp; found: string; mend: string }[] = [
  {
    looks: /^version https:\/\/git-lfs\./,
    found: "a Git LFS pointer, not the file it stands for",
    mend: "fetch the file itself with `git lfs pull`",
  },
  {
    looks: /^\s*<(!doctype|!--|\?xml|html|head|body|meta|title|script|table|div|svg)\b/i,
    found: "an HTML or XML page",
    mend: "download the raw file, not the page that shows it",
  },
  {
    looks: /^\s*(\{\s*("|\}|$)|\[\s*[[{])/,
    found: "JSON, perhaps a server's error message",
    mend:
      "download the table as CSV; deno task data:import and lm.read take records from a .json file",
  },
  {
    // deno-lint-ignore no-control-regex
    looks: /^(PAR1|PK\x03\x04)|\x00/,
    found: "a binary file or text that is not UTF-8",
    mend: "save the table as CSV in UTF-8 (not .xlsx, .parquet or a compressed file)",
  },
];

/**
 * Refuses text that is plainly something else than CSV, and quoted cells that are not closed, or not
 * where the cell ends: d3-dsv takes an open quote as a cell that goes on to the end of the text, and
 * swallows what follows a closing quote; both would change rows in silence. A quote inside an unquoted
 * cell (`5" disk`) is plain text.
 */
export function checkIsCsv(text: string, file: string, delimiter: string): void {
  const other = OTHER_FORMATS.find(({ looks }) => looks.test(text));
  if (other !== undefined) {
    const { found, mend } = other, expected = "comma-separated text with a header";
    throw new ReadError({ file, found, expected, mend });
  }
  const edges = [delimiter, "\r", "\n", undefined];
  let at = text.indexOf('"');
  while (at >= 0) {
    const opens = edges.includes(text[at - 1]), end = opens ? closingQuote(text, at) : at;
    if (opens && (end < 0 || !edges.includes(text[end + 1]))) {
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

function excerpt(text: string): string {
  const line = text.slice(0, 40).replace(/\s+/g, " ");
  return text.length > 40 ? `${line}…` : line;
}

/** How many lines end in this text; CRLF, LF and a lone CR each end one. */
export function countLineEnds(text: string): number {
  return /[\r\n]/.test(text) ? text.match(/\r\n|\r|\n/g)!.length : 0;
}
