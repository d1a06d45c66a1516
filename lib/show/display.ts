import { type Markup, markup } from "../page/markup.ts";

/** The name under which a notebook asks a cell's last value what to show. */
export const DISPLAY: unique symbol = Symbol.for("Jupyter.display");

/** The environment variable under which a kernel gives figures for a page alone: `task export` sets it. */
export const UNDRAWN = "LM_UNDRAWN";

/** What to show, by MIME type. */
export type Bundle = { "text/plain": string } & Record<string, string>;

export type Displayed = { [DISPLAY](): Bundle | Promise<Bundle> };

export function displayed(bundle: Bundle): Displayed {
  return { [DISPLAY]: () => bundle };
}

/** Texts as paragraphs; `html` where some are more than text. */
export function paragraphs(
  texts: readonly string[],
  html: readonly (Markup | string)[] = texts,
): Bundle {
  // JupyterLab takes what stands between two $ for a formula, unless it is told not to
  const plain = texts.map((text) => text.includes("$") && markup` class="mathjax_ignore"`);
  return {
    "text/html": html.map((one, i) => markup`<p${plain[i]}>${one}</p>`).join("\n"),
    "text/plain": texts.join("\n\n"),
  };
}

/** What the kernel gives to notebooks; the types of Deno without a flag leave it out. */
type Jupyter = { broadcast(type: string, content: unknown): Promise<void> };

/** The kernel's side of a notebook; null outside of one, where asking for it may throw. */
export function kernel(): Jupyter | null {
  try {
    return (Deno as unknown as { jupyter?: Jupyter }).jupyter ?? null;
  } catch {
    return null;
  }
}
