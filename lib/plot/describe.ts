/** What a reader calls the kinds of marks that Plot names otherwise. */
const CALLED: Readonly<Record<string, string>> = { rule: "line", tick: "line", link: "line" };

/** Groups that carry no data. */
const FURNITURE = /axis|grid|frame|tip|crosshair|legend/;

/**
 * Says in words what charts show that have no title: how many elements of each kind, and the axes.
 * Such as "Chart of 565 dots and 3 lines; Parameters (B) and Energy".
 */
export function describe(charts: readonly Element[]): string {
  const counts = new Map<string, number>(), axes: string[] = [];
  for (const group of charts.flatMap((chart) => [...chart.children])) {
    const label = group.getAttribute("aria-label");
    if (label === null) continue;
    if (/axis label$/.test(label)) {
      axes.push((group.textContent ?? "").replace(/[↑→←↓]/g, "").trim());
    }
    if (FURNITURE.test(label)) continue;
    // in facets elements lie one group deeper
    const all = [...group.children].flatMap((one) =>
      one.localName === "g" ? [...one.children] : one
    );
    const drawn = all.filter(({ localName }) => !/^(clipPath|marker|defs)$/.test(localName));
    const name = CALLED[label] ?? label;
    counts.set(name, (counts.get(name) ?? 0) + drawn.length);
  }
  const kinds = [...counts].map(([name, count]) => `${count} ${name}${count === 1 ? "" : "s"}`);
  const what = kinds.length ? ` of ${kinds.join(", ").replace(/, ([^,]*)$/, " and $1")}` : "";
  return `Chart${what}${axes.length ? `; ${axes.join(" and ")}` : ""}`;
}
