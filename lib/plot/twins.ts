import { DARK_RAMP, RAMP } from "./scheme.ts";
import { colors, darkColors, type Palette } from "./theme.ts";

/** The palette's own twins, and the ramp's. */
const KNOWN = new Map([
  ...Object.values(colors).map((color, index) =>
    [color, Object.values(darkColors)[index]] as const
  ),
  ...RAMP.map((color, step) => [color, DARK_RAMP[step]] as const),
]);

/** Greys as they are commonly written; and what can stand in a style sheet as a colour. */
const GREY = /^(black|white|#(.)\2\2|#(..)\3\3|rgb\((\d+), ?\4, ?\4\))$/i;
const COLOR = /^(?!url)[\w#(),.% -]+$/;

/** A chart of more colours than these keeps those of its data in the dark. */
const MOST_RULES = 256;

/**
 * A colour's twin on a dark background: the palette's own, the reverse of a grey, of others what is
 * light enough for 3:1 (WCAG 2.2, non-text); null for what is no colour.
 */
export function darkTwin(color: string): string | null {
  const known = KNOWN.get(color);
  if (known || !COLOR.test(color)) return known ?? null;
  const lightness = GREY.test(color) ? "calc(0.92 - 0.7 * l)" : "max(l, 0.6)";
  return `oklch(from ${color} ${lightness} c h)`;
}

/**
 * The style sheet of a figure: what is drawn when somebody points at it (Plot's tips) has the figure's
 * ink and background, and the colours in use, as `tidy` gives them, have their dark twins where the
 * reader's scheme is dark.
 */
export function styleOf(className: string, used: ReadonlySet<string>): string {
  const base = (palette: Palette) =>
    `.${className}{color:${palette.ink};--plot-background:${palette.background}}`;
  const rules = [...used].map((one) => one.split(/ (.*)/)).flatMap(([name, color]) => {
    const twin = used.size <= MOST_RULES || KNOWN.has(color) ? darkTwin(color) : null;
    return twin === null ? [] : [`.${className} [${name}="${color}"]{${name}:${twin}}`];
  });
  return `${base(colors)}@media (prefers-color-scheme:dark){${base(darkColors)}${rules.join("")}}`;
}
