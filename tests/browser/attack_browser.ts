/** Live figures in Chromium, given names, files and addresses that try to break them. */
import assert from "node:assert/strict";
import type { Browser } from "playwright-core";
import type { Evaluation } from "../../lib/read/evaluations.ts";
import type { Read } from "../../lib/read/left_out.ts";
import { loadCo2 } from "../../lib/read/today.ts";
import { liveFigure } from "../../lib/show/live.ts";
import { analyseCo2 } from "../../lib/study/questions.ts";
import { browserTest, inChromium, openFile } from "./chromium.ts";
import { download } from "./download.ts";
import { widthOf } from "./exported_page.ts";
import { ATTACKS } from "./attacks.ts";
import { attackers, attackersFile, live, withPages } from "./pages.ts";

browserTest(
  "names that are attacks stay text, those of a user's own CSV and of the address too",
  async () => {
    const shown = (study: Read<Evaluation>) => () =>
      liveFigure(analyseCo2({ ...loadCo2(), study }, { rows: "study" }));
    const pages = { attack: shown(attackers()), file: shown(await attackersFile()) };
    const hash = `#${
      ATTACKS.map((text) => `co2.types=${encodeURIComponent(text.toWellFormed())}`).join("&")
    }`;
    await inChromium((browser) =>
      withPages(pages, async (path) => {
        for (const name of ["attack", "file"]) await attacked(browser, path(name), hash);
      })
    );
  },
);

/** Does all that shows a name somewhere, and looks whether one became more than text. */
async function attacked(browser: Browser, path: string, hash: string): Promise<void> {
  const { page, faults } = await openFile(browser, path, { hash });
  await page.getByRole("button", { name: /^Show \d+ more/ }).click();
  await page.getByLabel("Find a model").fill("script");
  for (const pin of await page.locator("tbody button").all()) await pin.click();
  await page.locator(".stage").focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press("ArrowRight");
  for (const button of ["Figure as SVG", "Figure as PNG", "Download CSV"]) {
    assert.ok((await download(page, button)).bytes.length > 0);
  }
  await page.getByText("These settings as the notebook's code").click();
  const made = await page.evaluate(() => {
    const root = document.querySelector("[data-theme]")!.shadowRoot!;
    return [
      ...root.querySelectorAll("script, img, iframe, a, [onerror], [onload], [onmouseover]"),
    ]
      .map((node) => node.outerHTML);
  });
  assert.deepEqual(made, []);
  const names = await page.locator("tbody th").allTextContents();
  assert.ok(names.some((name) => name.startsWith(`</script><script>alert("script")`)));
  assert.equal(await widthOf(page), 1300);
  assert.deepEqual(faults, []);
  await page.context().close();
}

browserTest("100 random states from the address never break a live figure", async () => {
  await inChromium((browser) =>
    withPages(live, async (path) => {
      for (const id of Object.keys(live)) {
        const { page, faults } = await openFile(browser, path(id));
        const asked = { id, count: 100, attacks: ATTACKS.map((text) => text.toWellFormed()) };
        assert.deepEqual(await page.evaluate(randomStates, asked), []);
        assert.deepEqual(faults, []);
        await page.context().close();
      }
    })
  );
});

/** Runs in a page: puts random words into the address, and gives those that broke what it says. */
function randomStates({ id, count, attacks }: { id: string; count: number; attacks: string[] }) {
  let seed = 20261125;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)];
  const keys =
    ("rows types precisions experts minParamsB maxParamsB minScorePercent maxScorePercent " +
      "repeats hardware quantizations sizes average kinds doubts machines tasks weights size tokens " +
      "minConcurrency maxConcurrency gridGramsPerKWh pue inputPerOutput slmLimitB fit xScale yScale " +
      "errors pin sort find").split(" ");
  const words =
    ("today study chat merge bfloat16 dense first median A100 B200 gpqa fp8 active input " +
      "open API undoubted linear log exponential classical CR2 NaN Infinity null -1 0 1 7 40")
      .split(" ");
  const value = () =>
    one([
      () => one(words),
      () => one(attacks),
      () => String(10 ** (random() * 12 - 6)),
      () => "",
    ])();
  const host = document.querySelector<HTMLElement>("[data-theme]")!, broken: string[] = [];
  for (let i = 0; i < count; i++) {
    const asked = new URLSearchParams();
    for (const key of keys) if (random() < 0.2) asked.append(`${id}.${key}`, value());
    history.replaceState(null, "", `#${asked}`);
    dispatchEvent(new HashChangeEvent("hashchange"));
    const said = [".status", ".answer", ".claims", ".folded"]
      .map((part) => host.shadowRoot!.querySelector(part)?.textContent ?? "").join(" ");
    const wrong = /NaN|undefined|\[object|Infinity/.exec(said);
    const empty = host.shadowRoot!.querySelector(".status")!.textContent === "";
    if (wrong || empty) broken.push(`${wrong}: ${decodeURIComponent(location.hash)}`);
  }
  return broken.slice(0, 5);
}
