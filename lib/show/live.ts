import type { Analysis, Side } from "../study/analysis.ts";
import type { Figure as Drawable } from "../draw/draw.ts";
import { presentStudy } from "../study/study.ts";
import { pack } from "../study/travel.ts";
import { type Bundle, DISPLAY, EXHIBIT } from "./display.ts";
import type { Figure } from "./figure.ts";
import { pageBundle } from "./page_bundle.ts";
import { stillFigure } from "./still.ts";

/**
 * The question whose figure carries the script: the first one that is shown, each time it is. Later
 * ones in the same notebook need not repeat it.
 */
let carrier: string | undefined;

/**
 * Shows the main figure of an analysis, which its reader can filter, search and sort, in JupyterLab and
 * in an exported page. Where scripts do not run it is the static figure.
 *
 * ```ts ignore
 * liveFigure(analyseCo2(loadCo2(), { types: ["chat"] }));
 * ```
 * @throws {RangeError} when no figure can be drawn.
 */
export function liveFigure<Today, Past>(analysis: Analysis<Today, Past>): Figure {
  const exhibit = analysis.rows === "today"
    ? figureOf(analysis.sides.today)
    : figureOf(analysis.sides.study);
  const still = stillFigure(exhibit);
  return {
    ...still,
    async [DISPLAY](): Promise<Bundle> {
      carrier ??= analysis.id;
      const [bundle, { text, version }] = await Promise.all([still[DISPLAY](), pageBundle()]);
      const name = `live-figure-${version}`, json = inScript(JSON.stringify(pack(analysis)));
      const html = [
        bundle["text/html"],
        `<script type="application/json" data-question="${analysis.id}">${json}</script>`,
        `<${name} hidden></${name}>`,
        ...carrier === analysis.id ? [`<script data-element="${name}">${text}</script>`] : [],
      ];
      return { ...bundle, "text/html": html.join("\n"), [EXHIBIT]: JSON.stringify(exhibit) };
    },
  };
}

/** The main figure of one set of rows. */
function figureOf<Row>({ study, settings, view }: Side<Row>): Drawable {
  return view.figure(presentStudy(study), settings);
}

/** JSON as it may stand in a script: no text in it can end the script or begin markup. */
export function inScript(json: string): string {
  return json.replaceAll("<", "\\u003c");
}
