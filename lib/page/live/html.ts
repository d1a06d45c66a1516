/** Makes one HTML element with attributes, listeners (`onclick`) and children; strings become text, never markup. */
export function html<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | boolean | ((event: never) => void)>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key.slice(2), value as EventListener);
    else if (value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** A button; `what` follows its label where only a screen reader needs it. */
export function button(
  label: string,
  onclick: () => void,
  { what = "", ...attributes }: Readonly<Record<string, string>> = {},
): HTMLButtonElement {
  const unseen = what ? [html("span", { class: "unseen" }, ` ${what.slice(0, 100)}`)] : [];
  return html("button", { type: "button", onclick, ...attributes }, label, ...unseen);
}

/** A part that is folded until somebody opens it. */
export function folded(
  title: string,
  attributes: Readonly<Record<string, string>>,
  ...children: Node[]
): HTMLDetailsElement {
  return html("details", attributes, html("summary", {}, title), ...children);
}
