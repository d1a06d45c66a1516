/** Live figures and the first page, given addresses and names that try to break them. */
import assert from "node:assert/strict";
import * as Plot from "@observablehq/plot";
import * as lm from "../../lib/core.ts";
import { loadDecisionData } from "../../lib/decide/read_data.ts";
import { questionSettings } from "../../lib/page/decision/settings.ts";
import { live } from "../../lib/show/live_cell.ts";
import { loadEvaluations } from "../../lib/tables/evaluations.ts";
import { loadOffers } from "../../lib/tables/offers.ts";
import { loadServed } from "../../lib/tables/served.ts";
import { ATTACKS } from "./attacks.ts";
import { browserTest, openFile, written } from "./chromium.ts";
import { indexOf } from "./index_pages.ts";
import { strictPage } from "./lively_pages.ts";
import type { Page } from "./playwright.ts";

const data = loadDecisionData();
const evaluations = loadEvaluations(), served = loadServed(), offers = loadOffers();

/** A live figure with a fit of each table. */
const figures = () => [
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

const attacks = ATTACKS.map((text) => text.toWellFormed());

/** Random addresses, of a page's settings and their values, and how many places then say something. */
type States = { count: number; names: string[]; odds: number; values: string[]; places: number };

browserTest("100 random states from the address never break a live figure", async (browser) => {
  const { path } = await strictPage(figures);
  const { page, faults } = await openFile(browser, path, { ready: "figure[hidden]" });
  const names = [evaluations, served, offers].flatMap(({ name, filters }) =>
    [...Object.keys(filters), "pin", "sort", "find"].map((setting) => `${name}.${setting}`)
  );
  const words = "chat merge bfloat16 dense A100 B200 gpqa fp8 active input open list log linear " +
    "true false all 0 1 7 40";
  const values = words.split(" ");
  assert.deepEqual(await broken(page, { count: 100, names, odds: 0.1, values, places: 3 }), []);
  assert.deepEqual(faults, []);
});

browserTest("2,000 random states from the address never break the first page", async (browser) => {
  const path = await written(await indexOf(data));
  const { page, faults } = await openFile(browser, path, { ready: "form.question" });
  await page.evaluate(() => {
    document.querySelector("main")!.style.display = "none"; // words alone
    let frames = 0; // what waits for a frame comes at once
    globalThis.requestAnimationFrame = (work) => (++frames % 4 === 0 && work(0), 0);
    globalThis.setTimeout = ((work: () => void) => (work(), 0)) as typeof setTimeout;
  });
  const settings = questionSettings(data), names = Object.keys(settings);
  const values = Object.values(settings).flatMap((one) => one.kind === "one of" ? one.values : []);
  const states = {
    count: 2000,
    names: names.map((name) => `which.${name}`),
    odds: 0.3,
    values,
    places: 1,
  };
  assert.deepEqual(await broken(page, states), []);
  assert.deepEqual(faults, []);
});

/** Addresses that break what a page says. */
function broken(page: Page, states: States): Promise<string[]> {
  return page.evaluate(({ count, names, odds, values, places, attacks }) => {
    let seed = 20261128;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)];
    const any = () =>
      one([
        () => String(10 ** (random() * 30 - 15)),
        () => String(Math.round(random() * 100)),
        () => one(["", "-1", "NaN", "Infinity", "1e999", "null", "true"]),
        () => one(values),
        () => one(attacks),
      ])();
    const textsOf = (root: Document | ShadowRoot) =>
      [...root.querySelectorAll(".lead, [data-place]:not(form), .status, .fault, .canvas > svg")]
        .map((node) => ({
          must: node.matches(".lead, .status"),
          text: node.localName === "svg" ? node.getAttribute("aria-label") : node.textContent,
        }));
    const broken: string[] = [];
    for (let i = 0; i < count; i++) {
      const asked = new URLSearchParams();
      for (const name of names) if (random() < odds) asked.append(name, any());
      if (random() < 0.1) asked.append(one(attacks), one(attacks));
      history.replaceState(null, "", `#${asked}`);
      dispatchEvent(new HashChangeEvent("hashchange"));
      const open = [...document.querySelectorAll("[data-drawing]")].map((live) => live.shadowRoot!);
      const said = [document, ...open].flatMap(textsOf);
      const wrong = /NaN|undefined|\[object|(?<![\w-])Infinity(?![\w-])/
        .exec(said.map(({ text }) => text).join(" "));
      const speaking = said.filter(({ must, text }) => must && text !== "");
      if (wrong || speaking.length !== places) {
        broken.push(`${wrong}: ${decodeURIComponent(location.hash)}`);
      }
    }
    return broken.slice(0, 5);
  }, { ...states, attacks });
}

browserTest("names that try to be more stay text on the first page", async (browser) => {
  const attack = (i: number) => attacks[i % attacks.length] + i;
  const models = data.models.map((model, i) => ({
    ...model,
    model: attack(i),
    offers: model.offers.map((offer) => ({ ...offer, provider: attack(i) })),
  }));
  const path = await written(await indexOf({ ...data, models }));
  const hash = `#which.one=${encodeURIComponent(attacks[0])}&${encodeURIComponent(attacks[1])}`;
  for (const scripts of [true, false]) {
    const { page, faults } = await openFile(browser, path, {
      ready: "form.question",
      scripts,
      hash,
    });
    assert.equal(await page.locator("main :is(img, script)").count(), 0);
    assert.equal(await page.locator("[onload], [onerror], [onmouseover]").count(), 0);
    assert.match(await page.locator("#candidates").textContent() ?? "", /onerror="alert/);
    assert.deepEqual(faults, []);
  }
});
