import { createHash } from "node:crypto";
import { LOOK } from "../../lib/page/look.ts";
import { escapeHtml } from "../../lib/page/markup.ts";
import { colors, darkColors, FONT, properties } from "../../lib/plot/theme.ts";
import { fontFaces } from "../../lib/show/fonts.ts";

/** A page that is there beside this one: its file, and how a link calls it. */
export type Neighbour = { file: string; label: string };

/** What a page is made of: HTML in `main` and in the headings of `contents`, text in all else. */
type PageParts = {
  file: string;
  title: string;
  /** One sentence, for who is sent a link. */
  description: string;
  /** The full address of a picture, for the same: what fetches it knows no other. */
  picture?: string;
  type?: "article" | "website";
  neighbours: readonly Neighbour[];
  /** The sections of a page with code, which has switches for both; none on other pages. */
  contents?: readonly { id: string; heading: string }[];
  main: string;
  /** The style sheets that not all pages have. */
  styles: readonly URL[];
  /** The texts of the scripts that may run. */
  scripts: readonly string[];
};

const STYLES = ["page.css", "parts.css"].map((name) => new URL(name, import.meta.url));

/** The figures' palette and font for the whole page, which style sheets name by their roles; paper is white. */
const PALETTE = `:root{color-scheme:light dark;--font:${FONT};${properties(colors)}}` +
  `@media screen and (prefers-color-scheme:dark){:root{${properties(darkColors)}}}`;

/** Dots that grow, in the figures' colours. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">` +
  `<circle cx="7" cy="24" r="4" fill="${colors.blue}"/>` +
  `<circle cx="21" cy="13" r="8" fill="${colors.vermilion}"/></svg>`;

/** A Content-Security-Policy: nothing leaves or enters the page, and no script but these runs. */
export function policy(scripts: readonly string[]): string {
  const hashes = [...new Set(scripts)]
    .map((script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`);
  return "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; " +
    `script-src ${hashes.join(" ") || "'none'"}; font-src data:; base-uri 'none'; ` +
    "form-action 'none'";
}

/** A page that makes no request: its style, its font and its icon are in it. */
export async function pageHtml(
  { file, title, description, picture, type = "article", neighbours, contents, main, ...own }:
    PageParts,
): Promise<string> {
  const sheets = [...STYLES, ...own.styles].map((url) => Deno.readTextFile(url));
  const styles = await Promise.all([fontFaces(), PALETTE + LOOK, ...sheets]);
  const meta = (name: string, content: string) =>
    `<meta property="og:${name}" content="${escapeHtml(content)}">`;
  const links = neighbours.map((page) => {
    const here = page.file === file ? ` aria-current="page"` : "";
    return `<a href="${escapeHtml(page.file)}"${here}>${escapeHtml(page.label)}</a>`;
  });
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy(own.scripts)}">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(description)}">
${meta("type", type)}
${meta("title", title)}
${meta("description", description)}
${picture ? meta("image", picture) : ""}
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(ICON)}">
<style>${styles.join("\n")}</style>
</head>
<body>
<a class="skip" href="#page-text">Skip to the text</a>
<header>
<nav aria-label="Pages">${links.join("")}</nav>
${contents ? SWITCHES : ""}
</header>
${contents ? contentsHtml(contents) : ""}
<main id="page-text">
${main}
</main>
</body>
</html>
`;
}

const SWITCHES = `<label class="switch"><input type="checkbox" id="show-code"> Show the code</label>
<label class="switch contents-switch"><input type="checkbox" id="show-contents"> Contents</label>`;

const contentsHtml = (contents: NonNullable<PageParts["contents"]>) =>
  `<nav class="contents" aria-label="Contents"><ol>
${contents.map(({ id, heading }) => `<li><a href="#${id}">${heading}</a></li>`).join("\n")}
</ol></nav>`;
