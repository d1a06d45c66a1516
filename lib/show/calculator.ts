import type { Analysis } from "../study/analysis.ts";
import { type OwnModel, ownModel } from "../study/own_model.ts";
import { type Bundle, DISPLAY, type Displayed } from "./display.ts";
import { inScript } from "./live.ts";
import { pageBundle } from "./page_bundle.ts";
import { show } from "./show.ts";

/**
 * Shows what a model of one's own takes, by today's rows. Beside a live figure of the same analysis its
 * reader can change size, tokens and whatever else is given; without scripts it is the table.
 *
 * ```ts ignore
 * calculator(analyseFinance(loadFinance()), { paramsB: 70, millionTokens: 50 });
 * ```
 * @throws {RangeError} as `ownModel`.
 */
export function calculator<Today, Past>(
  { id, today }: Analysis<Today, Past>,
  model: OwnModel,
): Displayed {
  const table = show(ownModel(today as Parameters<typeof ownModel>[0], model));
  return {
    async [DISPLAY](): Promise<Bundle> {
      const [bundle, { version }] = await Promise.all([table[DISPLAY](), pageBundle()]);
      const name = `live-calculator-${version}`, json = inScript(JSON.stringify(model));
      return {
        ...bundle,
        "text/html": `${bundle["text/html"]}\n` +
          `<script type="application/json" data-model-of="${id}">${json}</script>\n` +
          `<${name} hidden></${name}>`,
      };
    },
  };
}
