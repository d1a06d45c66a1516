import { draw } from "../draw/draw.ts";
import type { EvaluationSettings } from "../filter/evaluations.ts";
import type { MeasurementSettings } from "../filter/measurements.ts";
import type { PriceSettings } from "../filter/prices.ts";
import type { Evaluation } from "../read/evaluations.ts";
import type { Read } from "../read/left_out.ts";
import type { Measurement } from "../read/measurements.ts";
import type { Price } from "../read/prices.ts";
import { completeSettings, type Description } from "../filter/setting.ts";
import { co2View } from "../study/co2_view.ts";
import { energyView } from "../study/energy_view.ts";
import { financeView } from "../study/finance_view.ts";
import { pack } from "../study/travel.ts";
import { compute, type GivenSettings, type View } from "../study/view.ts";
import { type Bundle, DISPLAY } from "./display.ts";
import { type Figure, figure } from "./figure.ts";
import { pageBundle } from "./page_bundle.ts";

/**
 * Shows the evaluations' CO₂ against size as a figure that its reader can filter, search and sort,
 * in JupyterLab and in an exported page. Where scripts do not run it is the static figure.
 *
 * ```ts ignore
 * liveCo2(loadLeaderboard(), { types: ["chat"] });
 * ```
 * @throws {RangeError} for an unknown setting or value, or when no figure can be drawn.
 */
export function liveCo2(data: Read<Evaluation>, settings: Partial<EvaluationSettings> = {}) {
  return live(co2View, data, settings);
}

/** As `liveCo2`, for the energy of LLM-Perf's measurements. */
export function liveEnergy(data: Read<Measurement>, settings: Partial<MeasurementSettings> = {}) {
  return live(energyView, data, settings);
}

/** As `liveCo2`, for prices. */
export function liveFinance(data: Read<Price>, settings: Partial<PriceSettings> = {}) {
  return live(financeView, data, settings);
}

/**
 * The view whose figure carries the script: the first one that is shown, each time it is. Later ones
 * in the same notebook need not repeat it.
 */
let carrier: string | undefined;

/** A view's static figure, its rows, and the script that brings them to life. */
function live<Row>(view: View<Row>, data: Read<Row>, given: GivenSettings): Figure {
  const settings = completeSettings(view.settings as Description<never>, given);
  const shown = compute(view, data, settings), exhibit = shown.figure;
  if (exhibit === null) throw new RangeError(shown.fault ?? "Cannot draw a figure of no rows");
  const still = figure((options) => draw(exhibit, options));
  return {
    ...still,
    async [DISPLAY](): Promise<Bundle> {
      carrier ??= view.id;
      const [bundle, { text, version }] = await Promise.all([still[DISPLAY](), pageBundle()]);
      const name = `live-figure-${version}`;
      const json = inScript(JSON.stringify(pack(view, data, settings)));
      const html = [
        bundle["text/html"],
        `<script type="application/json">${json}</script>`,
        `<${name} hidden></${name}>`,
        ...carrier === view.id ? [`<script data-element="${name}">${text}</script>`] : [],
      ];
      return { ...bundle, "text/html": html.join("\n") };
    },
  };
}

/** JSON as it may stand in a script: no text in it can end the script or begin markup. */
function inScript(json: string): string {
  return json.replaceAll("<", "\\u003c");
}
