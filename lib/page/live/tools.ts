import { serialize } from "../../plot/serialize.ts";
import type { Theme } from "../../plot/theme.ts";
import { csvOfRows } from "../../words/csv_rows.ts";
import { pngOfSvg } from "../png.ts";
import { isInJupyter } from "../theme.ts";
import { html } from "./html.ts";
import type { Row } from "./parcel.ts";

/** What a reader can take away: the settings cell to copy, and files. */
export type Tools = { node: HTMLElement; showCode: (code: string) => void };

type Sources = {
  /** The files' name, without ending. */
  name: string;
  /** The rows of the table, in its order. */
  rows: () => readonly Row[];
  figure?: (theme: Theme) => SVGSVGElement;
  say: (text: string) => void;
};

/** Makes a button for each thing to take away, and the code that gives this view. */
export function tools({ name, rows, figure, say }: Sources): Tools {
  const code = html("code");
  const folded = html(
    "details",
    { class: "code" },
    html("summary", {}, "These settings as the notebook's code"),
    html("pre", { tabindex: "0", "aria-label": "Settings cell" }, code),
  );
  const copy = async (text: string, done: string, otherwise: () => string) => {
    try {
      await navigator.clipboard.writeText(text);
      say(`Copied: ${done}`);
    } catch {
      say(`The browser does not let a page copy: ${otherwise()}`);
    }
  };
  const copyCode = () =>
    copy(code.textContent ?? "", "paste it over the settings cell of the notebook.", () => {
      folded.open = true;
      document.getSelection()?.selectAllChildren(code);
      return "the code is selected, copy it from there.";
    });
  const copyLink = () =>
    copy(location.href, "a link to this view.", () => "copy the address of the page.");
  const file =
    (ending: string, make: () => BlobPart | Promise<BlobPart>, type: string) => async () =>
      save(`${name}.${ending}`, new Blob([await make()], { type }));
  const button = (label: string, run: () => Promise<void>) => {
    const made = html("button", { type: "button" }, label);
    made.addEventListener("click", () => run().catch((error) => say(`${label}: ${error.message}`)));
    return made;
  };
  const bar = html(
    "div",
    { class: "bar" },
    button("Download CSV", file("csv", () => csvOfRows(rows()), "text/csv")),
    ...figure === undefined ? [] : [
      button("Figure as SVG", file("svg", () => serialize(figure("auto")), "image/svg+xml")),
      button("Figure as PNG", file("png", () => pngOfSvg(figure("light")), "image/png")),
    ],
    button("Copy as code", copyCode),
    ...isInJupyter(document) ? [] : [button("Copy link", copyLink)],
  );
  return {
    node: html("div", { class: "tools" }, bar, folded),
    showCode: (text) => code.textContent = text,
  };
}

/** Lets the reader keep a file, made in the page. */
function save(name: string, blob: Blob): void {
  const href = URL.createObjectURL(blob);
  html("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
