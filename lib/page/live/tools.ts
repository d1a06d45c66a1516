import { html } from "./html.ts";

/** What a reader can take away. */
export type Takeaway = { label: string; run: () => void | Promise<void> };

/** The settings cell to copy, and the files to download. */
export type Tools = { node: HTMLElement; showCode: (code: string) => void };

/** Makes a button for each thing to take away, and the code that gives this view. */
export function tools(
  takeaways: readonly Takeaway[],
  say: (text: string) => void,
): Tools {
  const code = html("code");
  const copy = html("button", { type: "button" }, "Copy as code");
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent ?? "");
      say("Copied: paste it over the settings cell of the notebook.");
    } catch {
      folded.open = true;
      document.getSelection()?.selectAllChildren(code);
      say("The browser does not let a page copy: the code is selected, copy it from there.");
    }
  });
  const folded = html(
    "details",
    { class: "code" },
    html("summary", {}, "These settings as the notebook's code"),
    html("pre", { tabindex: "0", "aria-label": "Settings cell" }, code),
  );
  const buttons = takeaways.map(({ label, run }) => {
    const button = html("button", { type: "button" }, label);
    button.addEventListener("click", async () => {
      try {
        await run();
      } catch (error) {
        say(`${label} failed: ${error instanceof Error ? error.message : error}`);
      }
    });
    return button;
  });
  const bar = html("div", { class: "bar" }, ...buttons, copy);
  return {
    node: html("div", { class: "tools" }, bar, folded),
    showCode: (text) => code.textContent = text,
  };
}
