/** What XML 1.0 cannot hold, not even escaped, beside lone surrogates: most control characters. */
// deno-lint-ignore no-control-regex
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Attributes, not words that look so, of places and shapes in which a number has more than two decimals. */
const LONG =
  / (?:cx|cy|x|y|x1|x2|y1|y2|r|width|height|d|transform)="[^"<]*?\d\.\d{3}[^"<]*"(?=[^<>]*>)/g;

/** Elements with nothing in them; within an attribute the quote before would be escaped. */
const EMPTY = /(?<=")><\/(?:path|rect|circle|line|use)>/g;

/** A dot as Plot draws it: where it stands, its shape, its look and its title; and a run of them. */
const DOT =
  /<path transform="translate\(([-\d.]+),([-\d.]+)\)" d="([^"]+)"([^>]*?)(?:\/>|>(<title>[^<]*<\/title>)<\/path>)/g;
const DOTS = new RegExp(`(?:${DOT.source})+`, "g");

/**
 * The text of a figure's SVG file: well-formed XML whatever the data's names hold, with places to a
 * hundredth of a pixel, and dots of one shape as uses of one symbol, which makes a figure of thousands a
 * third as long. The document's own HTML serialiser is ten times as fast under jsdom as its XML one,
 * and knows one entity too many.
 */
export function serialize(figure: SVGSVGElement): string {
  const text = figure.outerHTML.toWellFormed().replaceAll("&nbsp;", "\u00a0")
    .replace(NOT_XML, "\ufffd")
    .replace(
      LONG,
      (attribute) => attribute.replace(/-?\d+\.\d{3,}(?:e-\d+)?/g, (n) => String(+(+n).toFixed(2))),
    )
    .replace(EMPTY, "/>");
  const symbols = new Map<string, string>(), prefix = figure.getAttribute("class") ?? "symbol";
  const idOf = (shape: string) => {
    if (!symbols.has(shape)) symbols.set(shape, `${prefix}-s${symbols.size}`);
    return symbols.get(shape);
  };
  const short = text.replace(DOTS, (run) => {
    // rules of the dark scheme find no colour within a symbol: a group has that of the dots in a row
    let look = "", uses = "";
    for (const [, x, y, shape, own, title = ""] of run.matchAll(DOT)) {
      // a group's opacity would be that of all its dots together
      const [shared, alone] = own.includes(" opacity=") ? ["", own] : [own, ""];
      if (shared !== look) uses += (look && "</g>") + (shared && `<g${shared}>`);
      look = shared;
      const end = title ? `>${title}</use>` : "/>";
      uses += `<use href="#${idOf(shape)}" x="${x}" y="${y}"${alone}${end}`;
    }
    return uses + (look && "</g>");
  });
  if (symbols.size === 0) return text;
  const paths = Array.from(symbols, ([shape, id]) => `<path id="${id}" d="${shape}"/>`).join("");
  return short.replace(/<\/svg>$/, () => `<defs>${paths}</defs></svg>`);
}
