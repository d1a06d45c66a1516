import assert from "node:assert/strict";
import { JSDOM } from "jsdom";
import { analyseEnergy, type EnergySettings, loadEnergy } from "../../lib/mod.ts";
import { livePair } from "../../lib/page/live_pair.ts";
import { pack } from "../../lib/study/travel.ts";

const tables = loadEnergy();

/** jsdom lays nothing out. */
class NoRoom {
  observe() {}
  disconnect() {}
}

/** A live pair in a page of this address; it has no room yet, so nothing is drawn. */
function opened(hash: string, settings: Partial<EnergySettings> = {}) {
  const { window } = new JSDOM("<main></main>", { url: `https://example.org/energy.html${hash}` });
  Object.assign(globalThis, { MutationObserver: window.MutationObserver, ResizeObserver: NoRoom });
  // jsdom has none: no theme is asked for.
  window.matchMedia = () =>
    ({ matches: false, addEventListener() {}, removeEventListener() {} }) as never;
  const host = window.document.querySelector("main")! as unknown as HTMLElement;
  const end = livePair(
    host,
    JSON.parse(JSON.stringify(pack(analyseEnergy(tables, settings)))),
    () => {},
  );
  const root = host.shadowRoot!;
  const select = [...root.querySelectorAll("select")]
    .find(({ value }) => value === "today" || value === "study")!;
  const choose = (rows: string) => {
    select.value = rows;
    select.dispatchEvent(new window.Event("input", { bubbles: true }) as never);
  };
  const labels = () => root.querySelector("form, .controls, div")!.textContent!;
  return { choose, end, labels, select, window };
}

Deno.test("livePair() shows the rows that the address names, else those of the notebook", () => {
  const shown = (hash: string, settings?: Partial<EnergySettings>) => {
    const { end, labels, select } = opened(hash, settings);
    const rows = select.value;
    // only the study's rows have a score, only today's requests at once
    assert.equal(labels().includes("Lowest score"), rows === "study");
    assert.equal(labels().includes("Most at once"), rows === "today");
    end();
    return rows;
  };
  assert.equal(shown(""), "today");
  assert.equal(shown("#rows.energy=study"), "study");
  assert.equal(shown("#rows.co2=study"), "today");
  assert.equal(shown("#rows.energy=tomorrow"), "today");
  assert.equal(shown("", { rows: "study" }), "study");
  assert.equal(shown("#rows.energy=today", { rows: "study" }), "today");
});

Deno.test("livePair() writes another choice of rows into the address, beside what stands there", () => {
  const { choose, end, window } = opened("#energy.average=median");
  choose("study");
  assert.equal(window.location.hash, "#energy.average=median&rows.energy=study");
  choose("today");
  assert.equal(window.location.hash, "#energy.average=median");
  end();
});

Deno.test("livePair() follows the address, until it is ended", () => {
  const { end, select, window } = opened("");
  const turn = (hash: string) => {
    window.history.replaceState(null, "", `/energy.html${hash}`);
    window.dispatchEvent(new window.Event("hashchange"));
    return select.value;
  };
  assert.equal(turn("#rows.energy=study"), "study");
  assert.equal(turn(""), "today");
  end();
  assert.equal(turn("#rows.energy=study"), "today");
});
