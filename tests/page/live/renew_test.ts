import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { renew, standsFor } from "../../../lib/page/live/renew.ts";

const { document } = new JSDOM("").window;

function figure(title: string, places: readonly number[], color = "red") {
  const place = document.createElement("div");
  const dots = places.map((x) => `<path transform="translate(${x},1)" d="M0,0"></path>`).join("");
  place.innerHTML = `<svg width="${places.length}"><text>${title}</text>` +
    `<g stroke="${color}"><g class="axis"><path d="M1"></path></g><g class="dot">${dots}</g></g></svg>`;
  return place;
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

Deno.test("renew() shows the next figure, and keeps the elements that are equal in both", () => {
  const place = figure("All", range(0, 60));
  const [kept] = place.querySelectorAll(".dot path:nth-child(31)");
  const steps: [string, number[], string][] = [
    ["Fewer", range(5, 50), "red"],
    ["More", [...range(-10, 0), ...range(0, 60)], "blue"],
    ["Turned round", range(0, 60).reverse(), "blue"],
    ["Twice", [...range(0, 40), ...range(0, 40)], "blue"],
    ["Few", [30], "blue"],
    ["None", [], "blue"],
    ["Many", range(0, 40), "blue"],
  ];
  for (const [title, places, color] of steps) {
    const next = figure(title, places, color).firstElementChild!, html = next.outerHTML;
    const group = next.querySelector(".dot")!;
    renew(place, next);
    assert.equal(place.innerHTML, html, title);
    assert.equal(standsFor(group), place.querySelector(".dot"), title);
    if (title === "Fewer" || title === "More") assert.ok(place.contains(kept), title);
  }
});
