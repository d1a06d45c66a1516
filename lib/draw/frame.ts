import { elementsBelow } from "../plot/elements.ts";
import { legend, type LegendEntry } from "./legend.ts";
import { NAMESPACE, round, svg } from "../plot/svg.ts";
import { balanceText } from "../plot/text.ts";
import { colors, darken, darkStyle, type DrawOptions, FONT, WIDTH } from "../plot/theme.ts";

/** The words around a figure, and what tells it from the others. */
export type FigureText = {
  /** File stem, class and prefix of all ids, for example `co2-growth`. */
  id: string;
  title: string;
  /** Says n and the fit in words; wraps; `\n` starts a line. */
  subtitle: string;
  /** Source and limits, below the charts; wraps. */
  caption: string;
  /** What the figure shows, for who cannot see it. */
  description: string;
};

/** What `frame` puts together: words, keys, and charts one below the other or at their place. */
export type FrameContent = FigureText & {
  legend?: readonly LegendEntry[];
  /** `x` and `y` in pixels from the left top of the charts' area; without `y`, below the last. */
  charts: readonly { svg: SVGSVGElement; x?: number; y?: number }[];
};

/** Padding of the figure in pixels, on each side. */
export const PADDING = 16;

/**
 * The charts' area: the figure's width without its padding, in pixels.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(innerWidth(720), 688);
 * ```
 */
export function innerWidth(width: number = WIDTH): number {
  return width - 2 * PADDING;
}

/**
 * Puts title, subtitle, legend, charts and caption into one accessible SVG with its own
 * background, class and ids, in the theme asked for.
 */
export function frame(
  content: FrameContent,
  { document, width = WIDTH, theme = "auto" }: DrawOptions,
): SVGSVGElement {
  const { id } = content;
  const root = svg(document, "svg", {
    class: id,
    role: "img",
    "aria-label": content.description,
    width,
    "font-family": FONT,
  });
  root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns", NAMESPACE);
  const background = svg(document, "rect", { width, fill: colors.background });
  root.append(background);
  const narrow = width < 480;
  let y = PADDING;

  y = paragraph(root, content.title, {
    y,
    width,
    size: narrow ? 15 : 17,
    weight: "bold",
    color: colors.ink,
  });
  if (content.subtitle) {
    y = paragraph(root, content.subtitle, { y: y + 4, width, size: 13, color: colors.muted });
  }
  if (content.legend?.length) {
    const keys = legend(content.legend, { document, width: innerWidth(width) });
    keys.group.setAttribute(
      "transform",
      `translate(${PADDING},${round(y + 10)})`,
    );
    root.append(keys.group);
    y += 10 + keys.height;
  }
  y += 12;
  let bottom = 0;
  content.charts.forEach((chart, index) => {
    const top = chart.y ?? bottom;
    place(chart.svg, {
      x: PADDING + (chart.x ?? 0),
      y: y + top,
      prefix: `${id}-${index + 1}`,
    });
    root.append(chart.svg);
    bottom = Math.max(bottom, top + Number(chart.svg.getAttribute("height")));
  });
  y += bottom;
  if (content.caption) {
    y = paragraph(root, content.caption, { y: y + 8, width, size: 11, color: colors.muted });
  }

  const height = Math.ceil(y + PADDING);
  root.setAttribute("height", String(height));
  root.setAttribute("viewBox", `0 0 ${width} ${height}`);
  background.setAttribute("height", String(height));
  if (theme === "auto") root.prepend(svg(document, "style", {}, darkStyle(id)));
  if (theme === "dark") darken(root);
  return root;
}

/** Appends wrapped text from `y` on and gives the y below it. */
function paragraph(
  root: SVGSVGElement,
  text: string,
  { y, width, size, weight = "normal", color }: {
    y: number;
    width: number;
    size: number;
    weight?: "normal" | "bold";
    color: string;
  },
): number {
  const document = root.ownerDocument, lineHeight = Math.round(size * 1.4);
  const lines = balanceText(text, innerWidth(width), size, weight);
  const element = svg(document, "text", { fill: color, "font-size": size });
  if (weight === "bold") element.setAttribute("font-weight", "bold");
  lines.forEach((line, index) => {
    const baseline = y + index * lineHeight + size;
    // The blank keeps words apart when the text is copied or read aloud.
    const words = index < lines.length - 1 ? `${line} ` : line;
    element.append(svg(document, "tspan", { x: PADDING, y: baseline }, words));
  });
  root.append(element);
  return y + lines.length * lineHeight;
}

/** Moves a chart to its place and gives its ids, which Plot counts per process, the figure's prefix. */
function place(
  chart: SVGSVGElement,
  { x, y, prefix }: { x: number; y: number; prefix: string },
): void {
  chart.setAttribute("x", String(round(x)));
  chart.setAttribute("y", String(round(y)));
  // Nothing leaves a chart; saying so spares a PNG one layer.
  chart.setAttribute("overflow", "visible");
  const renamed = new Map<string, string>();
  const elements = [...elementsBelow(chart)];
  for (const element of elements) {
    if (!element.id) continue;
    const name = `${prefix}-clip-${renamed.size + 1}`;
    renamed.set(`url(#${element.id})`, `url(#${name})`);
    element.id = name;
  }
  for (const element of elements) {
    const name = renamed.get(element.getAttribute("clip-path") ?? "");
    if (name) element.setAttribute("clip-path", name);
  }
}
