import { fitPowerLaw } from "../fit/power_law.ts";
import { type ApiPriceSettings } from "../filter/api_prices.ts";
import type { ApiPrice } from "../read/api_prices.ts";
import {
  formatCount,
  formatCounted,
  formatDecimalInterval,
  formatDecimals,
  formatNumber,
  formatPlain,
  formatRSquared,
  unbroken,
} from "../words/quantity.ts";
import { average } from "../fit/averages.ts";
import { dollarsPerMillionTokens } from "./api_prices.ts";
import { explained, type Table, tableOf } from "./exhibit.ts";
import { fitWith } from "./standard_errors.ts";
import type { Study } from "./study.ts";

/** How the prices of input, output and both blended grow with size, and their medians. */
export const tokenPricesTable = explained(
  (
    { points, rows, settings }: Study<ApiPrice>,
    { inputPerOutput = 3 }: Partial<Pick<ApiPriceSettings, "inputPerOutput">> = {},
  ): Table => {
    const listed = rows.filter(({ dated }) => dated !== rows[0].dated).length;
    return tableOf(
      `Prices of input and output apart, and blended (${
        formatPlain(inputPerOutput)
      } tokens in for ` +
        `each token out), on ${formatCounted(rows.length, "row")}. ${
          listed === 0
            ? "None of them has a day of its own"
            : `${formatCount(listed)} of them have a day of their own, the others none`
        }: the list says what a price is, hardly ever since when, so it cannot tell how the price ` +
        "of a size has moved",
      {
        tokens: "Tokens",
        exponent: "Exponent",
        interval: "95 % interval",
        rSquared: "R² (log-log)",
        median: "Median ($ per million tokens)",
      },
      (["input", "output", "blended"] as const).map((tokens) => {
        const priced = points.map((point, i) => ({
          ...point,
          y: dollarsPerMillionTokens(rows[i], { tokens, inputPerOutput }),
        }));
        const { slope, slopeInterval, rSquared } = fitWith(fitPowerLaw, priced, settings.errors);
        return {
          tokens,
          exponent: formatDecimals(slope),
          interval: unbroken(formatDecimalInterval(slopeInterval)),
          rSquared: formatRSquared(rSquared),
          median: formatNumber(average(priced.map(({ y }) => y), "median")),
        };
      }),
      ["exponent", "interval", "rSquared", "median"],
    );
  },
);
