import { escapeHtml } from "../../lib/show/escape.ts";

/** The link by which a heading, figure or table can be linked to. */
export function anchor(id: string): string {
  return ` <a class="anchor" href="#${escapeHtml(id)}" aria-label="Link to this">#</a>`;
}
