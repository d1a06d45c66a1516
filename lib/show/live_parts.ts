import { escapeHtml } from "../page/markup.ts";
import { through } from "../page/live/parcel.ts";

/**
 * What a page needs to make a still figure live: a word for its drawing, the name of the element that the
 * page's library defines, rows, settings and description of a table, packed, and the drawing.
 */
export type Live = { id: string; element: string; data: string; drawing: string };

/**
 * A live figure in HTML: the still one, the rows, the drawing, `library`, and the element that takes the
 * still one's place; and the text of its script, for a page whose policy lists those that may run.
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

const packed = new Map<string, Promise<string>>();

/** The library packed, for an output that must bring it along: unpacked unless its element is there. */
export function packedLibrary(text: string, element: string): Promise<string> {
  return packed.getOrInsertComputed(element, () => packing(text, element));
}

async function packing(text: string, element: string): Promise<string> {
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
