import * as Plot from "@observablehq/plot";
import { elementsBelow } from "../plot/elements.ts";
import { colors, FONT } from "../plot/theme.ts";

/**
 * Draws one chart with Observable Plot in the house's settings: its own class, the figure's font
 * and ink as attributes, no style sheet. Width, height, scales and marks are Plot's own options;
 * pass no title, caption, legend or tip, for which Plot would leave SVG.
 *
 * @throws {TypeError} when the options make Plot return HTML instead of SVG.
 */
export function chart(
  options: Plot.PlotOptions,
  { document }: { document: Document },
): SVGSVGElement {
  const node = Plot.plot({ className: "chart", ...options, document });
  if (node.nodeName.toLowerCase() !== "svg") {
    throw new TypeError(
      `Cannot draw a chart: Plot returned <${node.nodeName.toLowerCase()}>, need <svg>; ` +
        "give title, caption and legend to frame()",
    );
  }
  const root = node as unknown as SVGSVGElement;
  root.querySelector("style")?.remove();
  for (const name of ["class", "xmlns", "xmlns:xlink"]) root.removeAttribute(name);
  root.setAttribute("font-family", FONT);
  root.setAttribute("font-size", "11");
  root.setAttribute("text-anchor", "middle");
  root.setAttribute("fill", colors.ink);
  const fixed = new Map([
    ["currentColor", colors.ink],
    ["var(--plot-background)", colors.background],
  ]);
  for (const element of elementsBelow(root)) {
    for (const name of ["fill", "stroke"]) {
      const color = fixed.get(element.getAttribute(name) ?? "");
      if (color) element.setAttribute(name, color);
    }
  }
  return root;
}
