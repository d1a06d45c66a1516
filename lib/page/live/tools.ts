import { serialize } from "../../plot/serialize.ts";
import type { Theme } from "../../plot/theme.ts";
import { csvOfRows } from "../../words/csv_rows.ts";
import { isInJupyter } from "../theme.ts";
import { button, folded, html } from "./html.ts";
import type { Row } from "./parcel.ts";

type Sources = {
  /** The files' name, without ending. */
  name: string;
  rows: () => readonly Row[];
  figure?: (theme: Theme) => SVGSVGElement;
  say: (text: string) => void;
};

/** What a reader can take away: a button for each file, and the code that gives this view. */
export function tools({ name, rows, figure, say }: Sources) {
  const code = html("code");
  const text = html("pre", { tabindex: "0", "aria-label": "Settings cell" }, code);
  const box = folded("These settings as the notebook's code", { class: "code" }, text);
  const copy = async (text: string, done: string, otherwise: string) => {
    try {
      await navigator.clipboard.writeText(text);
      say(`Copied: ${done}`);
      return true;
    } catch {
      say(`The browser does not let a page copy: ${otherwise}`);
      return false;
    }
  };
  const copyCode = async () => {
    const done = "paste it over the settings cell of the notebook.";
    if (await copy(code.textContent!, done, "the code is selected, copy it from there.")) return;
    box.open = true;
    document.getSelection()?.selectAllChildren(code);
  };
  const copyLink = () =>
    copy(location.href, "a link to this view.", "copy the address of the page.");
  const file = (label: string, ending: string, type: string, make: () => Made | Promise<Made>) =>
    button(label, async () => {
      try {
        save(`${name}.${ending}`, new Blob([await make()], { type }));
      } catch (error) {
        say(`${label}: ${(error as Error).message}`);
      }
    });
  const bar = [
    file("Download CSV", "csv", "text/csv", () => csvOfRows(rows())),
    ...figure === undefined ? [] : [
      file("Figure as SVG", "svg", "image/svg+xml", () => serialize(figure("auto"))),
      file("Figure as PNG", "png", "image/png", () => pngOf(figure("light"))),
    ],
    button("Copy as code", copyCode),
    ...isInJupyter(document) ? [] : [button("Copy link", copyLink)],
  ];
  return {
    node: html("div", { class: "tools" }, html("div", { class: "bar" }, ...bar), box),
    showCode: (text: string) => code.textContent = text,
  };
}

type Made = string | Blob;

/** Pixels of a PNG per pixel of the drawing. */
const SCALE = 2;

async function pngOf(figure: SVGSVGElement): Promise<Blob> {
  const source = URL.createObjectURL(new Blob([serialize(figure)], { type: "image/svg+xml" }));
  try {
    const image = html("img", { src: source });
    await image.decode();
    const canvas = html("canvas");
    canvas.width = SCALE * Number(figure.getAttribute("width"));
    canvas.height = SCALE * Number(figure.getAttribute("height"));
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error("The browser made no PNG")))
    );
  } finally {
    URL.revokeObjectURL(source);
  }
}

function save(name: string, blob: Blob): void {
  const href = URL.createObjectURL(blob);
  html("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
