/** What XML 1.0 cannot hold, not even escaped: most control characters and lone surrogates. */
const NOT_XML =
  // deno-lint-ignore no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Attributes, not words that look so, of places and shapes in which a number has more than two decimals. */
const LONG =
  / (?:cx|cy|x|y|x1|x2|y1|y2|r|width|height|d|transform)="[^"<]*?\d\.\d{3}[^"<]*"(?=[^<>]*>)/g;

/** Elements with nothing in them; within an attribute the quote before would be escaped. */
const EMPTY = /(?<=")><\/(?:path|rect|circle|line|use)>/g;

/** A dot as Plot draws it: where it stands, its shape and look, and its title. */
const DOT =
  /<path transform="translate\(([-\d.]+),([-\d.]+)\)"( d="[^"]+"[^>]*?)(?:\/>|>(<title>[^<]*<\/title>)<\/path>)/g;

/**
 * The text of a figure's SVG file: well-formed XML whatever the data's names hold, with places to a
 * hundredth of a pixel, and dots of one shape and look as uses of one symbol, which makes a figure of
 * thousands a third as long. The document's own HTML serialiser is ten times as fast under jsdom as its
 * XML one, and knows one entity too many.
 */
export function serialize(figure: SVGSVGElement): string {
  const text = figure.outerHTML.replaceAll("&nbsp;", "\u00a0").replace(NOT_XML, "\ufffd")
    .replace(
      LONG,
      (attribute) => attribute.replace(/-?\d+\.\d{3,}(?:e-\d+)?/g, (n) => String(+(+n).toFixed(2))),
    )
    .replace(EMPTY, "/>");
  const symbols = new Map<string, string>(), prefix = figure.getAttribute("class") ?? "symbol";
  const short = text.replace(DOT, (_, x, y, look, title = "") => {
    if (!symbols.has(look)) symbols.set(look, `${prefix}-s${symbols.size}`);
    const use = `<use href="#${symbols.get(look)}" x="${x}" y="${y}"`;
    return title ? `${use}>${title}</use>` : `${use}/>`;
  });
  if (symbols.size === 0) return text;
  const paths = Array.from(symbols, ([look, id]) => `<path id="${id}"${look}/>`).join("");
  return short.replace(/<\/svg>$/, () => `<defs>${paths}</defs></svg>`);
}
