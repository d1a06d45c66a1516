import type { DecisionData, KnownModel } from "../../../lib/decide/read_data.ts";
import { type Markup, markup } from "../../../lib/page/markup.ts";
import { formatCount } from "../../../lib/words/quantity.ts";

/** The tables that are joined by model, and whether a model is in them. */
const TABLES: Readonly<Record<string, (model: KnownModel) => boolean>> = {
  "Rated (LMArena)": ({ ratings }) => ratings.length > 0,
  "On a price list": ({ offers }) => offers.length > 0,
  "Measured on a server": ({ served }) => served.length > 0,
  "Measured one at a time": ({ single }) => single.length > 0,
};

/** How many models are in which tables, those in most of them first; folded. */
export function tablesHtml({ models }: DecisionData): Markup {
  const names = Object.keys(TABLES);
  const groups = Map.groupBy(models, (model) => names.filter((name) => TABLES[name](model)).join());
  const rows = [...groups].map(([key, { length }]) => ({ key, length }))
    .sort((a, b) => b.key.split(",").length - a.key.split(",").length || b.length - a.length);
  const heads = [...names, "Models"].map((text) => markup`<th scope="col">${text}</th>`);
  return markup`<details><summary>How many of ${
    formatCount(models.length)
  } models are in which tables</summary>
<div class="table" role="region" tabindex="0" aria-label="Models by table"><table><thead><tr>${heads}</tr></thead><tbody>${
    rows.map(({ key, length }) =>
      markup`<tr>${
        names.map((name) => markup`<td>${key.includes(name) ? "yes" : ""}</td>`)
      }<td class="number">${formatCount(length)}</td></tr>`
    )
  }</tbody></table></div></details>`;
}
