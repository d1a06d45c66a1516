import { escapeHtml } from "../page/markup.ts";
import { through } from "../page/live/parcel.ts";

/** What a page needs to make a still figure live, as plain data. */
export type Live = {
  /** A word for the drawing; equal drawings have the same. */
  id: string;
  /** The name of the element, which the page's library defines. */
  element: string;
  /** Rows, settings and description of a table, packed. */
  data: string;
  drawing: string;
};

/**
 * The parts of a live figure in the order in which a page needs them: the still figure, the rows, the
 * script with the drawing, `library`, and the element that takes the still one's place. `script` is the
 * text of the drawing's script, for a page whose policy lists the scripts that may run.
 */
export function liveParts(
  { id, element, data, drawing }: Live,
  still: string,
  library = "",
): { html: string; script: string } {
  const script = `(globalThis.lmDrawings ??= {})[${JSON.stringify(id)}] = (Plot, lm) => (\n` +
    `${drawing}\n);`;
  const name = escapeHtml(id);
  const html = `<div data-live="${name}">${still}
<script type="application/octet-stream" data-live>${data}</script>
<script>${script}</script>
${library && `${library}\n`}<${element} data-drawing="${name}" hidden></${element}></div>`;
  return { html, script };
}

/** The library as a script of its own, once in a page, after its figures; `text` is what it hashes. */
export function libraryScript(text: string, element: string): string {
  return `<script data-element="${escapeHtml(element)}">${text}</script>`;
}

/** The library packed, for an output that must bring it along: unpacked unless its element is there. */
export async function packedLibrary(text: string, element: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  return `<script>{
  const name = ${JSON.stringify(element)}, coming = globalThis.lmLibraries ??= new Set();
  if (!customElements.get(name) && !coming.has(name)) {
    coming.add(name);
    const bytes = Uint8Array.from(atob("${bytes.toBase64()}"), (one) => one.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    new Response(stream).text().then((text) => {
      const script = document.createElement("script");
      script.dataset.element = name;
      script.textContent = text;
      document.head.append(script);
    });
  }
}</script>`;
}
