import { CLAIMS } from "../../../lib/show/claims.ts";
import { FILE } from "../../../lib/show/csv.ts";
import { tableBundle } from "../../../lib/show/html_table.ts";
import { FIGURE } from "../../../lib/show/plot_display.ts";
import type { Notebook, Output } from "../../../tasks/notebook/notebook.ts";
import { code, display, notebook, prose } from "../notebook/cells.ts";

/** A drawing as the kernel makes it: a class and ids of its own, a reference to one, a title. */
export function drawing(words: string, width: number): string {
  const own = `lm-${words.replaceAll(/\W/g, "-")}-${width}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="${own}" width="${width}" height="200" ` +
    `viewBox="0 0 ${width} 200" role="img" aria-label="${words}"><style>.${own} text{fill:#1f2328}` +
    `</style><clipPath id="${own}-1"><rect width="${width}" height="200"></rect></clipPath>` +
    `<g clip-path="url(#${own}-1)"><circle cx="50.12345" cy="60" r="9" fill="#0069a8">` +
    `<title>a dot</title></circle></g><text x="8" y="20" font-size="14">${words}</text></svg>`;
}

/** An output as `lm.figure` leaves it, or a plain Plot where there is no narrow drawing. */
export function figure(title: string, { narrow = true } = {}): Output {
  return display({
    "text/plain": title,
    "image/svg+xml": drawing(title, 720),
    [FIGURE]: JSON.stringify({ title, narrow: narrow ? drawing(title, 360) : null }),
  });
}

export function csv(name: string, text: string): Output {
  return display({ "text/plain": name, "text/csv": text, [FILE]: JSON.stringify({ name }) });
}

/** An output as `lm.text` leaves it: text, as HTML and as lines. */
export function text(...sentences: string[]): Output {
  const html = sentences.map((sentence) => `<p>${sentence}</p>`).join("");
  return display({ "text/html": html, "text/plain": sentences.join("\n") });
}

/** An output as `lm.table` leaves it: a column with a heading and its cells. */
export function table(caption: string, heading: string, ...cells: string[]): Output {
  return display({ ...tableBundle(cells.map((cell) => ({ [heading]: cell })), caption) });
}

export function claims(...rows: [claim: string, rows: string, verdict: string][]): Output {
  const list = rows.map(([claim, rows, verdict]) => ({ claim, rows, verdict, why: "" }));
  return display({
    "text/html": `<table><tr><th>Claim</th></tr></table>`,
    "text/plain": "claims",
    [CLAIMS]: JSON.stringify(list),
  });
}

/** A notebook that has been run, with an answer, a main figure and claims. */
export function answered(name: string): Notebook {
  return notebook(
    prose("# Q"),
    code("1", [text(`${name} grows.`, "More.")], "answer"),
    code("2", [figure("Other")]),
    code("3", [figure(name)], "main"),
    code("4", [
      claims(
        [`${name} grows`, "today", "✓ supported"],
        [`${name} grows`, "study", "? cannot tell"],
      ),
    ], "claims"),
  );
}

export const ANSWERED = {
  co2: answered("CO₂"),
  energy: answered("Energy"),
  finance: answered("Price"),
};
