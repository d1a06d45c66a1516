/** Widths of Arial's characters in thousandths of the font size, by width; Adobe's Helvetica metrics. */
const WIDTHS: Readonly<Record<number, string>> = {
  191: "'",
  200: "\u2009\u202f",
  222: "ijl",
  260: "|",
  278: " !,./:;I[\\]ft·\u00a0",
  333: "()-`r²³₂",
  355: '"',
  389: "*",
  469: "^",
  500: "Jcksvxyz↑↓",
  549: "≤≥",
  584: "+<=>~×−±",
  611: "FTZ",
  667: "&ABEKPSVXY",
  722: "CDHNRUw",
  778: "GOQ",
  833: "Mm",
  889: "%",
  944: "W",
  1000: "…—→←",
  1015: "@",
};

const BY_CHARACTER = new Map(
  Object.entries(WIDTHS).flatMap(([width, characters]) =>
    [...characters].map((character) => [character, Number(width)] as const)
  ),
);

/** Bold letters are wider by so much: a bold text is measured as one of a larger size. */
export const BOLD = 1.07;

/** Estimates a text's width in pixels, in Arial and what shares its metrics, without a browser. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) {
    // digits and small letters 556, CJK and emoji 1000
    width += BY_CHARACTER.get(character) ?? (character.codePointAt(0)! >= 0x2e80 ? 1000 : 556);
  }
  return width / 1000 * fontSize;
}

/**
 * Breaks a text into lines at most `maxWidth` pixels wide. Line breaks in the text stay;
 * a word wider than a line is cut, so that nothing ever leaves the figure.
 */
export function wrapText(text: string, maxWidth: number, fontSize: number): string[] {
  const lines: string[] = [];
  const fits = (line: string) => textWidth(line, fontSize) <= maxWidth;
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(/[ \t]+/)) {
      const longer = line ? `${line} ${word}` : word;
      if (fits(longer)) {
        line = longer;
        continue;
      }
      if (line) lines.push(line);
      line = "";
      for (const character of word) {
        if (line && !fits(line + character)) {
          lines.push(line);
          line = "";
        }
        line += character;
      }
    }
    lines.push(line);
  }
  return lines;
}

/** Breaks a text like `wrapText`, and gives the last line company where it would hold little. */
export function balanceText(text: string, maxWidth: number, fontSize: number): string[] {
  const lines = wrapText(text, maxWidth, fontSize);
  const short = (line: string) => textWidth(line, fontSize) < 0.35 * maxWidth;
  if (lines.length < 2 || !short(lines.at(-1)!)) return lines;
  for (let share = 0.97; share > 0.5; share -= 0.03) {
    const narrower = wrapText(text, share * maxWidth, fontSize);
    if (narrower.length > lines.length) break;
    if (!short(narrower.at(-1)!)) return narrower;
  }
  return lines;
}
