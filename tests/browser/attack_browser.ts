/** Live figures in Chromium, given addresses that try to break them. */
import assert from "node:assert/strict";
import * as Plot from "@observablehq/plot";
import * as lm from "../../lib/core.ts";
import { live } from "../../lib/show/live_cell.ts";
import { loadEvaluations } from "../../lib/tables/evaluations.ts";
import { loadOffers } from "../../lib/tables/offers.ts";
import { loadServed } from "../../lib/tables/served.ts";
import { ATTACKS } from "./attacks.ts";
import { browserTest, inChromium, openFile } from "./chromium.ts";
import { strictPage, withPage } from "./lively_pages.ts";

const evaluations = loadEvaluations(), served = loadServed(), offers = loadOffers();

/** A live figure with a fit of each table. */
const pages = () => [
  live(evaluations, {}, ({ rows, settings }) => {
    const x = "paramsB", y = "co2Kg", at = settings.slmLimitB;
    const bent = lm.bend(rows, { y, x, at, cluster: "family" });
    return lm.figure({
      title: `The exponent changes by ${lm.within(bent.change)}`,
      x: { type: settings.xScale },
      y: { type: settings.yScale },
      marks: [
        lm.limit(at),
        Plot.dot(rows, { x, y, stroke: "type" }),
        lm.fitted(bent, { along: x }),
      ],
    });
  }),
  live(served, {}, ({ rows, settings }) => {
    const x = "paramsB", y = "kWhPerMillionTokens", cluster = "base";
    const fit = lm.powerLaw(rows, { y, x: [x, "concurrency"], by: ["kind", "hardware"], cluster });
    return lm.figure({
      title: `Twice the size: ${lm.timesWithin(lm.factor(fit, x, 2))}`,
      x: { type: settings.xScale },
      y: { type: settings.yScale },
      marks: [
        lm.limit(settings.slmLimitB),
        Plot.dot(rows, { x, y, stroke: "concurrency" }),
        lm.fitted(fit, { along: x }),
      ],
    });
  }),
  live(offers, {}, ({ rows, settings }) => {
    const x = "paramsB", y = "blendedDollarsPerMillionTokens", known = rows.filter((d) => d[y] > 0);
    const fit = lm.powerLaw(known, { y, x, cluster: ["base", "provider"] });
    return lm.figure({
      title: `Twice the size: ${lm.timesWithin(lm.factor(fit, x, 2))}`,
      x: { type: settings.xScale },
      y: { type: settings.yScale },
      marks: [Plot.dot(known, { x, y, stroke: "kind" }), lm.fitted(fit, { along: x })],
    });
  }),
];

browserTest("100 random states from the address never break a live figure", async () => {
  const { html } = await strictPage(pages);
  const settings = Object.fromEntries(
    [evaluations, served, offers].map(({ name, filters }) => [name, Object.keys(filters)]),
  );
  const attacks = ATTACKS.map((text) => text.toWellFormed());
  await inChromium((browser) =>
    withPage(html, async (path) => {
      const { page, faults } = await openFile(browser, path, { ready: "figure[hidden]" });
      const asked = { settings, count: 100, attacks };
      assert.deepEqual(await page.evaluate(randomStates, asked), []);
      assert.deepEqual(faults, []);
    })
  );
});

/** Runs in a page: puts random words into the address, and gives those that broke what it says. */
function randomStates({ settings, count, attacks }: {
  settings: Record<string, string[]>;
  count: number;
  attacks: string[];
}) {
  let seed = 20261128;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)];
  const words = ("chat merge bfloat16 dense A100 B200 gpqa fp8 active input open list log linear " +
    "true false all NaN Infinity null -1 0 1 7 40").split(" ");
  const value = () =>
    one([
      () => one(words),
      () => one(attacks),
      () => String(10 ** (random() * 12 - 6)),
      () => "",
    ])();
  const broken: string[] = [];
  for (let i = 0; i < count; i++) {
    const asked = new URLSearchParams();
    for (const [table, names] of Object.entries(settings)) {
      for (const name of [...names, "pin", "sort", "find"]) {
        if (random() < 0.1) asked.append(`${table}.${name}`, value());
      }
    }
    history.replaceState(null, "", `#${asked}`);
    dispatchEvent(new HashChangeEvent("hashchange"));
    for (const { shadowRoot } of document.querySelectorAll("[data-drawing]")) {
      const status = shadowRoot!.querySelector(".status")?.textContent ?? "";
      const title = shadowRoot!.querySelector(".canvas > svg")?.getAttribute("aria-label") ?? "";
      const fault = shadowRoot!.querySelector(".fault")?.textContent ?? "";
      const wrong = /NaN|undefined|\[object|Infinity/.exec(`${status} ${title} ${fault}`);
      if (wrong || status === "") broken.push(`${wrong}: ${decodeURIComponent(location.hash)}`);
    }
  }
  return broken.slice(0, 5);
}
