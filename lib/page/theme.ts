import type { Theme } from "../plot/theme.ts";

/** JupyterLab's theme where there is one; elsewhere each part follows the reader's own scheme. */
export function themeOf({ body }: Document): Theme {
  const light = body.dataset.jpThemeLight;
  return light === undefined ? "auto" : light === "false" ? "dark" : "light";
}

/** Whether a document is JupyterLab's, which has an address of its own. */
export function isInJupyter({ body }: Document): boolean {
  return body.dataset.jpThemeLight !== undefined;
}

/** Sets a figure that follows its reader's scheme to a theme outright. */
export function setTheme(figure: SVGSVGElement, theme: Theme): void {
  if (theme === "auto") return;
  for (const style of figure.querySelectorAll("style")) {
    style.textContent = (style.textContent ?? "").replaceAll(
      /@media \(prefers-color-scheme: ?dark\)/g,
      theme === "dark" ? "@media all" : "@media not all",
    );
  }
}

/** Calls back when JupyterLab changes its theme; gives what ends it. */
export function watchTheme(document: Document, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  return () => observer.disconnect();
}
