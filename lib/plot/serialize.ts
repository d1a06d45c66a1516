/** What XML 1.0 cannot hold, not even escaped: most control characters and lone surrogates. */
export const NOT_XML =
  // deno-lint-ignore no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Attributes of places and shapes in which a number has more than three decimals. */
const LONG = / (?:cx|cy|x|y|x1|x2|y1|y2|r|width|height|d|transform)="[^"<]*?\d\.\d{4}[^"<]*"/g;

/**
 * The text of a figure's SVG file: well-formed XML whatever the data's names hold, with places to a
 * thousandth of a pixel. The document's own HTML serialiser is ten times as fast under jsdom as its XML
 * one, and knows one entity too many.
 */
export function serialize(figure: SVGSVGElement): string {
  return figure.outerHTML.replaceAll("&nbsp;", "\u00a0").replace(NOT_XML, "\ufffd").replace(
    LONG,
    (attribute) => attribute.replace(/-?\d+\.\d{4,}(?:e-\d+)?/g, (n) => String(+(+n).toFixed(3))),
  );
}
