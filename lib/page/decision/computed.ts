import type { Answer, Assumption } from "../../decide/types.ts";
import { type Markup, markup } from "../markup.ts";

/** What the numbers take for granted, each with its source. */
export function assumptionsHtml({ assumptions }: Pick<Answer, "assumptions">): Markup {
  return markup`<ul class="assumptions">${
    assumptions.map((one) => markup`<li>${one.label}: ${one.value} ${sourceHtml(one)}</li>`)
  }</ul>`;
}

/** Where an assumption is from. */
export function sourceHtml({ source, url }: Assumption): Markup {
  const safe = url !== null && /^https?:\/\//.test(url);
  return markup`<small>(${safe ? markup`<a href="${url}">${source}</a>` : source})</small>`;
}
