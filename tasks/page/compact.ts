/** A tag whose attributes may hold anything but quotes, and the attributes that are geometry. */
const TAG = /<[a-zA-Z]+(?: [\w:-]+="[^"]*")*>/g;
const GEOMETRY = / (?:d|transform|points|x|y|x1|x2|y1|y2|cx|cy|r|dx|dy|width|height)="[^"]*"/g;

/** A symbol that stands somewhere, as Plot draws a dot; with its title, where it has one. */
const SYMBOL =
  /<path transform="translate\(([-\d.]+),([-\d.]+)\)" d="([^"]+)"([^>]*?)(?:\/>|>(<title>[^<]*<\/title>)<\/path>)/g;

/** A dot: where it is, its other attributes, its title; and several of them, one after the other. */
const DOT =
  /<((use href|circle cx)="[^"]*" c?[xy]="[^"]*" [yr]="[^"]*")((?: [\w-]+="[^"]*")+)(\/>|>(?:<title>[^<]*<\/title>)?<\/(?:use|circle)>)/g;
const DOTS = new RegExp(`(?:${DOT.source}){2,}`, "g");

/** The outline of a circle. */
const CIRCLE = /^M([\d.]+),0A\1,\1,0,1,1,-\1,0A\1,\1,0,1,1,\1,0$/;

/** Titles from which on nobody can point at one. */
const MOST_TITLES = 1000;

/**
 * The same drawing in fewer bytes: no closing tags of empty elements, a tenth of a pixel.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(compact(`<circle cx="1.2345" r="3"></circle>`), `<circle cx="1.2" r="3"/>`);
 * ```
 */
export function compact(svg: string): string {
  return svg
    .replaceAll(
      TAG,
      (tag) => tag.replaceAll(GEOMETRY, (place) => place.replaceAll(/(\.\d)\d+/g, "$1")),
    )
    .replaceAll(/(<(path|rect|circle|line|use)(?: [\w:-]+="[^"]*")*)><\/\2>/g, "$1/>");
}

/**
 * A figure in fewer bytes: as `compact`, each kind of symbol is written once, and so is the colour of
 * dots that follow each other. Thousands of dots lose
 * their titles, at which nobody could point.
 *
 * @param prefix of the symbols' ids.
 */
export function compactFigure(svg: string, prefix: string): string {
  const titles = svg.match(/<title>/g)?.length ?? 0;
  const plain = compact(titles > MOST_TITLES ? withoutTitles(svg) : svg);
  const symbols = new Map<string, string>();
  const text = plain.replaceAll(SYMBOL, (_, x, y, d, rest, title = "") => {
    const radius = CIRCLE.exec(d)?.[1];
    if (radius) return closed(`circle cx="${x}" cy="${y}" r="${radius}"${rest}`, title);
    if (!symbols.has(d)) symbols.set(d, `${prefix}-${symbols.size}`);
    return closed(`use href="#${symbols.get(d)}" x="${x}" y="${y}"${rest}`, title);
  });
  const grouped = text.replaceAll(DOTS, sharedAttributes);
  if (symbols.size === 0) return grouped;
  const paths = Array.from(symbols, ([d, id]) => `<path id="${id}" d="${d}"/>`).join("");
  return grouped.replace(/^<svg\b[^>]*>/, (root) => `${root}<defs>${paths}</defs>`);
}

/**
 * A small drawing in fewer bytes: dots to whole pixels, and none upon another of its look.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const dot = (x: number) => `<path transform="translate(${x},2.2)" d="M0,0"></path>`;
 * assert.equal(coarse(dot(1.2) + dot(0.9)), `<path transform="translate(1,2)" d="M0,0"></path>`);
 * ```
 */
export function coarse(svg: string): string {
  const there = new Set<string>();
  return svg.replaceAll(PLAIN_DOT, (_, x, y, rest) => {
    const dot = `<path transform="translate(${Math.round(x)},${Math.round(y)})"${rest}></path>`;
    if (there.has(dot)) return "";
    there.add(dot);
    return dot;
  });
}

/** A symbol without a title, as Plot draws a dot. */
const PLAIN_DOT = /<path transform="translate\(([-\d.]+),([-\d.]+)\)"([^>]*?)(?:\/>|><\/path>)/g;

/** A drawing without the titles of its parts. */
export function withoutTitles(svg: string): string {
  return svg.replaceAll(/<title>[^<]*<\/title>/g, "");
}

/** Dots whose common attributes stand in a group around those that follow each other. */
function sharedAttributes(dots: string): string {
  const groups: { attributes: string; dots: string[] }[] = [];
  for (const [, place, , attributes, end] of dots.matchAll(DOT)) {
    if (groups.at(-1)?.attributes !== attributes) groups.push({ attributes, dots: [] });
    groups.at(-1)!.dots.push(`<${place}${end}`);
  }
  return groups.map(({ attributes, dots }) =>
    dots.length > 1
      ? `<g${attributes}>${dots.join("")}</g>`
      : dots[0].replace(/(?=\/?>)/, attributes)
  ).join("");
}

/** An element with a title, or with nothing in it. */
function closed(tag: string, title: string): string {
  return title ? `<${tag}>${title}</${tag.split(" ", 1)[0]}>` : `<${tag}/>`;
}
